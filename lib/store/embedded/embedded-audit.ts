import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import type { AuditCalls } from '../store-parts';
import { formatAuditEvent, parseAuditEvents } from '../stored-text';
import type { EmbeddedDatabase } from './embedded-database';

const append = 'INSERT INTO audit (scope, id, at_ms, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';

const trim = `DELETE FROM audit WHERE number IN (
  SELECT number FROM audit WHERE scope = ? ORDER BY at_ms DESC, number DESC LIMIT -1 OFFSET ?)`;

const read = 'SELECT json FROM audit WHERE scope = ? ORDER BY at_ms DESC, number DESC LIMIT ?';

/** The audit trail in order of time, then of arrival; beyond `limit` the oldest events go. */
export function embeddedAudit(database: EmbeddedDatabase, scope: string, limit: number): AuditCalls {
  return {
    async appendAudit(event) {
      const text = attemptNow('appendAudit', () => formatAuditEvent(event));
      await database.runTogether('appendAudit', [
        [append, [scope, event.id, event.atMs, text]],
        [trim, [scope, limit]],
      ]);
    },
    async readAudit(count) {
      const rows = await database.run('readAudit', read, [scope, Math.max(0, count)]);
      return attempt('readAudit', () => parseAuditEvents(rows.map((row) => z.string().parse(row.json))));
    },
  };
}
