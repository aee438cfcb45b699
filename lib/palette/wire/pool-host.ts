import type { Site } from '../../sites/site';
import type { NewPoolHost } from './pool';

/** The pool entry of a host: with its static address, or with an empty `nic` for DHCP (API.md §4.1). */
export function toPoolHost(site: Site, hostId: string, address: string | null): NewPoolHost {
  return { hostUid: hostId, hostName: '', nic: address === null ? {} : toNic(site, address) };
}

function toNic({ addressing }: Site, ip: string) {
  if (addressing.type === 'dhcp') return { ip };
  const { nic: nicName, subnetMask: subnet, gateway, dns } = addressing;
  return { nicName, ip, subnet, gateway, dns };
}
