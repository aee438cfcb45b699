const target = /url\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))/gi;
/** Ways to name a file without `url(`. */
const naming = /(?:image-set|image|src|cross-fade|element|expression|attr)\s*\(/i;
const rule = /@(?!media\b|supports\b)[\w-]+/i;

/**
 * What a style of an SVG does besides styling, or null: load something, be split by backslashes so that nobody can say, or
 * run something in an old browser. Fragments of the file itself (`url(#gradient)`) are fine. Comments are read like the
 * rest: what begins one may stand in a text, and would hide what follows.
 */
export function findStyleFault(style: string): string | null {
  if (style.includes('\\')) return 'hides letters of a style behind backslashes';
  if ([...style.matchAll(target)].some(([, ...named]) => !isFragment(named))) return 'loads something with url()';
  const named = naming.exec(style) ?? rule.exec(style);
  if (named !== null) return `has ${named[0]} in a style, which can load something`;
  return /behavior\s*(?::|\/\*)|-moz-binding/i.test(style) ? 'has a style that runs something' : null;
}

function isFragment(named: readonly (string | undefined)[]): boolean {
  return named.some((address) => address?.trim().startsWith('#'));
}
