import { createHash } from 'node:crypto';

/** An edge host ID as a real device prints it, the same for the same story and number. */
export function hostIdOf(story: string, number = 1): string {
  const digits = createHash('sha256').update(`${story} ${number}`).digest('hex');
  return `edge-${digits.slice(0, 32)}`;
}
