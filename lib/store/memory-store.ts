import { memoryAudit } from './memory/memory-audit';
import { memoryBudgets } from './memory/memory-budgets';
import { memoryCache } from './memory/memory-cache';
import { memoryHosts } from './memory/memory-hosts';
import { memoryLeases } from './memory/memory-leases';
import { memoryLimits } from './memory/memory-limits';
import { memoryLinks } from './memory/memory-links';
import { memoryNotices } from './memory/memory-notices';
import { memoryReminders } from './memory/memory-reminders';
import type { Store } from './store';
import { defaultAuditKeepForMs, defaultAuditLimit } from './store-parts';

interface MemoryOptions {
  readonly now: () => number;
  readonly auditLimit?: number;
  readonly auditKeepForMs?: number;
}

/**
 * A store inside this process, for tests and for previews of the simulator. It keeps text, like the other adapters, so
 * that nothing works here that would not survive being stored; it ends with the process.
 */
export function createMemoryStore(options: MemoryOptions): Store {
  const { now, auditLimit = defaultAuditLimit, auditKeepForMs = defaultAuditKeepForMs } = options;
  const counters = new Map<string, number>();
  return {
    kind: 'memory',
    ...memoryHosts(),
    ...memoryLeases(now),
    ...memoryCache(now),
    ...memoryBudgets(now),
    ...memoryLimits(now),
    ...memoryLinks(),
    ...memoryNotices(now),
    ...memoryReminders(),
    ...memoryAudit({ limit: auditLimit, keepForMs: auditKeepForMs }, now),
    async increment(counter) {
      const total = (counters.get(counter) ?? 0) + 1;
      counters.set(counter, total);
      return total;
    },
    async ping() {},
    async close() {},
  };
}
