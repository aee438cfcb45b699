import { expect, test } from 'vitest';
import { exitCodes } from '../../../cli/sites/command';
import { commands } from '../../../cli/sites/commands';
import { acting, renderCommandLinePage } from './command-line-page';

test('docs/command-line.md says of every command what its help says', async () => {
  await expect(renderCommandLinePage()).toMatchFileSnapshot('../../../docs/command-line.md');
});

test('and has every command, every option and every code that a process ends with', () => {
  const page = renderCommandLinePage();
  for (const { name, options = [] } of commands) {
    const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const { flags } of options) expect(section, name).toContain(`\`${flags}\``);
  }
  const codes = [...page.matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code));
  expect(codes).toEqual(Object.values(exitCodes));
});

test('and says of commands that act what they change, and of none that is not there', () => {
  const names = commands.map(({ name }) => name);
  for (const name of Object.keys(acting)) expect(names).toContain(name);
});

test('and says what they change of all that ask back, can be rehearsed, or write files', () => {
  const asks = (flags: string) => /^--(yes|dry-run|out|write)\b/.test(flags);
  const named = commands.filter(({ options = [] }) => options.some(({ flags }) => asks(flags))).map(({ name }) => name);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => acting[name] === undefined)).toEqual([]);
});

test('and names stand once', () => {
  const names = commands.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
