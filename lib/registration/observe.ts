import { type ErrorCode, fail } from '../errors';
import { type HostId, parseHostId } from '../hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Pool } from '../palette/model';
import { isNotFound, PaletteError } from '../palette/palette-error';
import { idsOf, isIdOf } from '../sites/former-id';
import type { Site } from '../sites/site';
import { cloudTypeOf, kindOf } from '../sites/site-kind';
import type { Intent } from '../store/records';
import { countWindow } from './count-window';
import { settledMembers } from './plan/host-layer';
import type { World } from './plan/world';
import { poolsToChoose } from './pool-question';
import { countTry, type Run } from './run';
import { StopRun } from './stop-run';
import { isLeftOut } from './undo-state';

/** How long a new cluster may take to show its cloud config, and how often we look. Milliseconds. */
const configAppearsWithinMs = 10_000;
const lookEveryMs = 500;

/**
 * Reads what the plan needs: the site's clusters (searched by name once per run), the pools (every time: a pool write
 * goes out from a fresh read), hosts that the store knows, and, once the plan has asked for them, the hosts that bear the
 * site's label. Writes nothing; throws `PaletteError`, or `StopRun` when a cluster stays unreadable.
 */
export async function observe(run: Run, intents: readonly Intent[]): Promise<World> {
  const { clusters } = await observeSite(run);
  const [only] = clusters;
  await readLost(run);
  await readKnownHosts(run, intents, only !== undefined);
  const wished = new Set(intents.map((intent) => intent.hostId));
  return {
    clusters,
    pools: run.pools,
    hosts: run.hosts,
    labelled: only === undefined ? withoutWished(run.labelled, wished) : [],
    seen: run.seen,
  };
}

/** The part of it that is about the site alone: its clusters, and the pools as they are at this moment. */
export async function observeSite(run: Run): Promise<Pick<World, 'clusters' | 'pools'>> {
  const clusters = await readClusters(run);
  const [only] = clusters;
  run.pools =
    only !== undefined && clusters.length === 1 && canBeRead(run.site, only) ? await readPools(run, only) : [];
  remember(run);
  return { clusters, pools: run.pools };
}

function withoutWished(labelled: Run['labelled'], wished: ReadonlySet<HostId>): readonly HostRecord[] | null {
  return labelled === null ? null : labelled.filter((record) => !wished.has(record.hostId));
}

async function readClusters(run: Run): Promise<ClusterRecord[]> {
  if (run.cluster !== null) return [run.cluster];
  run.clusterUids ??= await findClusters(run);
  const records = await Promise.all(run.clusterUids.map((uid) => run.palette.getCluster(uid)));
  const found = records.filter((record) => record !== null);
  const clusters = found.length === 0 && run.createdUid !== null ? [await waitForOwn(run, run.createdUid)] : found;
  if (clusters.length > 1) await countWindow(run.ports, 'cluster_ambiguous', run.site);
  run.cluster = clusters.length === 1 ? (clusters[0] ?? null) : null;
  return clusters;
}

/** Palette said 201: a read that does not know the cluster lags behind, and nothing must be created a second time. */
async function waitForOwn(run: Run, uid: string): Promise<ClusterRecord> {
  const { clock } = run.ports;
  const untilMs = Math.min(clock.now() + configAppearsWithinMs, run.deadlineMs);
  while (clock.now() < untilMs) {
    await clock.sleep(lookEveryMs);
    const record = await run.palette.getCluster(uid);
    if (record !== null) return record;
  }
  throw new StopRun(fail('outcome_unknown').error);
}

/** The search index may lag behind: a cluster that we made a moment ago is found by our own note of it. */
async function findClusters(run: Run): Promise<readonly string[]> {
  const found = await run.palette.findClusters(run.site.clusterName);
  return [...new Set([...found, ...run.remembered])];
}

function canBeRead(site: Site, cluster: ClusterRecord): boolean {
  return cluster.cloudType === cloudTypeOf(site) && cluster.state !== 'Deleting';
}

async function readPools(run: Run, cluster: ClusterRecord): Promise<readonly Pool[]> {
  const configUid = cluster.configUid ?? (await waitForConfig(run, cluster.uid));
  const pools = await getPools(run, cluster.uid, configUid);
  run.poolsReadAtMs = run.ports.clock.now();
  return pools;
}

