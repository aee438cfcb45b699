import type { HostId } from '../../hosts/edge-host-id';
import type { Site } from '../site';

/** A site that Terraform could not make as we would, and why. */
export interface LeftOut {
  readonly siteId: Site['id'];
  /** A whole sentence. */
  readonly reason: string;
}

/** Why the site cannot be written down with these hosts, or null when it can. Pure. */
export function reasonToLeaveOut(site: Site, hosts: readonly HostId[]): string | null {
  const { status, endpoint, topology, addressing } = site;
  if (status.state === 'closed') return 'It is closed.';
  if (status.state === 'moved') return `It has moved to ${status.to}.`;
  // The provider sends every endpoint as a VIP (API.md §4.1), which would make another cluster than ours.
  if (endpoint.type === 'ddns') return 'Its endpoint is a DNS name that hosts update; the provider knows VIPs only.';
  if (hosts.length < topology.controlPlane) {
    const needed = topology.controlPlane === 1 ? '1 host' : `${topology.controlPlane} hosts`;
    return `Its control plane needs ${needed}, and hosts.csv names ${hosts.length || 'none'} by the whole ID.`;
  }
  const most = topology.workerPool ? topology.maxHosts : topology.controlPlane;
  if (hosts.length > most) return `hosts.csv names ${hosts.length} hosts, and it has room for ${most}.`;
  if (addressing.type === 'static' && addressing.addresses.length < hosts.length) {
    return `It has fewer addresses (${addressing.addresses.length}) than hosts (${hosts.length}).`;
  }
  return null;
}
