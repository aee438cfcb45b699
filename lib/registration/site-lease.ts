import { fail } from '../errors';
import type { Site } from '../sites/site';
import type { Ports } from './ports';
import { projectOf } from './run';
import { StopRun } from './stop-run';
import { tolerate } from './tolerate';

/** API.md §12, Lease. Milliseconds. */
const leaseMs = 30_000;
const skewMs = 2_000;

/** The right to write for one site, held by one run at a time. */
export interface SiteLease {
  /** Rejects with `StopRun` unless the lease lasts longer than one attempt can take; renews it first. */
  ensure(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lease of a site's cluster, or null when somebody else holds it. After an *expired* lease it waits until no
 * write of the former holder can still be on the wire, because Palette offers no fencing.
 */
export async function takeSiteLease(ports: Ports, site: Site): Promise<SiteLease | null> {
  const { store, clock, palette } = ports;
  const name = `site:${projectOf(ports, site) ?? 'tenant'}:${site.clusterName}`;
  const owner = ports.createId();
  // Measured before the call: the answer may be slow, and the lease must never seem longer than it is.
  let endsAtMs = clock.now() + leaseMs;
  const answer = await store.takeLease(name, owner, leaseMs);
  if (!answer.granted) return null;
  const renew = async () => {
    const askedAtMs = clock.now();
    const isOurs = await store.renewLease(name, owner, leaseMs);
    if (isOurs) endsAtMs = askedAtMs + leaseMs;
    return isOurs;
  };
  if (answer.before === 'expired') {
    await clock.sleep(palette.attemptTimeoutMs + skewMs);
    if (!(await renew())) return null;
  }
  const needed = palette.attemptTimeoutMs + skewMs;
  return {
    ensure: async () => {
      const isLong = endsAtMs - clock.now() >= leaseMs / 2 + needed;
      if (!isLong && !(await renew())) throw new StopRun(fail('site_busy').error);
    },
    // A lease that is not given back ends by itself; what was done under it stands.
    release: () => tolerate(ports, 'release_lease', () => store.releaseLease(name, owner)),
  };
}
