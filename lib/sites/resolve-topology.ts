import { listAddresses, parseAddressRange } from './ipv4';
import type { Readable } from './reading/read-value';
import type { SiteInput } from './schema/site';
import type { Topology } from './site';

/** How many hosts a site may have when it has a worker pool, DHCP, and the config does not say. */
const defaultMaxHosts = 8;

type Options = Pick<Readable<SiteInput>, 'topology' | 'addressing' | 'pools' | 'kind' | 'virtualization'>;

/**
 * Fills what the config leaves out: one control-plane host that also runs work, further hosts join a worker pool - none
 * where two are all there may be -, and as many hosts as there are static addresses, or as pools take. The hosts of a
 * virtualized site are its appliances, of which none is a control plane.
 */
export function resolveTopology(options: Options): Topology {
  const { controlPlane = 1, controlPlaneRunsWork = true, maxHosts } = options.topology ?? {};
  if (options.kind === 'virtualized') {
    const likely = Math.max(defaultMaxHosts, options.virtualization?.appliances ?? 1);
    return { controlPlane: 1, controlPlaneRunsWork, workerPool: true, maxHosts: maxHosts ?? likely };
  }
  const workerPool = options.topology?.workerPool ?? controlPlane !== 2;
  const likely = workerPool ? likelyMaxHosts(options, controlPlane) : controlPlane;
  return { controlPlane, controlPlaneRunsWork, workerPool, maxHosts: maxHosts ?? likely };
}

function likelyMaxHosts(options: Options, controlPlane: number): number {
  const addresses = listStaticAddresses(options.addressing);
  const room = addresses === null ? Math.max(defaultMaxHosts, controlPlane) : addresses.length;
  return Math.min(room, controlPlane + countPoolRoom(options.pools));
}

/** How many hosts worker pools take together. Pure. */
export function countPoolRoom(pools: Options['pools']): number {
  if (pools === undefined) return Number.POSITIVE_INFINITY;
  return pools.reduce((sum, pool) => sum + (pool?.maxHosts ?? Number.POSITIVE_INFINITY), 0);
}

/** Every static address, ranges spelt out, in order; null with DHCP. Faulty entries are left out. */
export function listStaticAddresses(addressing: Options['addressing']): string[] | null {
  if (addressing === undefined || addressing === 'dhcp') return null;
  return (addressing.addresses ?? []).flatMap((entry) => {
    const range = entry === undefined ? null : parseAddressRange(entry);
    return range === null ? [] : listAddresses(range);
  });
}
