/**
 * At most `most` letters of the text for a line that a person reads, with … where something is left out. Where texts differ
 * late, `from` is the letter that must be seen: a few before it are kept. Pure.
 */
export function cutText(text: string, most: number, from = 0): string {
  if (text.length <= most) return text;
  const start = Math.max(0, Math.min(from - 8, text.length - most));
  const end = start + most;
  return `${start > 0 ? '…' : ''}${withoutHalves(text.slice(start, end))}${end < text.length ? '…' : ''}`;
}

/** A cut may go through an emoji, and a terminal shows half of one as rubbish. */
function withoutHalves(part: string): string {
  return part.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
