import type { Evidence } from '../evidence';
import type { Judgement } from '../judge';

/** Who comes back days later to a host that is where it belongs causes no write. */
export function checkRescans({ rescanWrites }: Evidence): Judgement {
  const violations = rescanWrites.map(({ arrivedAtMs, instance, method, template }) => ({
    invariant: 'a re-scan writes nothing' as const,
    atMs: arrivedAtMs,
    what: `${instance} ${method} ${template}`,
  }));
  return { violations, windows: [] };
}