/** Somebody may have deleted the cluster since this run has read it: that is no refusal, and the next run sees what is there. */
async function getPools(run: Run, uid: string, configUid: string): Promise<readonly Pool[]> {
  try {
    return await run.palette.getPools(run.site, configUid);
  } catch (error) {
    if (!(error instanceof PaletteError) || !isNotFound(error)) throw error;
    const record = await run.palette.getCluster(uid);
    if (record?.configUid === configUid && record.state !== 'Deleting') throw error;
    throw new StopRun(fail('outcome_unknown').error);
  }
}

/** A cluster made a moment ago may not name its cloud config yet; without it nobody knows who is in its pools. */
async function waitForConfig(run: Run, uid: string): Promise<string> {
  const { clock } = run.ports;
  const untilMs = Math.min(clock.now() + configAppearsWithinMs, run.deadlineMs);
  while (clock.now() < untilMs) {
    await clock.sleep(lookEveryMs);
    run.cluster = await run.palette.getCluster(uid);
    if (run.cluster?.configUid) return run.cluster.configUid;
  }
  throw new StopRun(fail('outcome_unknown').error);
}

function remember(run: Run): void {
  for (const pool of run.pools) {
    const seen = run.seen.get(pool.name) ?? new Map<HostId, string | null>();
    for (const { hostId, address } of pool.hosts) {
      const parsed = parseHostId(hostId);
      if (parsed.ok) seen.set(parsed.value, address);
    }
    run.seen.set(pool.name, seen);
  }
}

/** Who stood in a pool earlier in this run and is in none now is read before the plan puts it back: it may have moved. */
async function readLost(run: Run): Promise<void> {
  const members = new Set(run.pools.flatMap((pool) => pool.hosts.map((host) => host.hostId)));
  const lost = [...run.seen.values()].flatMap((hosts) => [...hosts.keys()]).filter((hostId) => !members.has(hostId));
  if (run.pools.length === 0 || lost.length === 0) return;
  if (countTry(run, 'host dropped') === 1) await countWindow(run.ports, 'host_dropped', run.site);
  await Promise.all(lost.map((hostId) => readHost(run, hostId)));
}

/**
 * Searches for hosts that bear the site's label, be it of the time before it was renamed, oldest first; the plan asks for
 * it once per run.
 */
export async function findLabelled(run: Run): Promise<void> {
  const found = await Promise.all(idsOf(run.site).map((id) => run.palette.findHostsByLabel('site', id)));
  run.labelled = found.flat().sort(byAge);
}

function byAge(one: HostRecord, other: HostRecord): number {
  return (one.createdAtMs ?? 0) - (other.createdAtMs ?? 0) || one.hostId.localeCompare(other.hostId);
}

/**
 * A host that an earlier run may have registered is read before anything is written for it; a new one is not, because
 * its POST tells the same (API.md §12, POST first). Members of a pool need no reading at all, nor do wished hosts that the
 * label search just brought; a host that only the search knows is read for itself, because indexes lag.
 */
async function readKnownHosts(run: Run, intents: readonly Intent[], hasCluster: boolean): Promise<void> {
  const members = settledMembers(run.site, run.pools);
  const unknown = (hostId: HostId) => !members.has(hostId) && !run.hosts.has(hostId);
  // A settled one that is in no cluster, because there is none, is not wanted back.
  const isAskedFor = ({ phase }: Intent) => hasCluster || phase !== 'settled';
  const isRead = (one: Intent) => mayBeRegistered(one) || mayTellPool(run, one);
  const known = intents.filter((one) => isAskedFor(one) && isRead(one) && unknown(one.hostId));
  // One search brings all the hosts that wait here, in a prefix that is used less than the one that registers hosts.
  if (!hasCluster && known.length > 0 && run.labelled === null) await findLabelled(run);
  const intended = new Set(intents.map((intent) => intent.hostId));
  const labelled = run.labelled ?? [];
  for (const record of labelled) {
    if (intended.has(record.hostId) && !run.hosts.has(record.hostId) && isPlain(run.site, record)) {
      run.hosts.set(record.hostId, { presence: 'present', record, refusesLabels: false });
      run.hostsReadAtMs.set(record.hostId, run.ports.clock.now());
    }
  }
  const wished = known.map(({ hostId }) => hostId).filter(unknown);
  const found = labelled.map(({ hostId }) => hostId).filter((hostId) => !intended.has(hostId) && unknown(hostId));
  const stranded = found.length === 0 ? found : await withoutLeftOut(run, found);
  await Promise.all([...wished, ...stranded].map((hostId) => readHost(run, hostId)));
  if (run.labelled !== null) run.labelled = run.labelled.flatMap((record) => refreshed(run, record));
}

