import { fail, type Result, succeed } from '../errors';

/** Becomes a label value in Palette, so the rules of Kubernetes labels hold. */
const pattern = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Letters with a stroke or joined, which are no letter with an accent; the other accents go by themselves. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/**
 * What the operator calls the host, blanks turned into dashes and letters without their accents (`Büro 2` is `Buro-2`);
 * null when nothing was typed. Fails with `host_name_invalid`.
 */
export function parseHostName(text: string): Result<string | null> {
  const name = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/\P{ASCII}/gu, toPlain);
  if (name === '') return succeed(null);
  return pattern.test(name) ? succeed(name) : fail('host_name_invalid');
}

function toPlain(letter: string): string {
  const plain = plainLetters[letter.toLowerCase()];
  if (plain === undefined) return letter;
  return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
}
