import { escapeUnseen } from '../../lib/server/escape-unseen';

/** A text that came from outside, as a terminal may show it: in one line, and without commands in it. Pure. */
export function plainText(text: string): string {
  return escapeUnseen(text.replace(/\p{Cc}/gu, ' '));
}
