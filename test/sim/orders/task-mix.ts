import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Task, TaskOf } from '../../../lib/lifecycle/task';
import type { SiteId } from '../../../lib/sites/site-id';
import { clusterOf, type Look, leavingClusterOf, membersOf, pickFree, pickHost, pickNewcomer } from './look';

/** Hosts that a task wants at a site; `waiting`: those that are there. */
export interface Wanted {
  readonly siteId: SiteId;
  readonly hostIds: readonly HostId[] | 'waiting';
}

/** A kind of task as the simulation knows it. */
interface TaskKind<T extends Task> {
  /** How often, against the others. */
  readonly share: number;
  /** What somebody would type now, mostly sensible; null: there is nothing to do it to. */
  readonly choose: (look: Look) => T | null;
  /** Who is to leave the site; `all`: everybody. */
  readonly takesOut?: (task: T) => readonly HostId[] | 'all';
  readonly wants?: (task: T) => Wanted;
  /** Each time it is asked for is a time of its own. */
  readonly isNeverFinished?: boolean;
}

const takesOutHost = { takesOut: ({ hostId }: { readonly hostId: HostId }) => [hostId] };

/** Every kind of task: a new one is one entry here. */
const taskKinds: { readonly [K in Task['kind']]: TaskKind<TaskOf<K>> } = {
  remove_host: {
    share: 4,
    choose: (look) => onHost(look, (hostId) => ({ kind: 'remove_host', siteId: look.site.id, hostId })),
    ...takesOutHost,
  },
  replace_host: {
    share: 5,
    choose: (look) =>
      onHost(look, (hostId) => {
        const newHostId = pickNewcomer(look);
        return { kind: 'replace_host', siteId: look.site.id, hostId, newHostId };
      }),
    ...takesOutHost,
    wants: ({ siteId, newHostId }) => ({ siteId, hostIds: [newHostId] }),
  },
  undo_host: {
    share: 3,
    choose: (look) => onHost(look, (hostId) => ({ kind: 'undo_host', siteId: look.site.id, hostId })),
    ...takesOutHost,
  },
  forget_host: {
    share: 2,
    choose: (look) => onFree(look, (hostId) => ({ kind: 'forget_host', siteId: look.site.id, hostId })),
    ...takesOutHost,
  },
  reset_host: {
    share: 1,
    choose: (look) => onFree(look, (hostId) => ({ kind: 'reset_host', siteId: look.site.id, hostId })),
    isNeverFinished: true,
  },
  move_host: {
    share: 2,
    choose: (look) =>
      onHost(look, (hostId) => {
        const toSiteId = look.random.pick(look.stage.scenario.sites).id;
        return { kind: 'move_host', siteId: look.site.id, hostId, toSiteId };
      }),
    ...takesOutHost,
    wants: ({ hostId, toSiteId }) => ({ siteId: toSiteId, hostIds: [hostId] }),
  },
  grow: {
    share: 4,
    choose: (look) => {
      const present = membersOf(look, 'control plane').length;
      if (present === 0 && look.random.chance(0.8)) return null;
      const controlPlane = present < 3 ? 3 : 5;
      const hostIds = look.random.chance(0.3) ? [] : [pickNewcomer(look), pickNewcomer(look)];
      return { kind: 'grow', siteId: look.site.id, controlPlane, hostIds };
    },
    wants: ({ siteId, hostIds }) => ({ siteId, hostIds: hostIds.length === 0 ? 'waiting' : hostIds }),
  },
  form: {
    share: 2,
    choose: ({ site, random }) => ({ kind: 'form', siteId: site.id, controlPlane: random.pick([1, 1, 3]) }),
    wants: ({ siteId }) => ({ siteId, hostIds: 'waiting' }),
  },
  scale: {
    share: 1,
    choose: ({ site, random }) => {
      const pool = random.pick(['control_plane', 'workers'] as const);
      return { kind: 'scale', siteId: site.id, pool, count: random.pick([1, 2, 3, 5]) };
    },
  },
  sync: {
    share: 2,
    choose: ({ site, random }) => ({ kind: 'sync', siteId: site.id, withVersions: random.chance(0.5) }),
  },
  delete_cluster: {
    share: 3,
    choose: (look) => {
      const cluster = clusterOf(look) ?? leavingClusterOf(look);
      if (cluster === null && look.random.chance(0.8)) return null;
      const isForced = cluster?.deletingAt === null ? look.random.chance(0.1) : look.random.chance(0.7);
      return { kind: 'delete_cluster', siteId: look.site.id, clusterUid: cluster?.uid ?? null, isForced };
    },
    takesOut: () => 'all',
  },
};

function onHost<T>(look: Look, make: (hostId: HostId) => T): T | null {
  const hostId = pickHost(look);
  return hostId === null ? null : make(hostId);
}

/** These are for hosts that are in no cluster. */
function onFree<T>(look: Look, make: (hostId: HostId) => T): T | null {
  const hostId = look.random.chance(0.8) ? pickFree(look) : pickHost(look);
  return hostId === null ? null : make(hostId);
}

/** Each kind as often as its share says. */
export const mixOfKinds: readonly Task['kind'][] = Object.entries(taskKinds).flatMap(([kind, { share }]) =>
  Array.from({ length: share }, () => kind as Task['kind']),
);

/** A task of the kind, or null where there is nothing to do it to. */
export function chooseTask(kind: Task['kind'], look: Look): Task | null {
  return entryOf(kind).choose(look);
}

/** The task as its command asks for it when it is run once more: some look anew what they are about. */
export function typedAgain(task: Task, look: Look): Task {
  if (task.kind !== 'delete_cluster') return task;
  return { ...task, clusterUid: (clusterOf(look) ?? leavingClusterOf(look))?.uid ?? null };
}

/** Who is to leave the site of the task. */
export function takenOutBy(task: Task): readonly HostId[] | 'all' {
  return entryOf(task.kind).takesOut?.(task) ?? [];
}

/** Who is wanted where, or null: nobody is. */
export function wantedByTask(task: Task): Wanted | null {
  return entryOf(task.kind).wants?.(task) ?? null;
}

/** Can it be finished, so that the same command has nothing to do? */
export function canBeFinished({ kind }: Task): boolean {
  return entryOf(kind).isNeverFinished !== true;
}

/** The entry of a kind takes tasks of that kind. */
function entryOf(kind: Task['kind']): TaskKind<Task> {
  return taskKinds[kind] as unknown as TaskKind<Task>;
}
