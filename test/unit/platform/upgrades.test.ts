import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configVersion } from '../../../lib/sites/migrate-config';
import { readSources } from '../../support/import-graph';
import { withoutComments } from '../../support/read-imports';

const page = readFileSync('docs/upgrades.md', 'utf8');
const changelog = readFileSync('CHANGELOG.md', 'utf8');

/** Everything below a folder, by its path. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('what IT edits is apart from what we edit', () => {
  test('the folders that are IT’s hold the sample, and nothing that the app needs', () => {
    const ours = [...listFiles('public/brand'), ...listFiles('staging')];
    expect(ours.toSorted()).toEqual([
      'public/brand/icon.png',
      'public/brand/icon.svg',
      'public/brand/logo-dark.svg',
      'public/brand/logo.svg',
      'staging/sample-root.pem',
    ]);
  });

  test('no code of ours names a file in them, but as an example in a remedy', () => {
    const naming = [...readSources()].filter(([, source]) =>
      /['"`][^'"`\n]*\/?(brand\/[\w-]+\.(svg|png|webp)|staging\/[\w-]+\.(pem|crt))['"`]/.test(withoutComments(source)),
    );
    expect(naming.map(([path]) => path).filter((path) => !isMention(path))).toEqual([]);
  });

  test('the page names them all, and the step that keeps them names the same', () => {
    const [, paths = ''] = /^for path in ([^;]+);/m.exec(page) ?? [];
    expect(paths.split(' ').toSorted()).toEqual([
      'hosts.csv',
      'public/brand',
      'sites.config.ts',
      'sites.csv',
      'staging',
    ]);
    for (const path of paths.split(' ')) expect(page).toMatch(new RegExp(`^\\|.*\`${path}/?\``, 'm'));
  });

  test('files of the environment never go into git', () => {
    const ignored = readFileSync('.gitignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.env.local']));
  });
});

/** Examples in the remedies of faults. */
function isMention(path: string): boolean {
  return /^lib\/sites\/(schema|checks)\//.test(path);
}

describe('every version of the config is told', () => {
  const versions = Array.from({ length: configVersion }, (_, index) => index + 1);

  test.each(versions)('version %i has its row', (version) => {
    expect(page).toMatch(new RegExp(`^\\| ${version} \\|`, 'm'));
  });

  test('and no version that there is not', () => {
    expect(page).not.toMatch(new RegExp(`^\\| ${configVersion + 1} \\|`, 'm'));
  });

  test('the changelog names the newest', () => {
    expect(changelog).toContain(`Config version ${configVersion}.`);
  });
});

test('the changelog is in the form that it says', () => {
  const heads = [...changelog.matchAll(/^## (.+)$/gm)].map(([, head = '']) => head);
  expect(heads[0]).toBe('[Unreleased]');
  for (const head of heads.slice(1)) expect(head).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/);
  const kinds = [...changelog.matchAll(/^### (.+)$/gm)].map(([, kind]) => kind);
  for (const kind of kinds) expect(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).toContain(kind);
});

test('links of both pages lead somewhere', () => {
  const targets = [
    ...[...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => join('docs', target)),
    ...[...changelog.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target),
  ];
  expect(targets.length).toBeGreaterThan(2);
  for (const target of targets) expect(existsSync(target)).toBe(true);
});
