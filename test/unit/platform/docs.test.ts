import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../cli/sites/commands';
import { readCommandLine } from '../../../cli/sites/read-command-line';
import { isErrorCode } from '../../../lib/errors';

/** Every page that is there to be read, by its path. */
const pages = ['README.md', 'SECURITY.md', 'CHANGELOG.md', ...listPages('docs')]
  .filter((path) => existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function listPages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
}

/** As GitHub makes the fragment of a heading. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function anchorsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => toAnchor(heading));
}

describe('every link of a page leads somewhere', () => {
  const links = pages.flatMap(({ path, text }) =>
    [...withoutCode(text).matchAll(/\]\((?!https?:|mailto:|\w+:)([^)\s]+)\)/g)].map(([, to = '']) => ({ path, to })),
  );

  it('finds them', () => {
    expect(links.length).toBeGreaterThan(40);
  });

  it.each(links)('$path -> $to', ({ path, to }) => {
    const [file = '', anchor] = to.split('#');
    const target = file === '' ? path : normalize(join(dirname(path), file));
    expect(existsSync(target)).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(target)).toContain(anchor);
  });
});

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '');
}

describe('every command that a page names can be typed', () => {
  const lines = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/npm run (?:--silent )?sites -- ([^`\n]*)/g)].map(([, typed = '']) => ({ path, typed })),
  );

  it('finds them', () => {
    expect(lines.length).toBeGreaterThan(10);
  });

  it.each(lines)('$path: $typed', ({ typed }) => {
    const args = splitShell(typed);
    // A page may name a command alone, without the words that it needs.
    const isNameOnly = args.length === 1 && commands.some(({ name }) => name === args[0]);
    expect(() => readCommandLine(commands, isNameOnly ? [args[0] ?? '', '--help'] : args, 80)).not.toThrow();
  });
});

/** Words and quoted words, up to a comment, a pipe or a redirection. */
function splitShell(typed: string): string[] {
  const [command = ''] = typed.split(/\s(?:#|\||>|&&)(?:\s|$)/);
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three ?? '');
}

it('every script that a page names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => ({ path, name })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
});

it('every file of ours that a page names in code is there', () => {
  const named = pages.flatMap(({ path, text }) =>
    [...withoutCode(text).matchAll(/`((?:lib|app|cli|test|docs|public|\.github)\/[\w./[\]-]+)`/g)].map(
      ([, file = '']) => ({ path, file }),
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  // What a build, a run or IT itself makes is not in the tree.
  const isThere = (file: string) => existsSync(file) || /^(public\/brand|test\/e2e\/.*\.png)/.test(file);
  expect(named.filter(({ file }) => !isThere(file.replace(/\/$/, '')))).toEqual([]);
});

it('every error code that a troubleshooting row names is in the catalogue', () => {
  const page = pages.find(({ path }) => path === join('docs', 'troubleshooting.md'));
  const codes = [...(page?.text ?? '').matchAll(/^\| `([a-z_]+)`/gm)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !isErrorCode(code))).toEqual([]);
});
