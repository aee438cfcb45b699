import { memoryAudit } from './memory/memory-audit';
import { memoryBudgets } from './memory/memory-budgets';
import { memoryCache } from './memory/memory-cache';
import { memoryHosts } from './memory/memory-hosts';
import { memoryLeases } from './memory/memory-leases';
import type { Store } from './store';
import { defaultAuditLimit } from './store-parts';

interface MemoryOptions {
  readonly now: () => number;
  readonly auditLimit?: number;
}

/**
 * A store inside this process, for tests and for previews of the simulator. It keeps text, like the other adapters, so
 * that nothing works here that would not survive being stored; it ends with the process.
 */
export function createMemoryStore({ now, auditLimit = defaultAuditLimit }: MemoryOptions): Store {
  const counters = new Map<string, number>();
  return {
    kind: 'memory',
    ...memoryHosts(),
    ...memoryLeases(now),
    ...memoryCache(now),
    ...memoryBudgets(now),
    ...memoryAudit(auditLimit),
    async increment(counter) {
      const total = (counters.get(counter) ?? 0) + 1;
      counters.set(counter, total);
      return total;
    },
    async ping() {},
    async close() {},
  };
}
