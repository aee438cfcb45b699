import type { Failure } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { isBoundTo } from '../registration/claim';
import { findLabelled, observeSite, readHost } from '../registration/observe';
import { refuseToServe } from '../registration/refuse-host';
import { isLeaving, isTakenOut } from '../registration/removal-state';
import { projectOf, type Run } from '../registration/run';
import { idsOf, isIdOf } from '../sites/former-id';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import { foreseeMove } from './foresee-move';
import { readDeletion, readLastDeletion } from './note-deletion';
import { readReplacement } from './note-replacement';
import { observeGathering } from './observe-gathering';
import { machineOf, membersOf, poolOf, recordOf, type Scene, type StaffedPool, type Target } from './scene';
import { observeSettings } from './sync/observe-settings';
import { isToTakeOver } from './take-over-requests';
import { hostsOf, type Task, type TaskOf } from './task';

/**
 * Reads what the plan of a task needs, all of it anew: the site's clusters, their pools with what is installed there, the
 * hosts that the task names, and what our store knows of them. Writes nothing; throws `PaletteError`, `StoreError`, `StopRun`.
 */
export async function observeScene(run: Run, task: Task): Promise<Scene> {
  const { ports, site } = run;
  run.cluster = null;
  const { clusters, pools } = await observeSite(run);
  const configUid = clusters[0]?.configUid ?? null;
  const named = hostsOf(task);
  // Of machines on appliances only the appliances themselves tell whether there is room for more.
  const asked = task.kind === 'scale' ? [...new Set(membersOf(pools))] : named;
  const [staffed] = await Promise.all([
    // A sync asks nobody how the nodes are.
    Promise.all(pools.map((pool) => staff(run, task.kind === 'sync' ? null : configUid, pool))),
    ...asked.map((hostId) => readHost(run, hostId)),
    needsLabelled(task) ? readLabelled(run, named) : null,
  ]);
  const labelled = run.labelled === null ? null : refreshed(run, run.labelled);
  const hostIds = [...named, ...membersOf(pools), ...(labelled ?? []).map(({ hostId }) => hostId)];
  const [known, elsewhere, deletion, deletedBefore] = await Promise.all([
    readIntents(run, [...new Set(hostIds)]),
    findElsewhere(run, named),
    task.kind === 'delete_cluster' && task.clusterUid !== null ? readDeletion(ports, task.clusterUid) : null,
    task.kind === 'delete_cluster' ? readLastDeletion(ports, site.id) : null,
  ]);
  const former = known.filter((intent) => isToTakeOver(site, intent));
  const here = known.map((intent) => (former.includes(intent) ? { ...intent, siteId: site.id } : intent));
  return {
    site: { ...site, projectUid: projectOf(ports, site) },
    clusters,
    pools: staffed,
    hosts: run.hosts,
    labelled,
    intents: new Map(here.map((intent) => [intent.hostId, intent])),
    former,
    elsewhere,
    barred: findBarred(run, named),
    gathering: task.kind === 'form' && clusters.length === 0 ? await observeGathering(run, task.controlPlane) : null,
    deletion,
    deletedBefore,
    target: task.kind === 'move_host' ? await findTarget(run, task, known, staffed) : null,
    replacement: task.kind === 'replace_host' ? await findReplacement(ports, task.hostId, known) : null,
    seenIn: new Map([...run.seen].flatMap(([pool, hosts]) => [...hosts.keys()].map((hostId) => [hostId, pool]))),
    settings: task.kind === 'sync' ? await observeSettings(run, clusters, pools) : null,
    nowMs: ports.clock.now(),
  };
}

function findBarred({ ports: { directory }, site }: Run, hostIds: readonly HostId[]): Map<HostId, Failure> {
  const found = hostIds.map((hostId) => [hostId, refuseToServe(directory, site, hostId)] as const);
  return new Map(found.flatMap(([hostId, failure]) => (failure === null ? [] : [[hostId, failure] as const])));
}

