import { formatColor } from './contrast';
import { findNamedColor } from './named-colors';

/**
 * The colour that somebody means who writes it in another way than `#rrggbb`: by its name in CSS, as `rgb(…)` in whole
 * numbers, with three digits, without `#`, with an opacity. As `#rrggbb`; null when that cannot be known.
 */
export function readColorText(text: string): string | null {
  const plain = text.trim().toLowerCase();
  return findNamedColor(plain) ?? readDigits(plain) ?? readChannels(plain);
}

function readDigits(text: string): string | null {
  const digits = /^(?:#|0x)?([0-9a-f]+)$/.exec(text)?.[1] ?? '';
  if (digits.length === 6 || digits.length === 8) return `#${digits.slice(0, 6)}`;
  const isShort = digits.length === 3 || digits.length === 4;
  return isShort ? `#${[...digits.slice(0, 3)].map((digit) => digit + digit).join('')}` : null;
}

/** `rgb(0, 92, 75)`, `rgb(0 92 75 / 50%)`, `rgba(0, 92, 75, 0.5)`. */
function readChannels(text: string): string | null {
  const match = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*[\d.]+%?)?\s*\)$/.exec(text);
  if (match === null) return null;
  const [red = 256, green = 256, blue = 256] = match.slice(1, 4).map(Number);
  return Math.max(red, green, blue) > 255 ? null : formatColor([red, green, blue]);
}
