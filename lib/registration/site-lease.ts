import { fail } from '../errors';
import type { Site } from '../sites/site';
import { StoreError } from '../store/store';
import type { Ports } from './ports';
import { projectOf } from './run';
import { StopRun } from './stop-run';
import { tolerate } from './tolerate';

/** API.md §12, Lease. Milliseconds. */
const leaseMs = 30_000;
const heartbeatMs = 10_000;
/** How far clocks may differ, and how long a request may be on its way after its attempt was given up. */
export const skewMs = 2_000;
/** A write needs the store's word for the lease, not older than this. */
const confirmedForMs = 2_000;

/** The right to write for one site, held by one run at a time; a heartbeat renews it until it is released. */
export interface SiteLease {
  /**
   * Rejects with `StopRun` unless the store has confirmed the lease lately and it lasts longer than one attempt can
   * take. Called just before every write.
   */
  ensure(): Promise<void>;
  /**
   * Gives the lease back; a failure is only logged. While a write may still be on the wire the lease is left to run out
   * at that time instead, so that whoever comes next waits (API.md §12).
   */
  release(onWireUntilMs: number): Promise<void>;
  /** The holder before never gave it back, and may have a write on the wire: see {@link awaitFormerHolder}. */
  readonly isTakenOver: boolean;
  /**
   * Waits until no write of the former holder can still be on the wire, because Palette offers no fencing; nothing may
   * even be read before. Rejects with `StopRun` when the lease was lost meanwhile.
   */
  awaitFormerHolder(): Promise<void>;
}

/** Takes the lease of a site's cluster, or null when somebody else holds it. Throws `StoreError`. */
export async function takeSiteLease(ports: Ports, site: Site): Promise<SiteLease | null> {
  const { clock, palette, store } = ports;
  const name = `site:${projectOf(ports, site) ?? 'tenant'}:${site.clusterName}`;
  const owner = ports.createId();
  const onWireMs = palette.attemptTimeoutMs + skewMs;
  // Measured before the call: the answer may be slow, and the lease must never seem longer than it is.
  let confirmedAtMs = clock.now();
  const answer = await askTwice(() => store.takeLease(name, owner, leaseMs));
  if (!answer.granted) return null;
  const renew = async () => {
    const askedAtMs = clock.now();
    const isOurs = await askTwice(() => store.renewLease(name, owner, leaseMs));
    if (isOurs) confirmedAtMs = askedAtMs;
    return isOurs;
  };
  const stopHeartbeat = startHeartbeat(ports, renew);
  let underWay: Promise<boolean> | null = null;
  const renewTogether = () => {
    underWay ??= renew().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  const ageMs = () => clock.now() - confirmedAtMs;
  return {
    isTakenOver: answer.before === 'expired',
    async awaitFormerHolder() {
      if (answer.before !== 'expired') return;
      await clock.sleep(onWireMs);
      if (!(await renewTogether())) throw new StopRun(fail('site_busy').error);
    },
    async ensure() {
      const isConfirmed = ageMs() >= 0 && ageMs() <= confirmedForMs;
      const isOurs = isConfirmed || (await renewTogether());
      if (!isOurs || ageMs() < 0 || ageMs() > leaseMs - onWireMs) throw new StopRun(fail('site_busy').error);
    },
    async release(onWireUntilMs) {
      stopHeartbeat();
      const restMs = onWireUntilMs - clock.now();
      const giveBack = restMs > 0 ? () => store.renewLease(name, owner, restMs) : () => store.releaseLease(name, owner);
      // A lease that is not given back ends by itself; what was done under it stands.
      await tolerate(ports, 'release_lease', () => askTwice<unknown>(giveBack));
    },
  };
}

/** A lost answer leaves open whether it was done; the owner's token makes asking again the same as asking once. */
async function askTwice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return ask();
  }
}

/** Renews while one step takes long, e.g. while it waits for its turn. A beat that fails is no proof of anything. */
function startHeartbeat(ports: Ports, renew: () => Promise<boolean>): () => void {
  const end = new AbortController();
  const beat = async () => {
    for (;;) {
      await ports.clock.sleep(heartbeatMs, end.signal);
      if (end.signal.aborted) return;
      await tolerate(ports, 'renew_lease', renew);
    }
  };
  void beat();
  return () => end.abort();
}
