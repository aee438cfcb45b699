import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import type { ReminderCalls } from '../store-parts';
import { checkTime, parseHostIds } from '../stored-text';
import type { EmbeddedDatabase } from './embedded-database';

const remind = `INSERT INTO reminders (scope, host_id, at_ms) VALUES (?, ?, ?)
  ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms`;

const listDue = 'SELECT host_id FROM reminders WHERE scope = ? AND at_ms <= ? ORDER BY at_ms, host_id LIMIT ?';

const rowsSchema = z.array(z.object({ host_id: z.string() }));

/** When each host is to be looked after, as rows. */
export function embeddedReminders(database: EmbeddedDatabase, scope: string): ReminderCalls {
  return {
    async remind(hostId, atMs) {
      const dueAtMs = attemptNow('remind', () => checkTime(atMs));
      await database.run('remind', remind, [scope, hostId, dueAtMs]);
    },
    async dueReminders(nowMs, limit) {
      const rows = await database.run('dueReminders', listDue, [scope, nowMs, Math.max(0, limit)]);
      return attempt('dueReminders', () => parseHostIds(rowsSchema.parse(rows).map((row) => row.host_id)));
    },
    async forgetReminder(hostId) {
      await database.run('forgetReminder', 'DELETE FROM reminders WHERE scope = ? AND host_id = ?', [scope, hostId]);
    },
  };
}
