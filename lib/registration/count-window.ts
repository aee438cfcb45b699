import type { Site } from '../sites/site';
import type { Ports } from './ports';
import { tolerate } from './tolerate';

/** What cannot be excluded because Palette has neither versions nor conditional writes (API.md §12). */
type Window = 'second_create' | 'host_dropped' | 'late_drop' | 'cluster_ambiguous';

/** Counts that such a window was met and says so in the log: they are counted and named, not denied. */
export async function countWindow(ports: Ports, window: Window, site: Site): Promise<void> {
  ports.log({ level: 'warn', event: 'window_met', window, siteId: site.id });
  await tolerate(ports, 'count_window', () => ports.store.increment(`window:${window}`));
}