/** An earlier run has written about it. One that only waited for its turn has not: then the POST tells the same. */
function mayBeRegistered({ revision }: Intent): boolean {
  return revision > 1;
}

/** Nobody has named its pool: one that Palette has seen before may tell it by what it is built like. */
function mayTellPool({ ports, site }: Run, { hostId, pool }: Intent): boolean {
  return pool === undefined && poolsToChoose(ports.directory, site, hostId).length > 0;
}

/**
 * An index lags: it may be believed that a host is there and free, because a write would be refused if it were not. What
 * would stop a registration is read from the host itself. What an appliance has for machines is in no search (API.md §2.3).
 */
function isPlain(site: Site, { clusters, state }: HostRecord): boolean {
  return clusters.length === 0 && (state === 'unpaired' || (state === 'ready' && kindOf(site) !== 'virtualized'));
}

/**
 * A host that was taken back is nobody's, whatever its label or a late index says; and one that was refused for its pool goes
 * into no other before somebody has said so.
 */
async function withoutLeftOut(run: Run, hostIds: readonly HostId[]): Promise<readonly HostId[]> {
  const intents = await Promise.all(hostIds.map((hostId) => run.ports.store.readIntent(hostId)));
  const back = new Set(
    intents.flatMap((one) => (one !== null && isIdOf(run.site, one.siteId) && isKeptOut(one) ? [one.hostId] : [])),
  );
  if (back.size > 0) run.labelled = (run.labelled ?? []).filter(({ hostId }) => !back.has(hostId));
  return hostIds.filter((hostId) => !back.has(hostId));
}

const poolRefusals: ReadonlySet<ErrorCode> = new Set(['host_pool_unfit', 'host_pool_unknown', 'host_pool_full']);

function isKeptOut(intent: Intent): boolean {
  const { phase, problem } = intent;
  return isLeftOut(intent) || (phase === 'stopped' && problem !== null && poolRefusals.has(problem.code));
}

/** What was found by the label, as it is itself: an index may still show a label that is gone. */
function refreshed(run: Run, record: HostRecord): HostRecord[] {
  const facts = run.hosts.get(record.hostId);
  if (facts === undefined) return [record];
  return facts.presence === 'present' && isIdOf(run.site, facts.record.labels.site) ? [facts.record] : [];
}

/** Reads one host afresh into the run. */
export async function readHost(run: Run, hostId: HostId): Promise<void> {
  const record = await run.palette.getHost(hostId);
  run.hostsReadAtMs.set(hostId, run.ports.clock.now());
  // Should Palette not mind the case, another host answers to this ID: it is taken, and not by us (API.md §2.6).
  if (record !== null && record.hostId !== hostId) {
    run.hosts.set(hostId, { presence: 'elsewhere' });
    return;
  }
  run.hosts.set(
    hostId,
    record === null ? { presence: 'absent' } : { presence: 'present', record, refusesLabels: refuses(run, hostId) },
  );
}

function refuses(run: Run, hostId: HostId): boolean {
  const known = run.hosts.get(hostId);
  return known?.presence === 'present' && known.refusesLabels;
}

/**
 * Reads hosts afresh and says whether any of them is another than before: after a refused write, the difference between
 * "somebody took one of them, plan again" and "the same write would be refused again".
 */
export async function rereadHosts(run: Run, hostIds: readonly HostId[]): Promise<boolean> {
  const before = hostIds.map((hostId) => fingerprint(run, hostId));
  await Promise.all(hostIds.map((hostId) => readHost(run, hostId)));
  return hostIds.some((hostId, index) => fingerprint(run, hostId) !== before[index]);
}

function fingerprint(run: Run, hostId: HostId): string {
  const facts = run.hosts.get(hostId);
  if (facts?.presence !== 'present') return facts?.presence ?? 'unread';
  const { state, clusters, labels, projectUid } = facts.record;
  return JSON.stringify([state, clusters, labels.site, projectUid]);
}
