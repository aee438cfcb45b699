import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
import type { ClusterProfile } from '../../../lib/palette/wire/cluster-general';
import { clusterLabels } from '../../../lib/registration/plan/labels';
import { firstSetUpOf } from '../../../lib/sites/first-set-up';
import { policiesOf } from '../../../lib/sites/policies';
import type { Site } from '../../../lib/sites/site';
import type { PaletteFacts, ProjectFacts } from './facts';
import type { Look } from './gather-project';
import { keyOf } from './gather-project';
import { hideValues } from './hide-values';
import { inLanes, type Reading } from './reading';

const lanes = 4;
/** A search for hosts costs of the scarcest limit: for more sites than this all hosts are invented. */
const mostSearches = 50;

/** Asks Palette for each of these sites that has no cluster whether it would accept one. Makes nothing. */
export async function validateSites(
  look: Look,
  inProjects: readonly ProjectFacts[],
  wanted: ReadonlySet<string>,
): Promise<PaletteFacts['validations']> {
  const due = inProjects.flatMap((project) =>
    project.sites
      .filter((site) => wanted.has(site.id) && site.status.state === 'open' && hasNoCluster(project, site))
      .map((site) => ({ project, site })),
  );
  return inLanes(due, lanes, async ({ project, site }) => {
    return { site, faults: await validateSite(look, project, site, due.length <= mostSearches) };
  });
}

function hasNoCluster({ clusters }: ProjectFacts, site: Site): boolean {
  return clusters.isRead && clusters.value.every(({ name }) => name !== site.clusterName);
}

type Faults = PaletteFacts['validations'][number]['faults'];

async function validateSite(
  { connection, read }: Look,
  project: ProjectFacts,
  site: Site,
  wantsHosts: boolean,
): Promise<Faults> {
  const survey = connection.survey(project.uid);
  const profiles = resolve(project, site);
  if (!profiles.isRead) return profiles;
  return read(async () => {
    const free = wantsHosts ? await survey.listFreeHosts('site', site.id) : [];
    const hosts = fill(
      site,
      free.map(({ hostId }) => hostId),
    );
    const addresses = site.addressing.type === 'static' ? site.addressing.addresses : [];
    const controlPlane = hosts.map((hostId, at) => ({ hostId, address: addresses[at] ?? null }));
    const cluster = {
      ...{ site, labels: clusterLabels(site), profiles: profiles.value, controlPlane, workers: [] },
      backupLocationUid: findLocation(project, site),
    };
    const faults = await survey.validateCluster(cluster);
    // Of hosts that are made up Palette says rightly that it does not know them.
    const real = faults.filter(({ message }) => !message.includes(madeUp(site)));
    return hideValues(real, profiles.value);
  });
}

/** One that is gone is told apart, by cluster.backups. */
function findLocation({ locations }: ProjectFacts, site: Site): string | null {
  const name = policiesOf(site).backup?.location;
  return locations.isRead ? (locations.value.find((location) => location.name === name)?.uid ?? null) : null;
}

function resolve({ profiles }: ProjectFacts, site: Site): Reading<readonly ClusterProfile[]> {
  const found: ClusterProfile[] = [];
  for (const { kind, by, variables, packs = [] } of site.profiles) {
    const known = profiles.find((profile) => profile.kind === kind && profile.key === keyOf(by));
    const uid = known?.detail.isRead ? known.detail.value?.uid : undefined;
    if (uid === undefined) {
      const because = `${keyOf(by)} was not found`;
      return { isRead: false, cause: 'failed', because };
    }
    found.push({ uid, variables, packs });
  }
  return { isRead: true, value: found };
}

function madeUp({ id }: Site): string {
  return `dry-run-${id}`;
}

/** As many hosts as the control plane needs: those that are there, then made-up ones. */
function fill(site: Site, there: readonly HostId[]): HostId[] {
  const invented = Array.from({ length: firstSetUpOf(site) }, (_, at) => `${madeUp(site)}-${at + 1}`);
  const all = [...there, ...invented.flatMap((text) => toHostId(text))];
  return all.slice(0, firstSetUpOf(site));
}

function toHostId(text: string): HostId[] {
  const parsed = parseHostId(text);
  return parsed.ok ? [parsed.value] : [];
}
