import { describe, expect, test } from 'vitest';
import { buildImportGraph, readSources } from '../support/import-graph';
import { readImports, withoutComments } from '../support/read-imports';
import { type RuleName, rules } from '../support/source-rules';

const names = Object.keys(rules) as RuleName[];
const real = buildImportGraph(readSources());

describe('the house keeps its rules', () => {
  test.each(names)('%s', (name) => {
    expect(rules[name](real)).toEqual([]);
  });

  test('the walk sees the house', () => {
    expect(real.files.length).toBeGreaterThan(150);
    expect(real.importsOf('lib/registration/plan/plan.ts').map(({ target }) => target)).toContain('lib/errors');
    expect(real.importsOf('lib/server/open-store.ts').map(({ target }) => target)).toContain('lib/store/kv-store');
  });
});

/** Sources that keep every rule. */
const sound = {
  'lib/env.ts': "import 'server-only';\nexport const all = process.env;",
  'lib/server.ts': "import 'server-only';\nimport { a } from './registration/a';",
  'lib/server/compose.ts': "fetch('/x');",
  'lib/store/kv-store.ts': "import { createClient } from '@vercel/kv';",
  'lib/registration/a.ts': "import type { B } from '../palette/b';",
  'lib/palette/b.ts': 'export const hostUid = 1; fetch(hostUid);',
  'lib/i18n/texts.ts': 'export const texts = {};',
  'app/leaf.tsx':
    "'use client';\nimport type { B } from '../lib/palette/b';\nimport { texts } from '../lib/i18n/texts';\nimport { get } from './get';",
  'app/get.ts': "export const get = () => fetch('/api');",
};

function breaches(name: RuleName, planted: Readonly<Record<string, string>>) {
  return rules[name](buildImportGraph(new Map(Object.entries({ ...sound, ...planted }))));
}

test.each(names)('sound sources pass: %s', (name) => {
  expect(breaches(name, {})).toEqual([]);
});

/** For each rule, sources that break it, and the file that is to be named. */
const planted: readonly [RuleName, string, string][] = [
  ['imports go only downward, and palette and store never meet', 'lib/palette/x.ts', "import '../registration/a';"],
  [
    'imports go only downward, and palette and store never meet',
    'lib/palette/x.ts',
    "import type {A} from '../store/y';",
  ],
  ['imports go only downward, and palette and store never meet', 'lib/store/x.ts', "await import('../palette/b');"],
  ['imports go only downward, and palette and store never meet', 'lib/hosts/x.ts', "import { a } from '../sites/y';"],
  ['imports go only downward, and palette and store never meet', 'lib/errors.ts', "import { l } from './log';"],
  ['imports go only downward, and palette and store never meet', 'cli/x.ts', "import { a } from '../app/get';"],
  ['imports go only downward, and palette and store never meet', 'lib/registration/x.ts', "import '../server';"],
  ['imports go only downward, and palette and store never meet', 'lib/server/x.ts', "import p from '../../proxy';"],
  ['every room has its place in the order', 'lib/utils/x.ts', ''],
  ['Next stays above lib/server', 'lib/registration/x.ts', "import { headers } from 'next/headers';"],
  ['Next stays above lib/server', 'lib/i18n/x.ts', "import next from 'next';"],
  ['the environment is read in lib/env and cli only', 'app/x.ts', 'const a = process.env.SECRET;'],
  ['the environment is read in lib/env and cli only', 'lib/server.ts', "const a = process['env'];"],
  ['the environment is read in lib/env and cli only', 'proxy.ts', 'const { env } = process;'],
  [
    'fetch is called in lib/palette, lib/outgoing, lib/server/compose.ts, cli and the browser only',
    'lib/store/x.ts',
    "await fetch('x');",
  ],
  [
    'fetch is called in lib/palette, lib/outgoing, lib/server/compose.ts, cli and the browser only',
    'app/page.tsx',
    "await fetch ('x');",
  ],
  [
    'fetch is called in lib/palette, lib/outgoing, lib/server/compose.ts, cli and the browser only',
    'app/x.ts',
    'const f = globalThis.fetch;',
  ],
  ['no barrels: nothing is exported again', 'lib/palette/index.ts', ''],
  ['no barrels: nothing is exported again', 'lib/palette/all.ts', "export * from './b';"],
  ['no barrels: nothing is exported again', 'lib/palette/all.ts', "export {\n  hostUid,\n} from './b';"],
  ['no barrels: nothing is exported again', 'lib/palette/all.ts', "export type { B } from './b';"],
  ['no cycles', 'lib/palette/b.ts', "import './b';"],
  ['only lib/server and cli load the site configuration', 'lib/sites/x.ts', "import c from '../../sites.config';"],
  ['only lib/server and cli load the site configuration', 'app/x.ts', "import c from '../.generated/sites.json';"],
  ['only lib/server and cli load the site configuration', 'app/x.ts', "import { l } from '../lib/sites/site-index';"],
  ['@vercel/kv is imported by exactly one file of lib/store', 'lib/store/x.ts', "import { kv } from '@vercel/kv';"],
  ['@vercel/kv is imported by exactly one file of lib/store', 'app/x.ts', "await import('@vercel/kv');"],
  ['@libsql/client stays in lib/store', 'lib/server/x.ts', "import('@libsql/client');"],
  [
    'what the server or a browser loads draws in no croner: schedules are judged when sites are compiled',
    'lib/registration/a.ts',
    "import { Cron } from 'croner';",
  ],
  ['Palette’s wire words stay in lib/palette', 'lib/registration/a.ts', 'const x = host.hostUid;'],
  ['Palette’s wire words stay in lib/palette', 'app/x.tsx', 'const x = body.machinepoolconfig;'],
  ['Palette’s wire words stay in lib/palette', 'lib/store/x.ts', 'const machinePools = 1;'],
  [browserRule(), 'app/leaf.tsx', "'use client';\nimport { fail } from '../lib/errors';"],
  [browserRule(), 'app/leaf.tsx', '"use client";\nimport { z } from "zod";'],
  [browserRule(), 'app/get.ts', "import { fail } from '../lib/errors';"],
  [browserRule(), 'app/get.ts', "import { join } from 'node:path';"],
  [browserRule(), 'app/get.ts', "import { key } from '../lib/access/key';"],
  ['lib/env and lib/server are guarded by server-only', 'lib/env.ts', ''],
  ['lib/env and lib/server are guarded by server-only', 'lib/server.ts', "// import 'server-only';"],
];

