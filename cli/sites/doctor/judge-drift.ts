import type { ClusterSummary } from '../../../lib/palette/survey-model';
import type { Site } from '../../../lib/sites/site';
import { countOf, groupBy, listWords, nameSites } from '../name-some';
import type { Facts, ProjectFacts } from './facts';
import { blame, type CheckId, type Finding, skip, well } from './finding';
import { clusterOf, isManaged, isOwn } from './judge-clusters';

const ids = ['drift.identity', 'drift.profiles', 'drift.size', 'drift.vip', 'drift.orphans'] as const;

/** Where do Palette and config differ? Pure. */
export function judgeDrift({ palette, index }: Pick<Facts, 'palette' | 'index'>): Finding[] {
  const { owner, inProjects } = palette;
  if (!owner.isRead) return ids.map((id) => skip(id, owner.because));
  const unread = inProjects.flatMap(({ clusters }) => (clusters.isRead ? [] : [clusters]));
  const [first] = unread;
  if (first !== undefined) return ids.map((id) => skip(id, first.because));
  const found = [
    ...judgeIdentity(inProjects),
    ...inProjects.flatMap((project) => judgeProfiles(project)),
    ...inProjects.flatMap((project) => judgeSize(project)),
    ...inProjects.flatMap((project) => judgeVip(project)),
    ...judgeOrphans(inProjects, index.sites),
  ];
  const count = inProjects.flatMap((project) => listPairs(project)).length;
  return [...found, ...ids.filter((id) => !found.some((one) => one.id === id)).map((id) => sayWell(id, count))];
}

const sentences: Readonly<Record<(typeof ids)[number], string>> = {
  'drift.identity': 'Every cluster of ours bears the name, and stands in the project, of its site',
  'drift.profiles': 'The clusters have the profiles of the config',
  'drift.size': 'The clusters have the sizes of the config',
  'drift.vip': 'The clusters answer where the config says',
  'drift.orphans': 'No cluster of ours is without its site',
};

function sayWell(id: (typeof ids)[number], count: number): Finding {
  return well(id, `${sentences[id]} (${countOf(count, 'cluster')}).`);
}

interface Pair {
  readonly site: Site;
  readonly cluster: ClusterSummary;
}

/** The sites that have a cluster. */
function listPairs({ sites, clusters }: ProjectFacts): Pair[] {
  if (!clusters.isRead) return [];
  const byName = groupBy(clusters.value, ({ name }) => name);
  return sites.flatMap((site) => {
    const cluster = clusterOf(site, byName.get(site.clusterName) ?? []);
    return cluster === null ? [] : [{ site, cluster }];
  });
}

/** A site finds its cluster by project and name: where these differ, the next host makes a second one. */
function judgeIdentity(inProjects: readonly ProjectFacts[]): Finding[] {
  const managed = inProjects.flatMap(({ uid, clusters }) =>
    clusters.isRead ? clusters.value.filter(isManaged).map((cluster) => ({ uid, cluster })) : [],
  );
  const bySite = groupBy(managed, ({ cluster }) => cluster.labels.site ?? '');
  return inProjects.flatMap(({ uid, sites }) =>
    sites.flatMap((site) => {
      const labels = [site.id, site.renamedFrom].filter((id) => id !== null);
      const own = labels.flatMap((id) => bySite.get(id) ?? []).filter(({ cluster }) => isOwn(site, cluster));
      return own.flatMap(({ uid: found, cluster }) => {
        const bad = (sentence: string) => [blame('drift.identity', 'bad', site.id, sentence)];
        if (found !== uid)
          return bad(`The cluster of ${site.id} stands in project ${found ?? 'none'}, not in ${uid ?? 'none'}.`);
        if (cluster.name === site.clusterName) return [];
        return bad(`The cluster of ${site.id} is called ${cluster.name}, and the config says ${site.clusterName}.`);
      });
    }),
  );
}

/** Findings that say the same of many sites are one. */
function tellTogether(id: CheckId, faults: readonly { readonly site: Site; readonly what: string }[]): Finding[] {
  return [...groupBy(faults, ({ what }) => what).entries()].map(([what, group]) => {
    const who = nameSites(group.map(({ site }) => site));
    return blame(id, 'warn', who, `${who}: ${what}.`);
  });
}

