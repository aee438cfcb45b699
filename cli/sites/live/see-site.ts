import { systemClock } from '../../../lib/clock';
import type { Env } from '../../../lib/env';
import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
import type { HostRecord, Machine, Pool } from '../../../lib/palette/model';
import type { Palette } from '../../../lib/palette/palette';
import { isUndone } from '../../../lib/registration/undo-state';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import type { Intent } from '../../../lib/store/records';
import type { Store } from '../../../lib/store/store';
import { connectPalette } from './connect-palette';
import { askGently, explainPalette } from './see-sites';
import { type SiteState, stateOf } from './site-state';

/** One host of a site, by all who know it. */
export interface SeenHost {
  readonly hostId: HostId;
  /** Null: it bears no label of the site, so the search did not bring it. */
  readonly record: HostRecord | null;
  readonly pool: Pick<Pool, 'name' | 'isControlPlane'> | null;
  readonly address: string | null;
  readonly machine: Machine | null;
  readonly intent: Intent | null;
}

export interface SeenSite {
  readonly state: SiteState;
  readonly hosts: readonly SeenHost[];
  readonly callCount: number;
}

const withinMs = 60_000;

/** A site with its hosts: a search for the cluster, one for the hosts, its pools and their machines. Throws `CommandFault`. */
export async function seeSite(
  { env, index, store }: { env: Env; index: SiteIndex; store: Store | null },
  site: Site,
): Promise<SeenSite> {
  const connection = await connectPalette(env, { index, store, deadlineMs: systemClock.now() + withinMs });
  const projectUid = site.projectUid ?? connection.defaultProjectUid;
  const palette = connection.palette(projectUid);
  try {
    const labels = [site.id, ...(site.renamedFrom === null ? [] : [site.renamedFrom])];
    const [clusters, labelled] = await Promise.all([
      connection.survey(projectUid).listClusters(site.clusterName),
      Promise.all(labels.map((label) => palette.findHostsByLabel('site', label))),
    ]);
    const records = labelled.flat();
    const free = records.filter((record) => record.clusters.length === 0);
    const state = stateOf(site, clusters, free);
    const uid = state.cluster?.uid ?? null;
    const configUid = state.cluster?.configUid ?? (uid === null ? null : (await palette.getCluster(uid))?.configUid);
    const pools = configUid ? await palette.getPools(site, configUid) : [];
    const machines = configUid ? await readMachines(palette, site, configUid, pools) : [];
    const hosts = await addIntents(store, site, mergeHosts(records, pools, machines));
    return { state: { ...state, hosts: state.hosts ?? countMembers(pools) }, hosts, callCount: connection.callCount() };
  } catch (error) {
    throw explainPalette(error, connection.host);
  }
}

async function readMachines(
  palette: Palette,
  site: Site,
  configUid: string,
  pools: readonly Pool[],
): Promise<Machine[]> {
  const lists = await Promise.all(pools.map(({ name }) => palette.listMachines(site, configUid, name)));
  return lists.flat();
}

/** Those of the pools first, the control plane before the workers; then those that are registered only. Pure. */
export function mergeHosts(
  records: readonly HostRecord[],
  pools: readonly Pool[],
  machines: readonly Machine[],
): Omit<SeenHost, 'intent'>[] {
  const known = new Map<string, HostRecord>(records.map((record) => [record.hostId, record]));
  const inOrder = [...pools].sort((one, other) => Number(other.isControlPlane) - Number(one.isControlPlane));
  const placed = new Set<string>();
  const members = inOrder.flatMap((pool) =>
    pool.hosts.flatMap(({ hostId, address }) => {
      const parsed = parseHostId(hostId);
      if (!parsed.ok || placed.has(hostId)) return [];
      placed.add(hostId);
      const machine = uniteMachines(machines.filter((one) => one.hostId === hostId));
      return [{ hostId: parsed.value, record: known.get(hostId) ?? null, pool, address, machine }];
    }),
  );
  const inPool = new Set<string>(members.map(({ hostId }) => hostId));
  const rest = records
    .filter(({ hostId }) => !inPool.has(hostId))
    .map((record) => ({ hostId: record.hostId, record, pool: null, address: null, machine: null }));
  return [...members, ...rest];
}

/** An appliance may be in several pools. */
function countMembers(pools: readonly Pool[]): number {
  return new Set(pools.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId))).size;
}

/** An appliance carries several: it is well when all of them are. */
function uniteMachines(own: readonly Machine[]): Machine | null {
  const [first] = own;
  if (first === undefined) return null;
  const isRunning = own.every((machine) => machine.isRunning);
  return { hostId: first.hostId, isRunning, hasFailed: own.some(({ hasFailed }) => hasFailed) };
}

/** So far back the audit trail is looked through, and so many of its hosts are read. */
const mostEvents = 1_000;
const mostAsked = 50;

/**
 * Hosts that wait for the yes of IT, or were stopped: no list of the store has them by site, but the audit trail names who
 * was asked for lately. One that was taken back has left nothing to show.
 */
async function listAsked(store: Store, site: Site): Promise<Intent[]> {
  const events = await store.readAudit(mostEvents);
  const own = events.filter(({ siteId, hostId }) => siteId === site.id && hostId !== null);
  const ids = [...new Set(own.flatMap(({ hostId }) => hostId ?? []))].slice(0, mostAsked);
  const intents = await Promise.all(ids.map((hostId) => store.readIntent(hostId)));
  return intents
    .filter((intent) => intent !== null)
    .filter((intent) => intent.siteId === site.id && intent.phase !== 'settled' && !isUndone(intent));
}

/** What somebody asked for, also of hosts that Palette does not have yet. Without the store nothing is known of it. */
async function addIntents(
  store: Store | null,
  site: Site,
  hosts: readonly Omit<SeenHost, 'intent'>[],
): Promise<SeenHost[]> {
  const waiting = (await askGently(store, (open) => open.unfinishedIntents(site.id))) ?? [];
  const asked = (await askGently(store, (open) => listAsked(open, site))) ?? [];
  const intents = new Map<string, Intent>(
    [...asked, ...waiting.map(({ intent }) => intent)].map((intent) => [intent.hostId, intent]),
  );
  const own = await Promise.all(
    hosts.map(async (host) => {
      const intent = intents.get(host.hostId) ?? (await askGently(store, (open) => open.readIntent(host.hostId)));
      return { ...host, intent: intent?.siteId === site.id ? intent : null };
    }),
  );
  const there = new Set<string>(hosts.map(({ hostId }) => hostId));
  const wished = [...intents.values()].filter(({ hostId }) => !there.has(hostId));
  return [
    ...own,
    ...wished.map((intent) => ({
      hostId: intent.hostId,
      record: null,
      pool: null,
      address: null,
      machine: null,
      intent,
    })),
  ];
}