function browserRule(): RuleName {
  return 'what runs in the browser draws in no lib code but lib/i18n and lib/hosts, no zod and no Node';
}

describe('each rule can fail, and names the file', () => {
  test.each(planted)('%s: %s with %s', (name, file, source) => {
    expect(breaches(name, { [file]: source }).map(([where]) => where)).toContain(file);
  });

  test('what the browser draws in from lib/hosts draws in nothing more', () => {
    const hosts = { 'app/get.ts': "import { a } from '../lib/hosts/a';", 'lib/hosts/a.ts': "import '../errors';" };
    expect(breaches(browserRule(), hosts)).toEqual([['lib/hosts/a.ts', '../errors']]);
  });

  test('every rule is among them', () => {
    expect(new Set(planted.map(([name]) => name))).toEqual(new Set(names));
  });

  test('a ring of three files is told in full', () => {
    const ring = {
      'lib/sites/a.ts': "import '../hosts/b';",
      'lib/hosts/b.ts': "import type { C } from './c';",
      'lib/hosts/c.ts': "import '../sites/a';",
    };
    const path = 'lib/sites/a.ts -> lib/hosts/b.ts -> lib/hosts/c.ts -> lib/sites/a.ts';
    expect(breaches('no cycles', ring)).toEqual([['lib/sites/a.ts', path]]);
  });

  test('a store without @vercel/kv is told, too', () => {
    const rule = '@vercel/kv is imported by exactly one file of lib/store';
    expect(breaches(rule, { 'lib/store/kv-store.ts': '' })).toHaveLength(1);
  });
});

describe('reading imports', () => {
  function read(source: string) {
    return readImports('lib/a/b.ts', source).map(({ target, isTypeOnly }) => `${target}${isTypeOnly ? ' (type)' : ''}`);
  }

  test.each([
    ["import a from './c';", ['lib/a/c']],
    ["import a, { b } from '../c';", ['lib/c']],
    ["import * as a from '../../sites.config.ts';", ['sites.config']],
    ["import {\n  a,\n  type B,\n} from './c';", ['lib/a/c']],
    ["import {\n  type A,\n  type B,\n} from './c';", ['lib/a/c (type)']],
    ["import type { A } from './c';", ['lib/a/c (type)']],
    ["import './globals.css';", ['lib/a/globals.css']],
    ["import x from '@scope/name/deep';", ['@scope/name']],
    ["import x from 'next/headers';", ['next']],
    ["import x from 'node:path';", ['node:path']],
    ["const a = await import('./c');", ['lib/a/c']],
    ["const a = await import(/* hint */ './c');", ['lib/a/c']],
    ["const a = require('./c');", ['lib/a/c']],
    ["export { a } from './c';", ['lib/a/c']],
    ["export const a = 'x';", []],
    ["export type A = { kind: 'x' };", []],
    ["// import a from './c';", []],
    ["/*\nimport a from './c';\n*/", []],
    ["const url = 'https://x'; import('./c');", ['lib/a/c']],
  ])('%s', (source, expected) => {
    expect(read(source)).toEqual(expected);
  });

  test('comments are blanked, strings are kept, lines stay where they are', () => {
    expect(withoutComments("a; // b\n'// c' /* d\n e */ `// f`")).toBe("a;     \n'// c'     \n      `// f`");
  });
});
