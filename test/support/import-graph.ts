import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Import, readImports, type Sources } from './read-imports';

/** Who imports what; paths from the root, with extension. */
export interface ImportGraph {
  readonly files: readonly string[];
  sourceOf(file: string): string;
  importsOf(file: string): readonly Import[];
  /** The file that an import of ours means, or null when it is none of these sources. */
  fileOf(target: string): string | null;
}

/** The graph of these sources. */
export function buildImportGraph(sources: Sources): ImportGraph {
  const imports = new Map([...sources].map(([path, text]) => [path, readImports(path, text)]));
  return {
    files: [...sources.keys()],
    sourceOf: (file) => sources.get(file) ?? '',
    importsOf: (file) => imports.get(file) ?? [],
    fileOf: (target) => [`${target}.ts`, `${target}.tsx`, target].find((file) => sources.has(file)) ?? null,
  };
}

/** All sources of the app: `app`, `cli`, `lib` and the proxy file. */
export function readSources(): Sources {
  const files = ['proxy.ts', ...['app', 'cli', 'lib'].flatMap(listFiles)];
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Everything that these files draw in when compiled, themselves included, as far as `isInside`. */
export function reach(graph: ImportGraph, from: readonly string[], isInside: (file: string) => boolean): Set<string> {
  const reached = new Set<string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file) || !isInside(file)) continue;
    reached.add(file);
    open.push(...neighbours(graph, file, ({ isTypeOnly }) => !isTypeOnly));
  }
  return reached;
}

/** Files that import each other in a ring, types included, or null. */
export function findCycle(graph: ImportGraph): string[] | null {
  const done = new Set<string>();
  for (const file of graph.files) {
    const cycle = findCycleFrom(graph, [file], done);
    if (cycle !== null) return cycle;
  }
  return null;
}

function findCycleFrom(graph: ImportGraph, path: readonly string[], done: Set<string>): string[] | null {
  const file = path.at(-1) ?? '';
  for (const next of neighbours(graph, file, () => true)) {
    if (path.includes(next)) return [...path.slice(path.indexOf(next)), next];
    const cycle = done.has(next) ? null : findCycleFrom(graph, [...path, next], done);
    if (cycle !== null) return cycle;
  }
  done.add(file);
  return null;
}

function neighbours(graph: ImportGraph, file: string, isWanted: (one: Import) => boolean): string[] {
  return graph.importsOf(file).flatMap((one) => {
    const target = one.isOurs && isWanted(one) ? graph.fileOf(one.target) : null;
    return target === null ? [] : [target];
  });
}
