import { findCycle, type ImportGraph, reach } from './import-graph';
import { withoutComments } from './read-imports';

/** A file that breaks a rule, and with what. */
export type Breach = readonly [file: string, what: string];

type Rule = (graph: ImportGraph) => readonly Breach[];

/** Rooms of the house from top to bottom; a room may use what stands below it, never what stands beside it. */
const levels: readonly (readonly string[])[] = [
  ['app', 'cli'],
  ['lib/server'],
  ['lib/posters'],
  ['lib/env', 'lib/i18n'],
  ['lib/webhooks'],
  ['lib/lifecycle'],
  ['lib/registration'],
  ['lib/access'],
  ['lib/palette', 'lib/store'],
  ['lib/outgoing'],
  ['lib/sites'],
  ['lib/hosts', 'lib/branding'],
  ['lib/errors', 'lib/clock', 'lib/log', 'lib/languages'],
];

/** The rules of house-style.md that imports and words can show. Each tells every file that breaks it. */
export const rules = {
  'imports go only downward, and palette and store never meet': (graph) =>
    ours(graph).flatMap(([file, target]): Breach[] => {
      const [from, to] = [roomOf(file), roomOf(target)];
      if (from === to || levelOf(from) < levelOf(to)) return [];
      return [[file, `${from} may not use ${target}`]];
    }),

  'every room has its place in the order': (graph) =>
    graph.files
      .filter((file) => levelOf(roomOf(file)) < 0)
      .map((file): Breach => [file, `no level for ${roomOf(file)}`]),

  'Next stays above lib/server': (graph) =>
    imports(graph)
      .filter(([file, { target }]) => target === 'next' && isBelowServer(file))
      .map(([file, { specifier }]): Breach => [file, specifier]),

  'the environment is read in lib/env and cli only': (graph) =>
    words(
      graph,
      /\bprocess\s*\.\s*env\b|\bprocess\s*\[|\benv\b[^;\n]*\}?\s*=\s*process\b/g,
      (file) => file === 'lib/env.ts' || file.startsWith('cli/'),
    ),

  'fetch is called in lib/palette, lib/outgoing, lib/server/compose.ts, cli and the browser only': (graph) => {
    const browser = browserFiles(graph);
    return words(graph, /(?<![.\w])fetch\s*\(|\bglobalThis\s*\.\s*fetch\b/g, (file) => {
      return (
        file.startsWith('lib/palette/') ||
        file.startsWith('lib/outgoing/') ||
        file.startsWith('cli/') ||
        file === 'lib/server/compose.ts' ||
        browser.has(file)
      );
    });
  },

  'no barrels: nothing is exported again': (graph) => [
    ...graph.files.filter((file) => /(^|\/)index\.tsx?$/.test(file)).map((file): Breach => [file, 'is called index']),
    ...imports(graph)
      .filter(([, { isReexport }]) => isReexport)
      .map(([file, { specifier }]): Breach => [file, `exports ${specifier} again`]),
  ],

  'no cycles': (graph) => {
    const cycle = findCycle(graph);
    return cycle === null ? [] : [[cycle[0] ?? '', cycle.join(' -> ')]];
  },

  'only lib/server and cli load the site configuration': (graph) =>
    imports(graph)
      .filter(([file]) => roomOf(file) !== 'lib/server' && roomOf(file) !== 'cli')
      .filter(
        ([, { target, isTypeOnly }]) =>
          /sites\.config|\.generated/.test(target) || (target === 'lib/sites/site-index' && !isTypeOnly),
      )
      .map(([file, { specifier }]): Breach => [file, specifier]),

  '@vercel/kv is imported by exactly one file of lib/store': (graph) => {
    const users = usersOf(graph, '@vercel/kv');
    if (users.length === 1 && users[0]?.startsWith('lib/store/')) return [];
    return users.length === 0
      ? [['lib/store', 'nobody imports it']]
      : users.map((file): Breach => [file, '@vercel/kv']);
  },

  '@libsql/client stays in lib/store': (graph) =>
    usersOf(graph, '@libsql/client')
      .filter((file) => !file.startsWith('lib/store/'))
      .map((file): Breach => [file, '@libsql/client']),

  'what the server or a browser loads draws in no croner: schedules are judged when sites are compiled': (graph) => {
    const entries = graph.files.filter((file) => ['app', 'lib/server'].includes(roomOf(file)));
    const loaded = reach(graph, entries, () => true);
    return usersOf(graph, 'croner').flatMap((file): Breach[] => (loaded.has(file) ? [[file, 'croner']] : []));
  },

  'Palette’s wire words stay in lib/palette': (graph) =>
    words(graph, /hostUid|machinepoolconfig|machinePool/g, (file) => file.startsWith('lib/palette/')),

  'what runs in the browser draws in no lib code but lib/i18n and lib/hosts, no zod and no Node': (graph) =>
    [...browserFiles(graph)].flatMap((file) =>
      graph
        .importsOf(file)
        .filter(({ isTypeOnly, target }) => !isTypeOnly && !isFitForBrowser(target))
        .map(({ specifier }): Breach => [file, specifier]),
    ),

  'lib/env and lib/server are guarded by server-only': (graph) =>
    ['lib/env.ts', 'lib/server.ts']
      .filter((file) => !graph.importsOf(file).some(({ specifier }) => specifier === 'server-only'))
      .map((file): Breach => [file, 'does not import server-only']),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

function roomOf(path: string): string {
  const [top = '', inner = ''] = path.replace(/\.tsx?$/, '').split('/');
  if (top === 'proxy') return 'app';
  return top === 'lib' ? `lib/${inner}` : top;
}

function levelOf(room: string): number {
  return levels.findIndex((level) => level.includes(room));
}

function isBelowServer(file: string): boolean {
  return levelOf(roomOf(file)) > levelOf('lib/server');
}

function isFitForBrowser(target: string): boolean {
  if (target.startsWith('lib/')) return /^lib\/(i18n|hosts)\//.test(target);
  return target !== 'zod' && target !== 'server-only' && !target.startsWith('node:');
}

function imports(graph: ImportGraph) {
  return graph.files.flatMap((file) => graph.importsOf(file).map((one) => [file, one] as const));
}

function ours(graph: ImportGraph) {
  return imports(graph)
    .filter(([, { isOurs, target }]) => isOurs && levelOf(roomOf(target)) >= 0)
    .map(([file, { target }]) => [file, target] as const);
}

function usersOf(graph: ImportGraph, name: string): string[] {
  return graph.files.filter((file) => graph.importsOf(file).some(({ target }) => target === name));
}

/** Files marked `'use client'` and all that they draw in from `app` and `lib/hosts`. */
function browserFiles(graph: ImportGraph): ReadonlySet<string> {
  const marked = graph.files.filter((file) => /^\s*['"]use client['"]/.test(withoutComments(graph.sourceOf(file))));
  return reach(graph, marked, (file) => /^(app|lib\/hosts)\//.test(file));
}

function words(graph: ImportGraph, pattern: RegExp, isAllowed: (file: string) => boolean): Breach[] {
  return graph.files
    .filter((file) => !isAllowed(file))
    .flatMap((file) =>
      [...withoutComments(graph.sourceOf(file)).matchAll(pattern)].map(([word]): Breach => [file, word.trim()]),
    );
}
