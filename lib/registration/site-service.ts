import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import type { Ports } from './ports';
import type { Run } from './run';

/** A site that is being served by this process. */
export interface SiteService {
  readonly run: Run;
  /** Ends when the site was served and the lease is given back. Rejects with `StoreError`. */
  readonly work: Promise<void>;
  /** Resolves as soon as nothing more will be done now about the host's intent; never, if the work ends before. */
  decided(hostId: HostId): Promise<Intent>;
}

/** Those who wait for decisions of one service. */
export interface Listeners {
  tell(intent: Intent): void;
  decided(hostId: HostId): Promise<Intent>;
}

/** Nobody listens yet. */
export function createListeners(): Listeners {
  const waiting = new Map<HostId, ((intent: Intent) => void)[]>();
  return {
    tell(intent) {
      const told = waiting.get(intent.hostId) ?? [];
      waiting.delete(intent.hostId);
      for (const resolve of told) resolve(intent);
    },
    decided: (hostId) =>
      new Promise((resolve) => {
        waiting.set(hostId, [...(waiting.get(hostId) ?? []), resolve]);
      }),
  };
}

const services = new WeakMap<Ports, Map<SiteId, Promise<SiteService | null>>>();

/**
 * What this process does for a site at this moment: starting to serve it, serving it, or finding out that somebody else
 * does (null). Whoever comes meanwhile joins in and asks the store nothing. Null: nothing.
 */
export function serviceUnderWay(ports: Ports, siteId: SiteId): Promise<SiteService | null> | null {
  return services.get(ports)?.get(siteId) ?? null;
}

/** Keeps a start, and the service that comes of it, for those who come meanwhile. */
export function keepService(
  ports: Ports,
  siteId: SiteId,
  starting: Promise<SiteService | null>,
): Promise<SiteService | null> {
  const known = services.get(ports) ?? new Map<SiteId, Promise<SiteService | null>>();
  services.set(ports, known);
  known.set(siteId, starting);
  const forget = () => {
    if (known.get(siteId) === starting) known.delete(siteId);
  };
  const ended = async () => {
    const service = await starting;
    await service?.work;
  };
  ended().then(forget, forget);
  return starting;
}
