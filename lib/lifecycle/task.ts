import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';

/** One thing that IT wants done in the life of a site: plain data, the same each time the command is run again. */
export type Task =
  /** Out of its node pool and out of its site; its entry stays in Palette, free. */
  { readonly kind: 'remove_host'; readonly siteId: SiteId; readonly hostId: HostId };

/** A task of one kind. */
export type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

/** The hosts that a task names. Pure. */
export function hostsOf(task: Task): readonly HostId[] {
  switch (task.kind) {
    case 'remove_host':
      return [task.hostId];
  }
}
