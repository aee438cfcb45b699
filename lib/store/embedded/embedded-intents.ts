import { z } from 'zod';
import { attempt } from '../attempt';
import { openIntent } from '../records';
import type { IntentCalls } from '../store-parts';
import { compareByRequest, formatIntent, isOpen, parseIntent } from '../stored-text';
import type { EmbeddedDatabase, Row } from './embedded-database';

/** Every right-hand side sees the old row, so an intent for the same site stays exactly as it is. */
const record = `INSERT INTO intents (scope, host_id, site_id, is_open, requested_at_ms, revision, json)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    is_open = CASE WHEN site_id = excluded.site_id THEN is_open ELSE excluded.is_open END,
    requested_at_ms = CASE WHEN site_id = excluded.site_id THEN requested_at_ms ELSE excluded.requested_at_ms END,
    revision = CASE WHEN site_id = excluded.site_id THEN revision ELSE excluded.revision END,
    json = CASE WHEN site_id = excluded.site_id THEN json ELSE excluded.json END,
    site_id = excluded.site_id
  RETURNING json`;

const update = `UPDATE intents SET site_id = ?, is_open = ?, requested_at_ms = ?, revision = ?, json = ?
  WHERE scope = ? AND host_id = ? AND revision = ? RETURNING json`;

/** Intents as JSON with the columns that statements decide by beside it. */
export function embeddedIntents(database: EmbeddedDatabase, scope: string): IntentCalls {
  return {
    async recordIntent(request) {
      const { hostId, siteId, requestedAtMs } = request;
      const intent = openIntent(request);
      const text = await attempt('recordIntent', () => formatIntent(intent));
      const args = [scope, hostId, siteId, 1, requestedAtMs, intent.revision, text];
      return readOne('recordIntent', await database.run('recordIntent', record, args));
    },
    async readIntent(hostId) {
      const sql = 'SELECT json FROM intents WHERE scope = ? AND host_id = ?';
      const rows = await database.run('readIntent', sql, [scope, hostId]);
      return rows.length === 0 ? null : readOne('readIntent', rows);
    },
    async updateIntent(intent) {
      const next = { ...intent, revision: intent.revision + 1 };
      const text = await attempt('updateIntent', () => formatIntent(next));
      const columns = [next.siteId, isOpen(next) ? 1 : 0, next.requestedAtMs, next.revision, text];
      const rows = await database.run('updateIntent', update, [...columns, scope, intent.hostId, intent.revision]);
      return rows.length === 0 ? null : readOne('updateIntent', rows);
    },
    async openIntents(siteId) {
      const sql = 'SELECT json FROM intents WHERE scope = ? AND site_id = ? AND is_open = 1';
      const rows = await database.run('openIntents', sql, [scope, siteId]);
      return attempt('openIntents', () => rows.map(readRow).sort(compareByRequest));
    },
  };
}

function readRow(row: Row | undefined) {
  return parseIntent(z.string().parse(row?.json));
}

function readOne(operation: string, rows: readonly Row[]) {
  return attempt(operation, () => readRow(rows[0]));
}
