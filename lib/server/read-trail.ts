import type { AuditEvent } from '../store/records';
import type { Store } from '../store/store';

/** From the first moment on, and before the second, milliseconds; null: without end. */
export interface Period {
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
}

/** A reply of a store has to come back in its time. */
const piece = 1_000;

/** Everything that the store keeps of the audit trail in this period, oldest first. Throws `StoreError`. Changes nothing. */
export async function readTrail(store: Pick<Store, 'readAudit'>, period: Period): Promise<readonly AuditEvent[]> {
  const { sinceMs, untilMs } = period;
  // What is written meanwhile pushes the rest on: an event at the edge of two pieces comes twice.
  const found = new Map<string, AuditEvent>();
  for (let skip = 0; ; skip += piece) {
    const events = await store.readAudit(piece, skip);
    for (const event of events) found.set(event.id, event);
    const oldest = events.at(-1);
    if (oldest === undefined || (sinceMs !== null && oldest.atMs < sinceMs)) break;
  }
  return [...found.values()]
    .filter(({ atMs }) => (sinceMs === null || atMs >= sinceMs) && (untilMs === null || atMs < untilMs))
    .sort((one, other) => one.atMs - other.atMs);
}
