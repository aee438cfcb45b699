import { type Actor, grantToOperate } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { PaletteError } from '../palette/palette-error';
import { recallClusters } from '../registration/cluster-cache';
import { explain } from '../registration/explain';
import { observeSite } from '../registration/observe';
import type { Ports } from '../registration/ports';
import { isTakenOut } from '../registration/removal-state';
import { paletteFor, runDeadlineMs, startRun } from '../registration/run';
import { StopRun } from '../registration/stop-run';
import { isUndone } from '../registration/undo-state';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import { StoreError } from '../store/store';
import { type CarriedOut, carryOut, type Following } from './carry-out';
import type { LifePlan } from './life-plan';
import { noteAsked, noteTask } from './note-task';
import { observeScene } from './observe-scene';
import { planTask } from './plan/plan-task';
import type { Task } from './task';

/** What IT can do with sites and hosts after they were registered, for one actor; each use case checks that they may. */
export interface Lifecycle {
  /** The site that a host is at, by our store or by its label in Palette; `not_registered` where neither tells. */
  siteOf(hostId: HostId): Promise<Result<SiteId>>;
  /** The UID of the cluster that stands at the site, or is being deleted there; null: none. For {@link Task}s that name it. */
  clusterOf(siteId: SiteId): Promise<Result<string | null>>;
  /**
   * What {@link carryOut} would do now: the steps that are left, or why none may go. Reads as much, and writes nothing.
   * `access_needed` for all but IT.
   */
  rehearse(task: Task): Promise<Result<LifePlan>>;
  /**
   * Carries the task out, step by step, each decided from what Palette says then. Safe to repeat and to interrupt: whoever
   * runs it again goes on. `access_needed` for all but IT.
   */
  carryOut(task: Task, following: Following): Promise<Result<CarriedOut>>;
}

export interface LifecycleDesk {
  /** The use cases as they are open to somebody. */
  as(actor: Actor): Lifecycle;
}

/** The use cases over their ports. */
export function createLifecycle(ports: Ports): LifecycleDesk {
  return {
    as: (actor) => ({
      siteOf: (hostId) => expected(() => siteOf(ports, actor, hostId)),
      clusterOf: (siteId) => expected(() => clusterOf(ports, actor, siteId)),
      rehearse: (task) => expected(() => rehearse(ports, actor, task)),
      carryOut: async (task, following) => {
        const allowed = allow(ports, actor, task);
        if (!allowed.ok) return allowed;
        const { site, who } = allowed.value;
        await noteAsked(ports, task, who);
        const ended = await carryOut(ports, site, task, { actor, who }, following);
        await noteTask(ports, task, who, ended);
        return succeed(ended);
      },
    }),
  };
}

/** What Palette and the store do wrong is a value. */
async function expected<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const isExpected = error instanceof PaletteError || error instanceof StoreError || error instanceof StopRun;
    if (!isExpected) throw error;
    return { ok: false, error: explain(error) };
  }
}

interface Allowed {
  readonly site: Site;
  readonly who: string;
}

function allow({ directory }: Ports, actor: Actor, { siteId }: Pick<Task, 'siteId'>): Result<Allowed> {
  const site = directory.find(siteId);
  if (site === null) return fail('site_unknown');
  const grant = grantToOperate(actor, site);
  return grant === null ? fail('access_needed') : succeed({ site, who: grant.who });
}

async function rehearse(ports: Ports, actor: Actor, task: Task): Promise<Result<LifePlan>> {
  const allowed = allow(ports, actor, task);
  if (!allowed.ok) return allowed;
  const { site } = allowed.value;
  const remembered = await recallClusters(ports, site);
  const run = startRun(ports, site, { deadlineMs: runDeadlineMs(ports), remembered });
  return succeed(planTask(task, await observeScene(run, task)));
}

/** Of two the one that lives: a plan refuses more than one of those. */
async function clusterOf(ports: Ports, actor: Actor, siteId: SiteId): Promise<Result<string | null>> {
  const allowed = allow(ports, actor, { siteId });
  if (!allowed.ok) return allowed;
  const { site } = allowed.value;
  const remembered = await recallClusters(ports, site);
  const run = startRun(ports, site, { deadlineMs: runDeadlineMs(ports), remembered });
  const { clusters } = await observeSite(run);
  const live = clusters.find(({ state }) => state !== 'Deleting') ?? clusters[0];
  return succeed(live?.uid ?? null);
}

async function siteOf(ports: Ports, actor: Actor, hostId: HostId): Promise<Result<SiteId>> {
  const intent = await ports.store.readIntent(hostId);
  const known = intent === null ? null : ports.directory.findBorne(intent.siteId);
  // A request that has ended says where it was last; by its label it may be elsewhere since.
  const hasEnded = intent === null || isUndone(intent) || isTakenOut(intent);
  const site = (hasEnded ? await siteByLabel(ports, hostId) : null) ?? known;
  if (site === null || grantToOperate(actor, site) === null) return fail('not_registered');
  return succeed(site.id);
}

/** A host that another store, or somebody by hand, has registered: any project of ours may have it. */
async function siteByLabel(ports: Ports, hostId: HostId): Promise<Site | null> {
  const { sites } = ports.directory;
  const ofProject = new Map(sites.map((site) => [site.projectUid, site]));
  for (const site of ofProject.values()) {
    const record = await paletteFor(ports, site, runDeadlineMs(ports), 'work').getHost(hostId);
    const label = record?.labels.site;
    if (label !== undefined) return ports.directory.findBorne(label);
  }
  return null;
}
