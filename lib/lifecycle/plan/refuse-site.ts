import { stopSite } from '../../registration/plan/site-layer';
import type { LifePlan } from '../life-plan';
import { refuse } from '../refusals';
import type { Scene } from '../scene';

/** Why nothing may be changed at the site as a whole, or null: rows s1 to s3 of API.md §12 hold for IT as well. Pure. */
export function refuseSite({ site, clusters }: Scene): LifePlan | null {
  const facts = { site: site.id, cluster: site.clusterName, count: String(clusters.length) };
  switch (stopSite(site, clusters)?.code) {
    case undefined:
      return null;
    case 'cluster_ambiguous':
      return refuse('cluster_ambiguous', facts);
    case 'cluster_deleting':
      return refuse('cluster_deleting', facts);
    default:
      return refuse('cluster_not_ours', facts);
  }
}
