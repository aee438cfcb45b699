import type { HostId } from '../../hosts/edge-host-id';
import type { LifePlan } from '../life-plan';
import { refuse } from '../refusals';
import { poolOf, recordOf, type Scene } from '../scene';
import { refuseSite } from './refuse-site';

/** Why neither the entry nor the host itself may be touched: it is in a cluster, or another site has it. Pure. */
export function refuseMember(scene: Scene, hostId: HostId): LifePlan | null {
  const { site, clusters, elsewhere, hosts } = scene;
  // Pools that were not read may hold it, whatever its entry says: when that says so is unknown (API.md §2.4).
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  const facts = { host: hostId, site: site.id };
  if (poolOf(scene, hostId) !== null) return refuse('host_is_member', facts);
  if (hosts.get(hostId)?.presence === 'elsewhere') return refuse('host_registered_elsewhere', facts);
  const others = (recordOf(scene, hostId)?.clusters ?? []).filter(({ uid }) =>
    clusters.every((one) => one.uid !== uid),
  );
  const [other] = others;
  if (other !== undefined) return refuse('host_in_other_cluster', { ...facts, other: other.name });
  const otherSite = elsewhere.get(hostId);
  return otherSite === undefined ? null : refuse('host_at_other_site', { ...facts, other: otherSite });
}
