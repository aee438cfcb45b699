import { policiesOf } from '../policies';
import type { Site } from '../site';
import { kindOf } from '../site-kind';
import type { NamedHost } from './place-hosts';

/** A site that Terraform could not make as we would, and why. */
export interface LeftOut {
  readonly siteId: Site['id'];
  /** A whole sentence. */
  readonly reason: string;
}

/** Why the site cannot be written down with these hosts, or null when it can, as far as its places are known. Pure. */
export function reasonToLeaveOut(site: Site, hosts: readonly NamedHost[]): string | null {
  const { status, endpoint, topology, addressing } = site;
  if (status.state === 'closed') return 'It is closed.';
  if (status.state === 'moved') return `It has moved to ${status.to}.`;
  if (kindOf(site) !== 'native') return `It is ${kindOf(site)}, and the provider makes native clusters only.`;
  // The provider sends every endpoint as a VIP (API.md §4.1), which would make another cluster than ours.
  if (endpoint.type !== 'vip') return 'Its endpoint is a DNS name that hosts update; the provider knows VIPs only.';
  if (hasSomeScans(site)) return 'It has some of the three scans; the provider takes all of them or none.';
  const most = topology.workerPool ? topology.maxHosts : topology.controlPlane;
  if (hosts.length > most) return `hosts.csv names ${hosts.length} hosts, and it has room for ${most}.`;
  if (addressing.type === 'static' && addressing.addresses.length < hosts.length) {
    return `It has fewer addresses (${addressing.addresses.length}) than hosts (${hosts.length}).`;
  }
  return null;
}

/** All three are required by the provider's schema (docs/staging-hosts.md). */
function hasSomeScans(site: Site): boolean {
  const scans = Object.values(policiesOf(site).scans);
  return scans.includes(null) && scans.some((schedule) => schedule !== null);
}
