const loading = /url\s*\(\s*(?!["']?#)/i;
/** Ways to name a file without `url(`. */
const naming = /(?:image-set|image|src|cross-fade|element|expression|attr)\s*\(/i;
const rule = /@(?!media\b|supports\b)[\w-]+/i;

/**
 * What a style of an SVG does besides styling, or null: load something, be split by backslashes so that nobody can say, or
 * run something in an old browser. Fragments of the file itself (`url(#gradient)`) are fine.
 */
export function findStyleFault(style: string): string | null {
  const plain = style.replace(/\/\*[\s\S]*?\*\//g, ' ');
  if (plain.includes('\\')) return 'hides letters of a style behind backslashes';
  if (loading.test(plain)) return 'loads something with url()';
  const named = naming.exec(plain) ?? rule.exec(plain);
  if (named !== null) return `has ${named[0]} in a style, which can load something`;
  return /behavior\s*:|-moz-binding/i.test(plain) ? 'has a style that runs something' : null;
}
