import type { HostId } from '../../hosts/edge-host-id';
import type { Placement, Pool } from '../../palette/model';
import type { Site } from '../../sites/site';

export interface Assignment {
  readonly placements: readonly Placement[];
  /** Hosts for which no static address is left. */
  readonly without: readonly HostId[];
}

/** Gives each host the next static address that Palette shows as free, in the order of the config; none with DHCP. */
export function assignAddresses(site: Site, pools: readonly Pool[], hostIds: readonly HostId[]): Assignment {
  const { addressing } = site;
  if (addressing.type === 'dhcp') {
    return { placements: hostIds.map((hostId) => ({ hostId, address: null })), without: [] };
  }
  const used = new Set(pools.flatMap((pool) => pool.hosts.map((host) => host.address)));
  const free = addressing.addresses.filter((address) => !used.has(address));
  const placements = hostIds.slice(0, free.length).map((hostId, index) => ({ hostId, address: free[index] ?? null }));
  return { placements, without: hostIds.slice(free.length) };
}
