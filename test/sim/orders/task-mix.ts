import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Task, TaskOf } from '../../../lib/lifecycle/task';
import { type Look, pickHost } from './look';

/** A kind of task as the simulation knows it. */
interface TaskKind<T extends Task> {
  /** How often, against the others. */
  readonly share: number;
  /** What somebody would type now, mostly sensible; null: there is nothing to do it to. */
  readonly choose: (look: Look) => T | null;
  /** Who is to leave the site; `all`: everybody. */
  readonly takesOut?: (task: T) => readonly HostId[] | 'all';
  /** Who is asked for anew. */
  readonly bringsIn?: (task: T) => readonly HostId[];
}

/** Every kind of task: a new one is one entry here. */
const taskKinds: { readonly [K in Task['kind']]?: TaskKind<TaskOf<K>> } = {
  remove_host: {
    share: 3,
    choose: (look) => onHost(look, (hostId) => ({ kind: 'remove_host', siteId: look.site.id, hostId })),
    takesOut: ({ hostId }) => [hostId],
  },
};

function onHost<T>(look: Look, make: (hostId: HostId) => T): T | null {
  const hostId = pickHost(look);
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

/** Who is to leave the site of the task. */
export function takenOutBy(task: Task): readonly HostId[] | 'all' {
  return entryOf(task.kind).takesOut?.(task) ?? [];
}

/** Who is wanted at the site of the task. */
export function broughtInBy(task: Task): readonly HostId[] {
  return entryOf(task.kind).bringsIn?.(task) ?? [];
}

/** The entry of a task's own kind takes tasks of that kind. */
function entryOf(kind: Task['kind']): TaskKind<Task> {
  return taskKinds[kind] as unknown as TaskKind<Task>;
}