function judgeProfiles(project: ProjectFacts): Finding[] {
  const { profiles, listed } = project;
  const names = new Map(
    (listed.isRead ? listed.value : []).map(({ uid, name, version }) => [uid, `${name}@${version}`]),
  );
  const wanted = new Map<string, string[] | null>();
  for (const { detail, uses } of profiles) {
    for (const { site } of uses) {
      const uid = detail.isRead ? (detail.value?.uid ?? null) : null;
      const known = wanted.get(site.id);
      // A profile that was not found is told elsewhere: nobody knows then what the site should have.
      wanted.set(site.id, uid === null || known === null ? null : [...(known ?? []), uid]);
    }
  }
  const nameOf = (uid: string) => names.get(uid) ?? uid;
  const faults = listPairs(project).flatMap(({ site, cluster }) => {
    const uids = wanted.get(site.id);
    if (!uids || cluster.profileUids.length === 0) return [];
    const extra = cluster.profileUids.filter((uid) => !uids.includes(uid)).map(nameOf);
    const lacking = uids.filter((uid) => !cluster.profileUids.includes(uid)).map(nameOf);
    if (extra.length + lacking.length === 0) return [];
    const has = extra.length === 0 ? '' : `the cluster has ${listWords(extra)}`;
    const lacks = lacking.length === 0 ? '' : `the config says ${listWords(lacking)}`;
    return [{ site, what: [has, lacks].filter((part) => part !== '').join(', and ') }];
  });
  return tellTogether('drift.profiles', faults);
}

function judgeSize(project: ProjectFacts): Finding[] {
  const faults = listPairs(project).flatMap(({ site, cluster: { pools } }) => {
    const sum = (list: typeof pools) => list.reduce((total, { size }) => total + size, 0);
    const controlPlane = sum(pools.filter(({ isControlPlane }) => isControlPlane));
    const all = sum(pools);
    // Sizes count machines there, and each of them has its own number in the config.
    const wanted = site.virtualization?.controlPlane.count ?? site.topology.controlPlane;
    const maxHosts = site.virtualization === undefined ? site.topology.maxHosts : Number.POSITIVE_INFINITY;
    const node = site.virtualization === undefined ? 'host' : 'machine';
    const found: string[] = [];
    if (pools.length > 0 && controlPlane !== wanted)
      found.push(`the control plane has ${countOf(controlPlane, node)}, and the config says ${wanted}`);
    if (all > maxHosts) found.push(`the cluster has ${countOf(all, 'host')}, and the config allows ${maxHosts}`);
    return found.map((what) => ({ site, what }));
  });
  return tellTogether('drift.size', faults);
}

function judgeVip(project: ProjectFacts): Finding[] {
  const { endpoints } = project;
  if (!endpoints.isRead) return [skip('drift.vip', endpoints.because)];
  return listPairs(project).flatMap(({ site, cluster }) => {
    const found = endpoints.value.get(cluster.uid)?.host;
    if (!found || site.endpoint.type === 'none' || found === site.endpoint.host) return [];
    const sentence = `The cluster of ${site.id} answers at ${found}, and the config says ${site.endpoint.host}.`;
    return [blame('drift.vip', 'warn', site.id, sentence)];
  });
}

/** By all sites of the config, not only those in question. */
function judgeOrphans(inProjects: readonly ProjectFacts[], sites: readonly Site[]): Finding[] {
  const known = new Set<string>(
    sites.flatMap(({ id, renamedFrom }) => [id, ...(renamedFrom === null ? [] : [renamedFrom])]),
  );
  const orphans = inProjects.flatMap(({ clusters }) =>
    clusters.isRead
      ? clusters.value.filter((cluster) => isManaged(cluster) && !known.has(cluster.labels.site ?? ''))
      : [],
  );
  return orphans.map(({ name, labels }) => {
    const sentence = `The cluster ${name} belongs to site ${labels.site ?? 'unknown'}, which is not in the config.`;
    return blame('drift.orphans', 'warn', name, sentence);
  });
}
