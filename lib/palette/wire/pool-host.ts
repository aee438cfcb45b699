import type { Site } from '../../sites/site';
import type { Placement } from '../model';
import type { NewPoolHost } from './pool';

/** The pool entries of hosts: with their static address, or with an empty `nic` for DHCP (API.md §4.1). */
export function toPoolHosts(site: Site, placements: readonly Placement[]): NewPoolHost[] {
  return placements.map(({ hostId, address }) => ({
    hostUid: hostId,
    hostName: '',
    nic: address === null ? {} : toNic(site, address),
  }));
}

function toNic({ addressing }: Site, ip: string) {
  if (addressing.type === 'dhcp') return { ip };
  const { nic: nicName, subnetMask: subnet, gateway, dns } = addressing;
  return { nicName, ip, subnet, gateway, dns };
}
