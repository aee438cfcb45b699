import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
import { diffSite } from '../../../lib/lifecycle/sync/diff-site';
import type { SiteDiff } from '../../../lib/lifecycle/sync/difference';
import type { Pool } from '../../../lib/palette/model';
import type { ClusterSummary } from '../../../lib/palette/survey-model';
import { policiesOf } from '../../../lib/sites/policies';
import type { Site } from '../../../lib/sites/site';
import type { PaletteFacts, ProjectFacts } from './facts';
import { keyOf, type Look } from './gather-project';
import { clusterOf } from './judge-clusters';
import { inLanes, type Reading, unwanted } from './reading';

const lanes = 2;

/** Compares what Palette has of each of these sites with the config, as `sync` does; for those that have a running cluster. */
export function gatherSettings(
  look: Look,
  inProjects: readonly ProjectFacts[],
  wanted: ReadonlySet<string>,
): Promise<NonNullable<PaletteFacts['settings']>> {
  const due = inProjects.flatMap((project) => {
    const clusters = project.clusters.isRead ? project.clusters.value : [];
    return project.sites.flatMap((site) => {
      const cluster = wanted.has(site.id) ? clusterOf(site, clusters) : null;
      return cluster?.state === 'Running' ? [{ project, site, cluster }] : [];
    });
  });
  return inLanes(due, lanes, async ({ project, site, cluster }) => {
    return { site, diff: await compare(look, project, site, cluster) };
  });
}

async function compare(
  { connection, read }: Look,
  project: ProjectFacts,
  site: Site,
  { uid }: ClusterSummary,
): Promise<Reading<SiteDiff>> {
  const profiles = resolve(project, site);
  if (profiles === null) return unwanted('not every profile of the site was found');
  const palette = connection.palette(project.uid);
  const found = await read(async () => {
    const configUid = (await palette.getCluster(uid))?.configUid ?? null;
    if (configUid === null) return null;
    const [settings, pools] = await Promise.all([
      connection.upkeep(project.uid).getSettings(site, uid, configUid),
      palette.getPools(site, configUid),
    ]);
    const members = await Promise.all(membersOf(pools).map((hostId) => palette.getHost(hostId)));
    if (settings === null) return null;
    const speaksOfBackups = policiesOf(site).backup !== null || settings.backup !== null;
    const locations = speaksOfBackups ? await connection.survey(project.uid).listBackupLocations() : [];
    const listed = project.listed.isRead ? project.listed.value : [];
    const profileNames = new Map(listed.map((one) => [one.uid, `${one.name}@${one.version}`]));
    const there = members.filter((member) => member !== null);
    return diffSite({ site, settings, pools, members: there, profiles, profileNames, locations }, false);
  });
  if (!found.isRead) return found;
  return found.value === null ? unwanted('its cluster shows no settings yet') : { isRead: true, value: found.value };
}

function resolve({ profiles }: ProjectFacts, site: Site) {
  const found = site.profiles.flatMap((reference) => {
    const known = profiles.find(({ kind, key }) => kind === reference.kind && key === keyOf(reference.by));
    const uid = known?.detail.isRead ? known.detail.value?.uid : undefined;
    return uid === undefined ? [] : [{ reference, uid }];
  });
  return found.length === site.profiles.length ? found : null;
}

function membersOf(pools: readonly Pool[]): HostId[] {
  return pools.flatMap(({ hosts }) =>
    hosts.flatMap(({ hostId }) => {
      const parsed = parseHostId(hostId);
      return parsed.ok ? [parsed.value] : [];
    }),
  );
}
