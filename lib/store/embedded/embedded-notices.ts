import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import type { Notice } from '../records';
import { mostDeadNotices, type NoticeCalls, noticeKnownForMs } from '../store-parts';
import { formatNotice, parseNotices } from '../stored-text';
import type { EmbeddedDatabase, Row } from './embedded-database';

const clear = 'DELETE FROM notices_known WHERE scope = ? AND until_ms <= ?';

const add = `INSERT INTO notices (scope, webhook_id, id, json) SELECT ?1, ?2, ?3, ?4
  WHERE NOT EXISTS (SELECT 1 FROM notices_known WHERE scope = ?1 AND webhook_id = ?2 AND id = ?3)
  ON CONFLICT DO NOTHING`;

const know = `INSERT INTO notices_known (scope, webhook_id, id, until_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;

const list = 'SELECT json FROM notices WHERE scope = ? AND webhook_id = ? ORDER BY number LIMIT ?';

const update = 'UPDATE notices SET json = ?4 WHERE scope = ?1 AND webhook_id = ?2 AND id = ?3';

const bury = `INSERT INTO dead_notices (scope, json)
  SELECT ?1, ?4 FROM notices WHERE scope = ?1 AND webhook_id = ?2 AND id = ?3`;

const trimDead = `DELETE FROM dead_notices WHERE number IN (
  SELECT number FROM dead_notices WHERE scope = ? ORDER BY number DESC LIMIT -1 OFFSET ?)`;

const remove = 'DELETE FROM notices WHERE scope = ? AND webhook_id = ? AND id = ?';

const listDead = 'SELECT json FROM dead_notices WHERE scope = ? ORDER BY number DESC LIMIT ?';

const rowsSchema = z.array(z.object({ json: z.string() }));

/** Messages as rows in the order of addition, the dead in a table of their own; beside them the IDs of the last 30 days. */
export function embeddedNotices(database: EmbeddedDatabase, scope: string, now: () => number): NoticeCalls {
  const place = ({ webhookId, id }: Notice) => [scope, webhookId, id];
  return {
    async addNotice(notice) {
      const text = attemptNow('addNotice', () => formatNotice(notice));
      const atMs = now();
      await database.runTogether('addNotice', [
        [clear, [scope, atMs]],
        [add, [...place(notice), text]],
        [know, [...place(notice), atMs + noticeKnownForMs]],
      ]);
    },
    async listNotices(webhookId, limit) {
      const rows = await database.run('listNotices', list, [scope, webhookId, Math.max(0, limit)]);
      return attempt('listNotices', () => parseRows(rows));
    },
    async updateNotice(notice) {
      const text = attemptNow('updateNotice', () => formatNotice(notice));
      await database.run('updateNotice', update, [...place(notice), text]);
    },
    async closeNotice(notice, end) {
      const text = attemptNow('closeNotice', () => formatNotice(notice));
      const buried = [
        [bury, [...place(notice), text]],
        [trimDead, [scope, mostDeadNotices]],
      ] as const;
      await database.runTogether('closeNotice', [...(end === 'dead' ? buried : []), [remove, place(notice)]]);
    },
    async listDeadNotices(limit) {
      const rows = await database.run('listDeadNotices', listDead, [scope, Math.max(0, limit)]);
      return attempt('listDeadNotices', () => parseRows(rows));
    },
  };
}

function parseRows(rows: readonly Row[]): Notice[] {
  return parseNotices(rowsSchema.parse(rows).map(({ json }) => json));
}
