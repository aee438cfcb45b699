import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** What docs/adopt.md says, done literally in a folder of its own: the files that it shows, the commands that it names. */
const page = readFileSync('docs/adopt.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fence = '```';

function blockOf(language: string): string {
  const [, rest] = page.split(`\n${fence}${language}\n`);
  if (rest === undefined) throw new Error(`docs/adopt.md shows no ${language}`);
  return rest.slice(0, rest.indexOf(fence));
}

/** Behind the first line, where columns get their full names. */
const rowsOf = (csv: string) => csv.trim().split('\n').slice(1);

const config = blockOf('ts').replace('./lib/sites/define-sites', resolve('lib/sites/define-sites.ts'));
writeFileSync(join(folder, 'sites.config.ts'), config);
writeFileSync(join(folder, 'hosts.csv'), 'edge_host_id,site\n');
writeFileSync(join(folder, 'my-sites.csv'), blockOf('csv'));
mkdirSync(join(folder, 'public'));
copyFileSync('vercel.json', join(folder, 'vercel.json'));

function run(args: readonly string[]) {
  const program = ['--import', 'tsx', '--conditions=react-server', resolve('cli/sites.ts')];
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'test' as const,
    SITES_CONFIG: join(folder, 'sites.config.ts'),
  };
  return new Promise<{ code: number | string; out: string; err: string }>((done) => {
    execFile(process.execPath, [...program, ...args], { env }, (error, out, err) =>
      done({ code: error === null ? 0 : (error.code ?? 'killed'), out, err }),
    );
  });
}

describe('adopting in an afternoon, as the page says', () => {
  const typed = [...page.matchAll(/^npm run sites -- (import [^#\n]*|check)(?= |$)/gm)].map(([, args = '']) =>
    args.trim().split(' '),
  );

  test('names the three commands of the third step', () => {
    expect(typed.map(([name]) => name)).toEqual(['import', 'import', 'check', 'check']);
  });

  test('they do what is said beside them', async () => {
    const file = join(folder, 'my-sites.csv');
    const shown = await run(['import', file]);
    expect(shown, shown.err).toMatchObject({ code: 0 });
    expect(shown.out).toContain('Nothing is written');
    const written = await run(['import', file, '--write']);
    expect(written, written.err).toMatchObject({ code: 0 });
    expect(rowsOf(readFileSync(join(folder, 'sites.csv'), 'utf8'))).toEqual(rowsOf(blockOf('csv')));
    const checked = await run(['check']);
    expect(checked, checked.err).toMatchObject({ code: 0 });
    expect(checked.out).toContain('nothing is wrong');
  }, 60_000);
});
