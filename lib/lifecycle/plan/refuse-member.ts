import type { HostId } from '../../hosts/edge-host-id';
import type { LifePlan } from '../life-plan';
import { refuse } from '../refusals';
import { poolOf, recordOf, type Scene } from '../scene';
import { refuseSite } from './refuse-site';

/** Why neither the entry nor the host itself may be touched: it is in a cluster, or another site has it. Pure. */
export function refuseMember(scene: Scene, hostId: HostId): LifePlan | null {
  const { site, elsewhere, hosts } = scene;
  // Pools that were not read may hold it, whatever its entry says: when that says so is unknown (API.md §2.4).
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  const facts = { host: hostId, site: site.id };
  if (poolOf(scene, hostId) !== null) return refuse('host_is_member', facts);
  if (hosts.get(hostId)?.presence === 'elsewhere') return refuse('host_registered_elsewhere', facts);
  const inOther = refuseOtherCluster(scene, hostId);
  if (inOther !== null) return inOther;
  const otherSite = elsewhere.get(hostId);
  return otherSite === undefined ? null : refuse('host_at_other_site', { ...facts, other: otherSite });
}

/**
 * Refuses a host that Palette has in a cluster which is not the site's; null: it has not. A cluster of the site's name that is
 * gone is none: Palette lets go of its hosts last. Pure.
 */
export function refuseOtherCluster(scene: Scene, hostId: HostId): LifePlan | null {
  const { site, clusters } = scene;
  const isOther = ({ uid, name }: { readonly uid: string; readonly name: string }) =>
    name !== site.clusterName && clusters.every((one) => one.uid !== uid);
  const other = recordOf(scene, hostId)?.clusters.find(isOther);
  return other === undefined
    ? null
    : refuse('host_in_other_cluster', { host: hostId, site: site.id, other: other.name });
}
