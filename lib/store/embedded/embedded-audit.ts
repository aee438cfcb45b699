import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import type { AuditCalls, AuditKeeping } from '../store-parts';
import { formatAuditEvent, parseAuditEvents } from '../stored-text';
import type { EmbeddedDatabase } from './embedded-database';

const append = 'INSERT INTO audit (scope, id, at_ms, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';

const dropOld = 'DELETE FROM audit WHERE scope = ? AND at_ms <= ?';

const trim = `DELETE FROM audit WHERE number IN (
  SELECT number FROM audit WHERE scope = ? ORDER BY at_ms DESC, number DESC LIMIT -1 OFFSET ?)`;

const read = 'SELECT json FROM audit WHERE scope = ? ORDER BY at_ms DESC, number DESC LIMIT ? OFFSET ?';

/** To find what is too many, all that is kept has to be passed: some milliseconds for a full trail. */
const appendsPerTrim = 100;

/** The audit trail in order of time, then of arrival; each event that comes lets those go that are too many or too old. */
export function embeddedAudit(
  database: EmbeddedDatabase,
  scope: string,
  { limit, keepForMs }: AuditKeeping,
  now: () => number,
): AuditCalls {
  let appended = 0;
  return {
    async appendAudit(event) {
      const text = attemptNow('appendAudit', () => formatAuditEvent(event));
      const isTrimDue = appended % appendsPerTrim === 0;
      await database.runTogether('appendAudit', [
        [append, [scope, event.id, event.atMs, text]],
        [dropOld, [scope, now() - keepForMs]],
        ...(isTrimDue ? [[trim, [scope, limit]] as const] : []),
      ]);
      appended += 1;
    },
    async readAudit(count, skip = 0) {
      const from = Math.max(0, skip);
      const most = Math.min(Math.max(0, limit - from), Math.max(0, count));
      const rows = await database.run('readAudit', read, [scope, most, from]);
      return attempt('readAudit', () => parseAuditEvents(rows.map((row) => z.string().parse(row.json))));
    },
  };
}
