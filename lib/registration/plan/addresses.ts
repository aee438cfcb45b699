import type { HostId } from '../../hosts/edge-host-id';
import type { Placement } from '../../palette/model';
import type { Site } from '../../sites/site';

export interface Assignment {
  readonly placements: readonly Placement[];
  /** Hosts for which no static address is left. */
  readonly without: readonly HostId[];
}

/** Gives each host the next static address that is not taken, in the order of the config; none with DHCP. */
export function assignAddresses(site: Site, taken: readonly (string | null)[], hostIds: readonly HostId[]): Assignment {
  const { addressing } = site;
  if (addressing.type === 'dhcp') {
    return { placements: hostIds.map((hostId) => ({ hostId, address: null })), without: [] };
  }
  const free = addressing.addresses.filter((address) => !taken.includes(address));
  const placements = hostIds.slice(0, free.length).map((hostId, index) => ({ hostId, address: free[index] ?? null }));
  return { placements, without: hostIds.slice(free.length) };
}
