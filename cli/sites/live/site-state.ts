import type { HostRecord } from '../../../lib/palette/model';
import type { ClusterSummary } from '../../../lib/palette/survey-model';
import { firstSetUpOf } from '../../../lib/sites/first-set-up';
import type { Site } from '../../../lib/sites/site';
import { cloudTypeOf, kindOf } from '../../../lib/sites/site-kind';
import { isOwn } from '../doctor/judge-clusters';
import { countOf } from '../name-some';

export const siteStates = ['none', 'registered', 'setting-up', 'ready', 'attention'] as const;

/** `none`: nobody has registered a host. `registered`: hosts are there, and no cluster yet. */
export type SiteStateName = (typeof siteStates)[number];

export interface SiteState {
  readonly state: SiteStateName;
  /**
   * Hosts in the cluster; before there is one, those that are registered. Null: a search does not tell, because it counts
   * the machines of a virtualized site and not its appliances.
   */
  readonly hosts: number | null;
  /** Null: there is nothing to add. */
  readonly why: string | null;
  /** The site's own; null: none, or none that is surely its own. */
  readonly cluster: ClusterSummary | null;
}

/** How a site stands, by the clusters that bear its name and the hosts of its label that are in no cluster. Pure. */
export function stateOf(
  site: Site,
  named: readonly ClusterSummary[],
  free: readonly Pick<HostRecord, 'hostId'>[],
): SiteState {
  const live = named.filter(({ state }) => state !== 'Deleted');
  const [cluster] = live;
  const attention = (why: string, own: ClusterSummary | null = null) =>
    ({ state: 'attention', hosts: own === null ? free.length : countHosts(site, own), why, cluster: own }) as const;
  if (live.length > 1) return attention(`${countOf(live.length, 'cluster')} bear its name`);
  if (cluster === undefined) return withoutCluster(site, free.length);
  if (cluster.cloudType !== cloudTypeOf(site) || (!isOwn(site, cluster) && !site.adoptExistingCluster))
    return attention('a cluster that is not its own bears its name');
  const hosts = countHosts(site, cluster);
  const say = (state: SiteStateName, why: string | null = null) => ({ state, hosts, why, cluster });
  switch (cluster.state) {
    case 'Running':
      if (cluster.health === 'unhealthy') return say('attention', 'its cluster is not healthy');
      return isComplete(cluster) ? say('ready') : say('setting-up', 'a host is being added');
    case 'Pending':
    case 'Provisioning':
      return say('setting-up');
    case 'Deleting':
      return say('attention', 'its cluster is being deleted');
    default:
      return say('attention', `its cluster is in state ${cluster.state}`);
  }
}

function withoutCluster(site: Site, hosts: number): SiteState {
  if (hosts === 0) return { state: 'none', hosts, why: null, cluster: null };
  const missing = firstSetUpOf(site) - hosts;
  const why = missing > 0 ? `waits for ${countOf(missing, 'more host')}` : 'no cluster has been made yet';
  return { state: 'registered', hosts, why, cluster: null };
}

function countHosts(site: Site, { pools }: ClusterSummary): number | null {
  if (kindOf(site) === 'virtualized') return null;
  return pools.reduce((sum, { size }) => sum + size, 0);
}

/** Where Palette does not say how many are healthy, its state is believed. */
function isComplete({ pools }: ClusterSummary): boolean {
  return pools.every(({ size, healthy }) => healthy === null || healthy >= size);
}
