import type { ClusterSummary } from '../../../lib/palette/survey-model';
import { managedBy } from '../../../lib/registration/plan/labels';
import type { Site } from '../../../lib/sites/site';
import { cloudTypeOf } from '../../../lib/sites/site-kind';
import { countOf, groupBy, listWords } from '../name-some';
import type { Facts, ProjectFacts } from './facts';
import { blame, type Finding, skip, well } from './finding';

/** Did this app make it? Pure. */
export function isManaged({ labels }: Pick<ClusterSummary, 'labels'>): boolean {
  return labels['managed-by'] === managedBy;
}

/** Is it the site's own, also from before the site was renamed? Pure. */
export function isOwn(site: Site, cluster: Pick<ClusterSummary, 'labels'>): boolean {
  const { site: label } = cluster.labels;
  return isManaged(cluster) && label !== undefined && (label === site.id || label === site.renamedFrom);
}

/** The cluster that the site has, or may take over; null: none, or more than one. Pure. */
export function clusterOf(site: Site, clusters: readonly ClusterSummary[]): ClusterSummary | null {
  const named = clusters.filter(({ name, state }) => name === site.clusterName && state !== 'Deleted');
  const [only] = named;
  if (only === undefined || named.length > 1) return null;
  return isOwn(site, only) || site.adoptExistingCluster ? only : null;
}

/** Is the name of each site its own? Pure. */
export function judgeNames({ owner, inProjects }: Facts['palette']): Finding[] {
  if (!owner.isRead) return [skip('cluster.names', owner.because)];
  const found = inProjects.flatMap(({ sites, clusters }): Finding[] => {
    if (!clusters.isRead) return [skip('cluster.names', clusters.because)];
    const byName = groupBy(clusters.value, ({ name }) => name);
    return sites.flatMap((site) => judgeName(site, byName.get(site.clusterName) ?? []) ?? []);
  });
  const count = inProjects.reduce((sum, { sites }) => sum + sites.length, 0);
  return found.length > 0
    ? found
    : [well('cluster.names', `The cluster names of ${countOf(count, 'site')} are their own.`)];
}

function judgeName(site: Site, clusters: readonly ClusterSummary[]): Finding | null {
  const named = clusters.filter(({ state }) => state !== 'Deleted');
  const [only] = named;
  const bad = (sentence: string, fix?: string) => blame('cluster.names', 'bad', site.id, sentence, fix);
  if (only === undefined) return null;
  if (named.length > 1) {
    const sentence = `${countOf(named.length, 'cluster')} bear the name ${site.clusterName}: ${site.id} is stopped.`;
    return bad(sentence, 'Delete those in Palette that are not the site’s.');
  }
  if (only.cloudType !== cloudTypeOf(site) && only.cloudType !== '')
    return bad(`The name ${site.clusterName} of ${site.id} is borne by a cluster of type ${only.cloudType}.`);
  if (isOwn(site, only) || site.adoptExistingCluster) return null;
  const whose = isManaged(only) ? `is that of site ${only.labels.site ?? 'unknown'}` : 'was not made by this app';
  return bad(`The name ${site.clusterName} of ${site.id} is taken: the cluster that bears it ${whose}.`);
}

/** Is each VIP its own? Pure. */
export function judgeVips({ owner, inProjects }: Facts['palette']): Finding[] {
  if (!owner.isRead) return [skip('cluster.vips', owner.because)];
  const unread = inProjects.map(({ endpoints }) => endpoints).find((endpoints) => !endpoints.isRead);
  if (unread !== undefined && !unread.isRead) return [skip('cluster.vips', unread.because)];
  const taken = listEndpoints(inProjects);
  const found = inProjects.flatMap(({ sites, clusters }) => {
    const byName = groupBy(clusters.isRead ? clusters.value : [], ({ name }) => name);
    return sites.flatMap((site) => {
      const own = clusterOf(site, byName.get(site.clusterName) ?? [])?.uid;
      const others = (taken.get(site.endpoint.host) ?? []).filter(({ uid }) => uid !== own);
      if (site.endpoint.type !== 'vip' || others.length === 0) return [];
      const names = listWords(others.map(({ name }) => name));
      const sentence = `The VIP ${site.endpoint.host} of ${site.id} is taken: cluster ${names} answers there.`;
      return [blame('cluster.vips', 'bad', site.id, sentence)];
    });
  });
  const count = [...taken.values()].flat().length;
  if (found.length > 0) return found;
  return [well('cluster.vips', `None of ${countOf(count, 'cluster')} answers at the VIP of another site.`)];
}

function listEndpoints(inProjects: readonly ProjectFacts[]): Map<string, ClusterSummary[]> {
  const taken = new Map<string, ClusterSummary[]>();
  for (const { clusters, endpoints } of inProjects) {
    if (!clusters.isRead || !endpoints.isRead) continue;
    for (const cluster of clusters.value) {
      const host = endpoints.value.get(cluster.uid)?.host;
      if (host) taken.set(host, [...(taken.get(host) ?? []), cluster]);
    }
  }
  return taken;
}

/** Would Palette accept the clusters of these sites? Pure. */
export function judgeValidations({ owner, validations, inProjects }: Facts['palette']): Finding[] {
  if (!owner.isRead) return [skip('cluster.validate', owner.because)];
  if (validations.length === 0)
    return [
      skip('cluster.validate', 'it is done for the sites of --site or --base, and only where there is no cluster yet'),
    ];
  const names = new Map(
    inProjects.flatMap(({ profiles }) =>
      profiles.flatMap(({ key, detail }) => (detail.isRead && detail.value ? [[detail.value.uid, key] as const] : [])),
    ),
  );
  const found = validations.flatMap(({ site, faults }): Finding[] => {
    if (!faults.isRead) return [skip('cluster.validate', faults.because, site.id)];
    return faults.value.map(({ about, code, message }) => {
      const where = 'profile' in about ? `profile ${names.get(about.profile) ?? about.profile}` : `pool ${about.pool}`;
      const said = message === '' ? code : message;
      // The hosts of a dry run may be made up: what Palette says of their pool is worth a look, and no more.
      const status = 'profile' in about ? 'bad' : 'warn';
      return blame('cluster.validate', status, site.id, `${site.id}: Palette says of ${where}: ${said}`);
    });
  });
  if (found.length > 0) return found;
  return [well('cluster.validate', `Palette would accept the clusters of ${countOf(validations.length, 'site')}.`)];
}
