import type { ClusterEndpoint, ClusterSummary, ListedProfile, ProfileDetail } from '../../../lib/palette/survey-model';
import { policiesOf } from '../../../lib/sites/policies';
import type { ProfileReference, Site } from '../../../lib/sites/site';
import type { Connection } from '../live/connect-palette';
import { countOf } from '../name-some';
import type { ProfileFacts, ProjectFacts } from './facts';
import { readNetworks } from './read-networks';
import { inLanes, type Read, type Reading, unwanted } from './reading';

/** Requests under way at the same time; the budget keeps them below Palette's limits. */
const lanes = 6;
/** An endpoint costs a call for each cluster: more of them are read only when somebody wants it. */
const mostEndpoints = 200;

/** How a project is looked at. */
export interface Look {
  readonly connection: Connection;
  readonly read: Read;
  /** Read every endpoint, however many. */
  readonly wantsVips: boolean;
}

/** Everything that Palette has in one project, of which its sites are judged. Never rejects for what Palette answers. */
export async function gatherProject(look: Look, uid: string | null, sites: readonly Site[]): Promise<ProjectFacts> {
  const { connection, read } = look;
  const survey = connection.survey(uid);
  const [listed, clusters, hosts] = await Promise.all([
    read(() => survey.listProfiles()),
    read(() => survey.listClusters()),
    read(() => survey.listHostTags()),
  ]);
  const uses = collectUses(sites);
  const profiles = await inLanes([...uses.values()], lanes, (use) => gatherProfile(look, uid, use, listed));
  const endpoints = clusters.isRead ? await gatherEndpoints(look, uid, clusters.value) : clusters;
  const [locations, templates] = await Promise.all([
    gatherLocations(look, uid, sites),
    gatherTemplates(look, uid, sites),
  ]);
  return { uid, sites, listed, profiles, clusters, endpoints, hosts, locations, templates };
}

function gatherLocations({ connection, read }: Look, uid: string | null, sites: readonly Site[]) {
  const isWanted = sites.some((site) => policiesOf(site).backup !== null);
  if (!isWanted) return unwanted('no site wants backups');
  return read(() => connection.survey(uid).listBackupLocations());
}

/** Sites by the hundred share a template: each is looked at once. */
async function gatherTemplates({ connection, read }: Look, uid: string | null, sites: readonly Site[]) {
  const named = [...new Set(sites.flatMap(({ clusterTemplateUid }) => clusterTemplateUid ?? []))];
  const found = await inLanes(named, lanes, (template) => read(() => connection.survey(uid).getTemplate(template)));
  return new Map(named.flatMap((template, at) => (found[at] === undefined ? [] : [[template, found[at]] as const])));
}

type Use = Pick<ProfileFacts, 'key' | 'kind' | 'by' | 'uses'>;

/** Sites by the thousand use the same few profiles: each is looked at once. */
function collectUses(sites: readonly Site[]): Map<string, Use> {
  const found = new Map<string, { -readonly [K in keyof Use]: Use[K] } & { uses: Use['uses'][number][] }>();
  for (const site of sites) {
    for (const { kind, by, variables, packs = [] } of site.profiles) {
      const key = keyOf(by);
      const id = `${kind} ${key}`;
      const known = found.get(id) ?? { key, kind, by, uses: [] };
      const names = packs.map(({ name }) => name);
      known.uses.push({ site, variables, ...(names.length === 0 ? {} : { packs: names }) });
      found.set(id, known);
    }
  }
  return found;
}

/** How the config names a profile. Pure. */
export function keyOf(by: ProfileReference['by']): string {
  return 'uid' in by ? by.uid : `${by.name}@${by.version}`;
}

async function gatherProfile(
  { connection, read }: Look,
  projectUid: string | null,
  use: Use,
  listed: Reading<readonly ListedProfile[]>,
): Promise<ProfileFacts> {
  const { by } = use;
  const survey = connection.survey(projectUid);
  const detail = await read<ProfileDetail | null>(async () => {
    const named = (one: ListedProfile) => 'name' in by && one.name === by.name && one.version === by.version;
    const uids = 'uid' in by ? [by.uid] : (listed.isRead ? listed.value : []).filter(named).map(({ uid }) => uid);
    const details = await Promise.all(uids.map((uid) => survey.getProfile(uid)));
    return chooseDetail(details, use.kind);
  });
  if (!listed.isRead && 'name' in by) return { ...use, detail: listed, variables: listed };
  if (!detail.isRead) return { ...use, detail, variables: detail };
  const profile = detail.value;
  if (profile === null) return { ...use, detail, variables: unwanted('Palette has no such profile') };
  const [variables, complete] = await Promise.all([
    read(() => survey.listVariables(profile.uid)),
    use.kind === 'add-on' ? profile : withPacks({ connection, read }, projectUid, profile),
  ]);
  return { ...use, detail: { isRead: true, value: complete }, variables };
}

/** Of several of one name and version, in the order in which a registration takes them: kind, then the nearest scope. */
function chooseDetail(details: readonly (ProfileDetail | null)[], kind: ProfileReference['kind']) {
  const isAddOn = kind === 'add-on';
  const rank = ({ kind: found, scope }: ProfileDetail) => {
    const fits = isAddOn === (found === 'add-on') ? 0 : 10;
    const at = ['project', 'tenant', 'system'].indexOf(scope ?? '');
    return fits + (at < 0 ? 3 : at);
  };
  const there = details.filter((detail) => detail !== null);
  return [...there].sort((one, other) => rank(one) - rank(other))[0] ?? null;
}

/** The profile itself may show its layers without what they say: then they are asked for, one more call. */
async function withPacks(
  { connection, read }: Pick<Look, 'connection' | 'read'>,
  projectUid: string | null,
  profile: ProfileDetail,
): Promise<ProfileDetail> {
  const { pods, services } = readNetworks(profile.packs);
  if (pods !== null && services !== null) return profile;
  const packs = await read(() => connection.survey(projectUid).listPacks(profile.uid));
  return packs.isRead && packs.value.length > 0 ? { ...profile, packs: packs.value } : profile;
}

/** Clusters that somebody gives an address to; containerized ones have none (API.md §10). */
function hasEndpoint(cloudType: string): cloudType is 'edge-native' | 'libvirt' {
  return cloudType === 'edge-native' || cloudType === 'libvirt';
}

async function gatherEndpoints(
  { connection, read, wantsVips }: Look,
  projectUid: string | null,
  clusters: readonly ClusterSummary[],
): Promise<Reading<ReadonlyMap<string, ClusterEndpoint>>> {
  const shown = clusters.filter(({ cloudType, state }) => hasEndpoint(cloudType) && state !== 'Deleted');
  if (shown.length > mostEndpoints && !wantsVips)
    return unwanted(`${countOf(shown.length, 'cluster')} cost a call each: ask for it with --vips`);
  const found = new Map<string, ClusterEndpoint>();
  const readings = await inLanes(shown, lanes, (cluster) =>
    read(async () => {
      const { uid, cloudType } = cluster;
      const configUid = cluster.configUid ?? (await connection.palette(projectUid).getCluster(uid))?.configUid ?? null;
      if (configUid === null || !hasEndpoint(cloudType)) return;
      found.set(uid, await connection.survey(projectUid).getEndpoint(configUid, cloudType));
    }),
  );
  const unread = readings.find((reading) => !reading.isRead);
  return unread === undefined || unread.isRead ? { isRead: true, value: found } : unread;
}
