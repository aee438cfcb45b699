import { createHash } from 'node:crypto';

/** No letters that look like digits: people read references over the phone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short reference such as `7KQ2-M9XD`, the same for the same seed; about 39 bits. */
export function createReference(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  const letters = [...digest.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
