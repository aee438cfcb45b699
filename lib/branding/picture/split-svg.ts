/** One piece of an SVG file; `at` is where it begins. */
export type SvgPiece =
  | { readonly kind: 'open' | 'empty'; readonly at: number; readonly name: string; readonly attributes: SvgAttributes }
  | { readonly kind: 'close'; readonly at: number; readonly name: string }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  /** What begins like none of these. */
  | { readonly kind: 'other'; readonly at: number; readonly text: string };

export type SvgAttributes = readonly { readonly name: string; readonly value: string; readonly at: number }[];

const attribute = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy;
const tagStart = /<([^\s<>"'/=!?]+)/gy;
const tagEnd = /\s*(\/?)>/gy;
const closing = /<\/([^\s<>"'/=!?]+)\s*>/gy;
const comment = /<!--(?!-?>)(?:(?!--)[\s\S])*-->/gy;
const prolog = /<\?xml\s[^?<>]*\?>/gy;
const longestShown = 30;

/**
 * Splits an SVG into tags and texts, strictly: what is no plain tag, text or comment comes out as `other`, and ends it. There
 * is nothing that this reads as text and a browser as a tag, because any `<` that it does not know is `other`.
 */
export function* splitSvg(source: string): Generator<SvgPiece> {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  take(prolog);
  while (at < source.length) {
    const start = at;
    if (take(comment)) continue;
    const close = take(closing);
    if (close) yield { kind: 'close', at: start, name: close[1] ?? '' };
    else if (source[at] === '<') {
      const piece = readTag(take, start);
      yield piece ?? { kind: 'other', at: start, text: source.slice(start, start + longestShown) };
      if (piece === null) return;
    } else {
      const end = source.indexOf('<', at);
      at = end < 0 ? source.length : end;
      yield { kind: 'text', at: start, text: source.slice(start, at) };
    }
  }
}

function readTag(take: (pattern: RegExp) => RegExpExecArray | null, start: number): SvgPiece | null {
  const name = take(tagStart)?.[1];
  if (name === undefined) return null;
  const attributes: { name: string; value: string; at: number }[] = [];
  for (let found = take(attribute); found !== null; found = take(attribute)) {
    attributes.push({ name: found[1] ?? '', value: found[2] ?? found[3] ?? '', at: found.index });
  }
  const end = take(tagEnd);
  return end === null ? null : { kind: end[1] === '/' ? 'empty' : 'open', at: start, name, attributes };
}

/** A text with its references (`&amp;`, `&#106;`) replaced; null when one is none of XML's own five or a number. */
export function decodeReferences(text: string): string | null {
  let isSound = true;
  const decoded = text.replace(/&([^;&]*);?/g, (whole, reference: string) => {
    const known = whole.endsWith(';') ? (named[reference] ?? numbered(reference)) : null;
    if (known === null) isSound = false;
    return known ?? '';
  });
  return isSound ? decoded : null;
}

const named: Readonly<Record<string, string | undefined>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function numbered(reference: string): string | null {
  const match = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(reference);
  if (match === null) return null;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
