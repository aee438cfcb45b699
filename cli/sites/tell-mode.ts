import type { Server } from '../../lib/server/compose';
import type { Outcome } from './command';

/** What people read who had no key set, and may take it for the real thing. */
export const simulatedWords = 'This was the simulator: nothing real was touched.';

/** The outcome with what it was done to: Palette (`live`), or the simulator, which is said as well. Pure. */
export function tellMode(outcome: Outcome, { isReal }: Pick<Server, 'isReal'>): Outcome {
  const { json, lines } = outcome;
  if (isReal) return { ...outcome, json: { mode: 'live', ...json } };
  return { ...outcome, json: { mode: 'simulator', ...json }, lines: [...lines, simulatedWords] };
}
