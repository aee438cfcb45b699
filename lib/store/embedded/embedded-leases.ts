import { z } from 'zod';
import { attempt } from '../attempt';
import type { LeaseAnswer } from '../store';
import type { LeaseCalls } from '../store-parts';
import type { EmbeddedDatabase } from './embedded-database';

/** `found_before` stays `expired` until the owner renews: see {@link LeaseAnswer}. */
const take = `INSERT INTO leases (scope, name, owner, until_ms, found_before) VALUES (?1, ?2, ?3, ?4 + ?5, 'free')
  ON CONFLICT DO UPDATE SET
    found_before = CASE WHEN until_ms <= ?4 OR found_before = 'expired' THEN 'expired' ELSE 'own' END,
    owner = excluded.owner,
    until_ms = excluded.until_ms
  WHERE owner = excluded.owner OR until_ms <= ?4
  RETURNING found_before`;

const remaining = 'SELECT until_ms - ?3 AS remaining_ms FROM leases WHERE scope = ?1 AND name = ?2';

const renew = `UPDATE leases SET until_ms = ?4 + ?5, found_before = 'own'
  WHERE scope = ?1 AND name = ?2 AND owner = ?3 AND until_ms > ?4 RETURNING owner`;

const release = 'DELETE FROM leases WHERE scope = ?1 AND name = ?2 AND owner = ?3 AND until_ms > ?4';

const taken = z.object({ found_before: z.enum(['free', 'expired', 'own']) });
const refused = z.object({ remaining_ms: z.number() });

/** Leases as rows that outlive their end, because only a release makes them "free". The processes share one clock. */
export function embeddedLeases(database: EmbeddedDatabase, scope: string, now: () => number): LeaseCalls {
  return {
    async takeLease(name, owner, ttlMs): Promise<LeaseAnswer> {
      const atMs = now();
      const [granted, rest] = await database.runTogether('takeLease', [
        [take, [scope, name, owner, atMs, ttlMs]],
        [remaining, [scope, name, atMs]],
      ]);
      return attempt('takeLease', () => {
        if (granted?.[0] !== undefined) return { granted: true, before: taken.parse(granted[0]).found_before };
        return { granted: false, remainingMs: refused.parse(rest?.[0]).remaining_ms };
      });
    },
    async renewLease(name, owner, ttlMs) {
      const rows = await database.run('renewLease', renew, [scope, name, owner, now(), ttlMs]);
      return rows.length > 0;
    },
    async releaseLease(name, owner) {
      await database.run('releaseLease', release, [scope, name, owner, now()]);
    },
  };
}
