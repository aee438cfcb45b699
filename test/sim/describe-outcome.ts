import type { Outcome } from './simulate';
import { formatTime } from './trace';

/** What a run broke, one promise a line, and how to see it happen. */
export function describeOutcome({ seed, violations, evidence, fingerprint }: Outcome): string {
  const lines = violations.map(({ invariant, atMs, what }) => {
    const when = atMs === null ? '    at the end' : `    ${formatTime(atMs - evidence.startMs)}`;
    return `${when} ${invariant}: ${what}`;
  });
  const head = `seed ${seed}, fingerprint ${fingerprint}: ${violations.length} promises broken`;
  return [head, ...lines, `    see it happen: npm run sim -- --seed ${seed}`].join('\n');
}
