import { z } from 'zod';
import { attempt } from './attempt';
import { embeddedAudit } from './embedded/embedded-audit';
import { embeddedBudgets } from './embedded/embedded-budgets';
import { embeddedCache } from './embedded/embedded-cache';
import { embeddedClaims } from './embedded/embedded-claims';
import { createEmbeddedDatabase, type EmbeddedDatabase } from './embedded/embedded-database';
import { embeddedIntents } from './embedded/embedded-intents';
import { embeddedLeases } from './embedded/embedded-leases';
import { embeddedLimits } from './embedded/embedded-limits';
import { embeddedLinks } from './embedded/embedded-links';
import { embeddedNotices } from './embedded/embedded-notices';
import { embeddedReminders } from './embedded/embedded-reminders';
import { openDatabaseFile } from './embedded/open-database-file';
import { storeScope } from './keys';
import type { Store } from './store';
import { type CounterCalls, defaultAuditKeepForMs, defaultAuditLimit } from './store-parts';

interface EmbeddedOptions {
  /** Made when missing; the database is one file in it. */
  readonly dataDir: string;
  /** The environment, which keeps deployments that share the file apart. */
  readonly prefix: string;
  readonly now?: () => number;
  readonly auditLimit?: number;
  readonly auditKeepForMs?: number;
}

/**
 * A store in one file on this machine, for one server or several processes on it: crash-safe, no service to run. A
 * statement waits up to 5 s for another process (and holds up this one meanwhile), then is a `StoreError`. Throws a
 * `StoreError` that says why when the file cannot be opened.
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  const { dataDir, prefix, now = Date.now } = options;
  const { auditLimit = defaultAuditLimit, auditKeepForMs = defaultAuditKeepForMs } = options;
  const client = await openDatabaseFile(dataDir);
  const database = createEmbeddedDatabase(client);
  const scope = storeScope(prefix);
  return {
    kind: 'embedded',
    ...embeddedClaims(database, scope),
    ...embeddedIntents(database, scope),
    ...embeddedLeases(database, scope, now),
    ...embeddedBudgets(database, scope, now),
    ...embeddedCache(database, scope, now),
    ...embeddedLimits(database, scope, now),
    ...embeddedLinks(database, scope),
    ...embeddedNotices(database, scope, now),
    ...embeddedReminders(database, scope),
    ...embeddedAudit(database, scope, { limit: auditLimit, keepForMs: auditKeepForMs }, now),
    ...embeddedCounters(database, scope),
    async ping() {
      const sql = 'INSERT INTO pings (scope, at_ms) VALUES (?, ?) ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms';
      await database.run('ping', sql, [scope, now()]);
    },
    async close() {
      client.close();
    },
  };
}

function embeddedCounters(database: EmbeddedDatabase, scope: string): CounterCalls {
  const sql = `INSERT INTO counters (scope, name, total) VALUES (?, ?, 1)
    ON CONFLICT DO UPDATE SET total = total + 1 RETURNING total`;
  return {
    async increment(counter) {
      const [row] = await database.run('increment', sql, [scope, counter]);
      return attempt('increment', () => z.number().parse(row?.total));
    },
  };
}
