import type { SiteReading } from '../reading/read-site';
import { type Check, nameSite, reportAt } from './check';

/** Ids are unique; cluster names are unique in their project. */
export const checkIdentity: Check = ({ sites }, report) => {
  const ids = new Map<string, SiteReading>();
  const clusters = new Map<string, SiteReading>();
  for (const site of sites) {
    const { id, clusterName = id, projectUid = 'default' } = site.options;
    const sameId = claim(ids, id, site);
    if (sameId !== null) {
      const problem = `is already the id of ${sameId.path}`;
      reportAt(report, site, 'id', { value: id, problem, fix: 'Give each site an id of its own.' });
      continue;
    }
    if (site.isFaulty('clusterName')) continue;
    const sameCluster = claim(clusters, clusterName && `${projectUid}/${clusterName}`, site);
    if (sameCluster !== null) {
      const problem = `is already the cluster of ${nameSite(sameCluster)}`;
      const fix = 'Give each site of a project a cluster name of its own, or leave it out to use the id.';
      reportAt(report, site, 'clusterName', { value: clusterName, problem, fix });
    }
  }
};

/** The one who had the key before, or null after taking it. */
function claim(taken: Map<string, SiteReading>, key: string | undefined, site: SiteReading): SiteReading | null {
  if (key === undefined) return null;
  const earlier = taken.get(key) ?? null;
  if (earlier === null) taken.set(key, site);
  return earlier;
}
