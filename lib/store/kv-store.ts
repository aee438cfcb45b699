import { z } from 'zod';
import { createKeys, type Keys } from './keys';
import { kvAudit } from './kv/kv-audit';
import { kvBudgets } from './kv/kv-budgets';
import { kvCache } from './kv/kv-cache';
import { kvClaims } from './kv/kv-claims';
import { kvIntents } from './kv/kv-intents';
import { kvLeases } from './kv/kv-leases';
import { kvLimits } from './kv/kv-limits';
import { kvLinks } from './kv/kv-links';
import { kvNotices } from './kv/kv-notices';
import { kvReminders } from './kv/kv-reminders';
import type { KvRunner } from './kv/kv-runner';
import { type KvConnection, openKvRunner } from './kv/open-kv-runner';
import type { Store } from './store';
import { type CounterCalls, defaultAuditKeepForMs, defaultAuditLimit } from './store-parts';

interface KvOptions extends KvConnection {
  /** The environment, which keeps deployments that share the database apart. */
  readonly prefix: string;
  /** For tests only: else the clock of Redis counts, which all instances share. */
  readonly now?: () => number;
  readonly auditLimit?: number;
  readonly auditKeepForMs?: number;
}

/**
 * A store in Vercel KV (Redis behind REST). Opens nothing until the first call. Every decision is one Lua script; what is
 * asked for in the same tick goes out as one request.
 */
export function createKvStore(options: KvOptions): Store {
  const { now, auditLimit = defaultAuditLimit, auditKeepForMs = defaultAuditKeepForMs } = options;
  const run = openKvRunner(options);
  const keys = createKeys(options.prefix);
  const clock = () => (now === undefined ? '' : now());
  return {
    kind: 'kv',
    ...kvClaims(run, keys),
    ...kvIntents(run, keys),
    ...kvLeases(run, keys, clock),
    ...kvBudgets(run, keys, clock),
    ...kvCache(run, keys, clock),
    ...kvLimits(run, keys, clock),
    ...kvLinks(run, keys),
    ...kvNotices(run, keys, clock),
    ...kvReminders(run, keys),
    ...kvAudit(run, keys, { limit: auditLimit, keepForMs: auditKeepForMs }, clock),
    ...kvCounters(run, keys),
    async ping() {
      await run({
        operation: 'ping',
        script: `return redis.call('SET', KEYS[1], '1', 'PX', 60000)`,
        keys: [keys.ping()],
        args: [],
        answer: z.unknown(),
        isRepeatable: true,
      });
    },
    async close() {},
  };
}

function kvCounters(run: KvRunner, keys: Keys): CounterCalls {
  return {
    increment: (counter) =>
      run({
        operation: 'increment',
        script: `return redis.call('INCR', KEYS[1])`,
        keys: [keys.counter(counter)],
        args: [],
        answer: z.number(),
        isRepeatable: false,
      }),
  };
}
