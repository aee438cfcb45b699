import type { Failure } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { isBoundTo } from '../registration/claim';
import { findLabelled, observeSite, readHost } from '../registration/observe';
import type { Ports } from '../registration/ports';
import { refuseToServe } from '../registration/refuse-host';
import { projectOf, type Run } from '../registration/run';
import { isIdOf } from '../sites/former-id';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import { readDeletion } from './note-deletion';
import { observeGathering } from './observe-gathering';
import { membersOf, recordOf, type Scene, type StaffedPool, type Target } from './scene';
import { observeSettings } from './sync/observe-settings';
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
    Promise.all(pools.map((pool) => staff(run, configUid, pool))),
    ...asked.map((hostId) => readHost(run, hostId)),
    needsLabelled(task) ? readLabelled(run, named) : null,
  ]);
  const labelled = run.labelled === null ? null : refreshed(run, run.labelled);
  const known = [...named, ...membersOf(pools), ...(labelled ?? []).map(({ hostId }) => hostId)];
  const [intents, elsewhere, deletion] = await Promise.all([
    readIntents(run, [...new Set(known)]),
    findElsewhere(run, named),
    task.kind === 'delete_cluster' && task.clusterUid !== null ? readDeletion(ports, task.clusterUid) : null,
  ]);
  return {
    site: { ...site, projectUid: projectOf(ports, site) },
    clusters,
    pools: staffed,
    hosts: run.hosts,
    labelled,
    intents,
    elsewhere,
    barred: findBarred(run, named),
    gathering: task.kind === 'form' && clusters.length === 0 ? await observeGathering(run, task.controlPlane) : null,
    deletion,
    target: task.kind === 'move_host' ? findTarget(ports, task) : null,
    settings: task.kind === 'sync' ? await observeSettings(run, clusters, pools) : null,
    nowMs: ports.clock.now(),
  };
}

function findBarred({ ports: { directory }, site }: Run, hostIds: readonly HostId[]): Map<HostId, Failure> {
  const found = hostIds.map((hostId) => [hostId, refuseToServe(directory, site, hostId)] as const);
  return new Map(found.flatMap(([hostId, failure]) => (failure === null ? [] : [[hostId, failure] as const])));
}

function findTarget({ directory }: Ports, { toSiteId, hostId }: TaskOf<'move_host'>): Target | null {
  const site = directory.find(toSiteId);
  return site === null ? null : { site, refusal: refuseToServe(directory, site, hostId) };
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

async function readIntents({ ports, site }: Run, hostIds: readonly HostId[]): Promise<Map<HostId, Intent>> {
  const [unfinished, named] = await Promise.all([
    ports.store.unfinishedIntents(site.id),
    Promise.all(hostIds.map((hostId) => ports.store.readIntent(hostId))),
  ]);
  const known = [...unfinished.map(({ intent }) => intent), ...named].filter((intent) => intent !== null);
  return new Map(known.map((intent) => [intent.hostId, intent]));
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
