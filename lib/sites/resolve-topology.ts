import { listAddresses, parseAddressRange } from './ipv4';
import type { Readable } from './reading/read-value';
import type { SiteInput } from './schema/site';
import type { Topology } from './site';

/** How many hosts a site may have when it has a worker pool, DHCP, and the config does not say. */
const defaultMaxHosts = 8;

type Options = Pick<Readable<SiteInput>, 'topology' | 'addressing'>;

/**
 * Fills what the config leaves out: one control-plane host that also runs work, further hosts join a worker pool, and as
 * many hosts as there are static addresses.
 */
export function resolveTopology(options: Options): Topology {
  const { controlPlane = 1, controlPlaneRunsWork = true, workerPool = true, maxHosts } = options.topology ?? {};
  return {
    controlPlane,
    controlPlaneRunsWork,
    workerPool,
    maxHosts: maxHosts ?? likelyMaxHosts(options, controlPlane, workerPool),
  };
}

function likelyMaxHosts(options: Options, controlPlane: number, workerPool: boolean): number {
  if (!workerPool) return controlPlane;
  const addresses = listStaticAddresses(options.addressing);
  return addresses === null ? Math.max(defaultMaxHosts, controlPlane) : addresses.length;
}

/** Every static address, ranges spelt out, in order; null with DHCP. Faulty entries are left out. */
export function listStaticAddresses(addressing: Options['addressing']): string[] | null {
  if (addressing === undefined || addressing === 'dhcp') return null;
  return (addressing.addresses ?? []).flatMap((entry) => {
    const range = entry === undefined ? null : parseAddressRange(entry);
    return range === null ? [] : listAddresses(range);
  });
}
