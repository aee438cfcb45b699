import type { Admission, Departure } from '../../palette/admission';
import { budgetOf, type RateLimit } from '../../palette/rate-limits';
import { createQueue, type Queue } from './queue';
import { refuse } from './refuse';
import { type Bucket, type BudgetPorts, isUsable, storeTimeoutMs, takeTurns, toBucket } from './turn';
import type { Wait } from './waiting-time';
import { createWallet } from './wallet';

export interface AdmissionOptions extends BudgetPorts {
  /** Most specific first; a path under none of them is not limited. */
  readonly limits: readonly RateLimit[];
  /**
   * Called when requests of a queue have to wait for more than a second: all who wait there, in order. At most once per
   * second for a queue and budget.
   */
  readonly announce: (queue: string, waits: readonly Wait[]) => void;
}

/** The 429 was answered already: what is noted about it must not hold up whoever got it. Milliseconds. */
const noteWithinMs = 1_000;

/**
 * Keeps the requests of all processes that share the store within Palette's limits; one per process. A `StoreError`
 * passes through: without the store nobody knows what the others send.
 */
export function createAdmission(options: AdmissionOptions): Admission {
  const { store, clock, limits, announce } = options;
  const buckets = new Map(limits.map((limit) => [limit.prefix, toBucket(limit)]));
  const queues = new Map<string, Queue>();
  const wallet = createWallet(options, [...buckets.values()]);
  const bucketOf = ({ path }: Departure) => buckets.get(budgetOf(path, limits)?.prefix ?? '') ?? null;

  function enterAsWorker(bucket: Bucket, departure: Departure): Promise<void> {
    const { queue: name } = departure.caller;
    const key = `${bucket.budget} ${name}`;
    const known = queues.get(key);
    if (known !== undefined) return known.enter(departure);
    if (wallet.draw(bucket.budget)) return Promise.resolve();
    const ports = { store, clock, wallet, tell: (waits: readonly Wait[]) => announce(name, waits) };
    const queue = createQueue(name, bucket, ports, () => queues.delete(key));
    queues.set(key, queue);
    return queue.enter(departure);
  }

  return {
    async enter(departure) {
      const bucket = bucketOf(departure);
      if (bucket === null) return;
      const { urgency } = departure.caller;
      return urgency === 'watch' ? enterAsWatcher(options, bucket, departure) : enterAsWorker(bucket, departure);
    },
    async noteBusy(departure) {
      const bucket = bucketOf(departure);
      if (bucket === null) return;
      const noted = new AbortController();
      const note = store.noteOverload(bucket.budget).catch(() => undefined);
      await Promise.race([note, clock.sleep(noteWithinMs, noted.signal)]);
      noted.abort();
    },
  };
}

/** Who only watches does not wait, and takes nothing from the wallet: that is for those who work. */
async function enterAsWatcher(ports: BudgetPorts, bucket: Bucket, departure: Departure): Promise<void> {
  const { queue } = departure.caller;
  const ask = { ...bucket, queue, wanted: 1, most: 1, urgency: 'watch', withinMs: 0 } as const;
  const leftMs = Math.max(0, departure.deadlineMs - ports.clock.now());
  const turns = await takeTurns(ports, ask, Math.min(leftMs, storeTimeoutMs));
  const nowMs = ports.clock.now();
  if (turns.granted === 0 || !isUsable(turns, nowMs)) throw refuse(departure, turns.fromMs - nowMs);
}
