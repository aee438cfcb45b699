import { posix } from 'node:path';

/** One import of a file, as written and resolved. */
export interface Import {
  readonly specifier: string;
  /** Path from the root without extension for what is ours, else the name of the package. */
  readonly target: string;
  readonly isOurs: boolean;
  /** Gone after compilation: no code is drawn in. */
  readonly isTypeOnly: boolean;
  readonly isReexport: boolean;
}

/** Sources by their path from the root, e.g. `lib/errors.ts`. */
export type Sources = ReadonlyMap<string, string>;

const statement = /^[ \t]*(import|export)\b(?!\s*[(.])([^;'"]*?)(?:\bfrom\s*)?(['"])([^'"\n]+)\3/gm;
const call = /\b(?:import|require)\s*\(\s*(['"`])([^'"`\n]+)\1/g;

/** All imports of a source, static and dynamic; what stands in comments does not count. */
export function readImports(path: string, source: string): Import[] {
  const code = withoutComments(source);
  const statics = [...code.matchAll(statement)].flatMap(([, keyword = '', clause = '', , specifier = '']) => {
    const isReexport = keyword === 'export';
    if (isReexport && !/^\s*(?:type\s*)?[{*]/.test(clause)) return [];
    return [{ ...resolve(path, specifier), isTypeOnly: isErased(clause), isReexport }];
  });
  const dynamics = [...code.matchAll(call)].map(([, , specifier = '']) => ({
    ...resolve(path, specifier),
    isTypeOnly: false,
    isReexport: false,
  }));
  return [...statics, ...dynamics];
}

/** Blanks comments out; strings stay, so that `https://` is no comment. */
export function withoutComments(source: string): string {
  const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return source.replace(token, (text) => (text.startsWith('/') ? text.replace(/[^\n]/g, ' ') : text));
}

/** `import type { A }` and `import { type A, type B }`; a bare `import 'x'` runs code. */
function isErased(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1];
  const list = names?.split(',').filter((name) => name.trim() !== '') ?? [];
  return list.length > 0 && list.every((name) => /^\s*type\s/.test(name));
}

function resolve(path: string, specifier: string) {
  if (!specifier.startsWith('.')) return { specifier, target: packageOf(specifier), isOurs: false };
  const target = posix.join(posix.dirname(path), specifier).replace(/\.(?:ts|tsx)$/, '');
  return { specifier, target, isOurs: true };
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
