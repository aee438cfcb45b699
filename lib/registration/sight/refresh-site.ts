import type { ClusterRecord } from '../../palette/model';
import type { Palette } from '../../palette/palette';
import { PaletteError } from '../../palette/palette-error';
import { idsOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import { cloudTypeOf, kindOf } from '../../sites/site-kind';
import { recallClusters } from '../cluster-cache';
import { describeError } from '../describe-error';
import { stopSite } from '../plan/site-layer';
import type { Ports } from '../ports';
import { paletteFor } from '../run';
import { type Look, mergeSight, type Seen } from './merge-sight';
import { dueGroups } from './sight-times';
import type { SeenCluster, SiteSight } from './site-sight';
import { countWatched } from './watch-memory';

/** One refresh must end before a function does; what it has not read by then is read by the next. Milliseconds. */
const refreshWithinMs = 8_000;

/**
 * Asks Palette for what is due of a site, as somebody who only watches: the cluster (1 call, 50/s), who is in its pools
 * (1 call, 50/s), the machines of pools with hosts that do not run yet (1 call each, 50/s), and at most every 20 s one
 * search for the hosts of the site's label (dashboard, 10/s), as long as some have not called home. What Palette, or the
 * budget, refuses is left out: it stays as it was, with its age. Throws `StoreError` only.
 */
export async function refreshSite(ports: Ports, site: Site, before: SiteSight | null): Promise<readonly Look[]> {
  const palette = paletteFor(ports, site, ports.clock.now() + refreshWithinMs, 'watch');
  const refresh: Refresh = { ports, site, palette, sight: before, looks: [] };
  await tryGroup(refresh, 'cluster', seeCluster);
  await tryGroup(refresh, 'members', seeMembers);
  await tryGroup(refresh, 'machines', seeMachines);
  // Last: a host that runs has called home, and needs no scarce call to tell.
  await tryGroup(refresh, 'calls', seeCalls);
  return refresh.looks;
}

interface Refresh {
  readonly ports: Ports;
  readonly site: Site;
  readonly palette: Palette;
  /** What is known so far: later groups are asked for by what earlier ones brought. */
  sight: SiteSight | null;
  readonly looks: Look[];
}

/** Null: nothing to ask. */
type Group = (refresh: Refresh) => Promise<Seen | null>;

async function tryGroup(refresh: Refresh, group: string, see: Group): Promise<void> {
  const { ports, site } = refresh;
  // An answer may be as old as its question.
  const atMs = ports.clock.now();
  try {
    const seen = await see(refresh);
    if (seen === null) return;
    refresh.looks.push({ seen, atMs });
    refresh.sight = mergeSight(refresh.sight, { seen, atMs });
  } catch (error) {
    if (!(error instanceof PaletteError)) throw error;
    // Work goes first: that is what the budget is for, and no news.
    if (error.facts.kind === 'budget') return;
    ports.log({ level: 'warn', event: 'look_failed', group, siteId: site.id, ...describeError(error) });
  }
}

async function seeCluster(refresh: Refresh): Promise<Seen> {
  const { ports, site, sight } = refresh;
  const known = sight?.cluster ? [sight.cluster.uid] : await recallClusters(ports, site);
  const cluster = await readOnly(refresh, known);
  if (cluster !== null) return { cluster };
  if (!dueGroups(sight, ports.clock.now(), countWatched(ports)).search) return { cluster: null };
  const found = await findSuccessor(refresh);
  return found === null ? { cluster: null } : { cluster: await readOnly(refresh, found), hasSearched: true };
}

/** Null: the budget has no search for who only watches. That the cluster which was known is gone stays true. */
async function findSuccessor({ palette, site }: Refresh): Promise<readonly string[] | null> {
  try {
    return await palette.findClusters(site.clusterName);
  } catch (error) {
    if (error instanceof PaletteError && error.facts.kind === 'budget') return null;
    throw error;
  }
}

/** The only cluster among these; null when none is left, or more than one: then nobody can say which is the site's. */
async function readOnly({ palette, site }: Refresh, uids: readonly string[]): Promise<SeenCluster | null> {
  const records = (await Promise.all(uids.map((uid) => palette.getCluster(uid)))).filter((record) => record !== null);
  const [only] = records;
  return records.length === 1 && only !== undefined ? toSeenCluster(site, only) : null;
}

/** A cluster as the sight keeps it. */
export function toSeenCluster(site: Site, record: ClusterRecord): SeenCluster {
  const { uid, name, state } = record;
  const configUid = record.cloudType === cloudTypeOf(site) ? record.configUid : null;
  return { uid, name, state, configUid, isUsable: stopSite(site, [record]) === null };
}

const seeMembers: Group = async ({ ports, site, palette, sight }) => {
  const configUid = readableConfig(sight);
  if (configUid === null || !dueGroups(sight, ports.clock.now(), countWatched(ports)).members) return null;
  return { pools: await palette.getPools(site, configUid) };
};

const seeMachines: Group = async ({ ports, site, palette, sight }) => {
  const configUid = readableConfig(sight);
  const unready = Object.values(sight?.members ?? {}).filter(({ isRunning }) => isRunning !== true);
  const pools = [...new Set(unready.map(({ pool }) => pool))];
  if (configUid === null || pools.length === 0 || !dueGroups(sight, ports.clock.now(), countWatched(ports)).machines)
    return null;
  const found = await Promise.all(pools.map((pool) => palette.listMachines(site, configUid, pool)));
  return { machines: { pools, found: found.flat(), areVirtual: kindOf(site) === 'virtualized' } };
};

/** Pools of a cluster that is going away are nobody's any more. */
function readableConfig(sight: SiteSight | null): string | null {
  return sight?.cluster == null || sight.cluster.state === 'Deleting' ? null : sight.cluster.configUid;
}

const seeCalls: Group = async ({ ports, site, palette, sight }) => {
  const isWanted = sight !== null && (sight.cluster === null || hasMoreToTell(sight, ports.clock.now()));
  if (!isWanted || !dueGroups(sight, ports.clock.now(), countWatched(ports)).calls) return null;
  const found = await Promise.all(idsOf(site).map((id) => palette.findHostsByLabel('site', id)));
  return { hosts: found.flat(), hasAskedCalls: true };
};

/** A host that has called home tells of its machine with that, or a little later, or never. Milliseconds. */
const tellsWithinMs = 60_000;

function hasMoreToTell({ members, calls }: SiteSight, nowMs: number): boolean {
  return Object.entries(members).some(([hostId, { isRunning }]) => {
    const call = calls[hostId];
    if (isRunning === true) return false;
    if (call?.hasCalledHome !== true) return true;
    return call.machine === null && nowMs - call.changedAtMs < tellsWithinMs;
  });
}
