import type { HostId } from '../hosts/edge-host-id';
import type { HostTask } from './host-task';
import type { SiteTask } from './site-task';

/** One thing that IT wants done in the life of a site: plain data, the same each time the command is run again. */
export type Task = HostTask | SiteTask;

/** A task of one kind. */
export type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

/** The hosts that a task names. Pure. */
export function hostsOf(task: Task): readonly HostId[] {
  switch (task.kind) {
    case 'remove_host':
    case 'undo_host':
    case 'forget_host':
    case 'reset_host':
    case 'move_host':
      return [task.hostId];
    case 'replace_host':
      return [task.hostId, task.newHostId];
    case 'grow':
      return task.hostIds;
    case 'form':
    case 'scale':
    case 'sync':
    case 'delete_cluster':
      return [];
  }
}