/**
 * Of a host whose node is gone, or going, only the config is asked: there is no way back, and the other site says itself what
 * it makes of it. One that was only released still has its place.
 */
function findTarget(
  run: Run,
  task: TaskOf<'move_host'>,
  known: readonly Intent[],
  pools: readonly StaffedPool[],
): Promise<Target | null> {
  const intent = known.find(({ hostId }) => hostId === task.hostId);
  const pool = poolOf({ pools }, task.hostId);
  const hasPlace = pool !== null && machineOf(pool, task.hostId) !== null;
  const hasBegun = intent !== undefined && (isTakenOut(intent) || (isLeaving(intent) && !hasPlace));
  return foreseeMove(run, task, hasBegun ? null : recordOf(run, task.hostId));
}

function findReplacement(ports: Run['ports'], hostId: HostId, known: readonly Intent[]): Promise<string | null> {
  return readReplacement(ports, hostId, known.find((intent) => intent.hostId === hostId) ?? null);
}

/** The search is a scarce call. */
function needsLabelled(task: Task): boolean {
  return task.kind === 'delete_cluster' || (task.kind === 'grow' && task.hostIds.length === 0);
}

/** An index lags: each of them is read for itself, every time. The search is made once. */
async function readLabelled(run: Run, named: readonly HostId[]): Promise<void> {
  if (run.labelled === null) await findLabelled(run);
  const found = (run.labelled ?? []).map(({ hostId }) => hostId).filter((hostId) => !named.includes(hostId));
  await Promise.all(found.map((hostId) => readHost(run, hostId)));
}

function refreshed({ site, hosts }: Run, labelled: NonNullable<Run['labelled']>) {
  return labelled.flatMap(({ hostId }) => {
    const record = recordOf({ hosts }, hostId);
    return record !== null && isIdOf(site, record.labels.site) ? [record] : [];
  });
}

async function staff(run: Run, configUid: string | null, pool: Run['pools'][number]): Promise<StaffedPool> {
  if (configUid === null) return { ...pool, machines: [] };
  return { ...pool, machines: await run.upkeep.listMachines(run.site, configUid, pool.name) };
}

async function readIntents({ ports, site }: Run, hostIds: readonly HostId[]): Promise<readonly Intent[]> {
  const [unfinished, named] = await Promise.all([
    Promise.all(idsOf(site).map((id) => ports.store.unfinishedIntents(id))),
    Promise.all(hostIds.map((hostId) => ports.store.readIntent(hostId))),
  ]);
  const known = [...unfinished.flat().map(({ intent }) => intent), ...named].filter((intent) => intent !== null);
  return [...new Map(known.map((intent) => [intent.hostId, intent])).values()];
}

async function findElsewhere(run: Run, hostIds: readonly HostId[]): Promise<Map<HostId, SiteId>> {
  const found = await Promise.all(
    hostIds.map(
      async (hostId) => [hostId, (await siteByLabel(run, hostId)) ?? (await siteByClaim(run, hostId))] as const,
    ),
  );
  return new Map(found.flatMap(([hostId, siteId]) => (siteId === null ? [] : [[hostId, siteId] as const])));
}

async function siteByLabel({ ports, site, hosts }: Run, hostId: HostId): Promise<SiteId | null> {
  const label = recordOf({ hosts }, hostId)?.labels.site;
  return label === undefined || isIdOf(site, label) ? null : (ports.directory.findBorne(label)?.id ?? null);
}

/** A claim counts where it would stand, should somebody ask for the host here. */
async function siteByClaim({ ports, site, deadlineMs }: Run, hostId: HostId): Promise<SiteId | null> {
  const holder = await ports.store.readClaim(hostId);
  if (holder === null || isIdOf(site, holder)) return null;
  return (await isBoundTo(ports, hostId, holder, deadlineMs)) ? holder : null;
}
