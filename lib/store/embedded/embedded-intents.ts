import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import { openIntent } from '../records';
import { type IntentCalls, mostSitesWithWork } from '../store-parts';
import { formatIntent, isUnfinished, listUnfinished, parseHolder, parseIntent, parseSiteIds } from '../stored-text';
import type { EmbeddedDatabase, Row } from './embedded-database';

/** The update to itself makes the statement return the row that is there already. */
const claim = `INSERT INTO claims (scope, host_id, site_id) VALUES (?1, ?2, ?3)
  ON CONFLICT DO UPDATE SET site_id = site_id RETURNING site_id`;

/** Only where the site holds the claim. Every right-hand side sees the old row: an intent for the same site stays as it is. */
const record = `INSERT INTO intents (scope, host_id, site_id, is_unfinished, requested_at_ms, revision, json)
  SELECT ?1, ?2, ?3, ?7, ?4, ?5, ?6
  WHERE EXISTS (SELECT 1 FROM claims WHERE scope = ?1 AND host_id = ?2 AND site_id = ?3)
  ON CONFLICT DO UPDATE SET
    is_unfinished = CASE WHEN site_id = excluded.site_id THEN is_unfinished ELSE excluded.is_unfinished END,
    requested_at_ms = CASE WHEN site_id = excluded.site_id THEN requested_at_ms ELSE excluded.requested_at_ms END,
    revision = CASE WHEN site_id = excluded.site_id THEN revision ELSE excluded.revision END,
    json = CASE WHEN site_id = excluded.site_id THEN json ELSE excluded.json END,
    site_id = excluded.site_id
  RETURNING json`;

const update = `UPDATE intents SET is_unfinished = ?, revision = ?, json = ?
  WHERE scope = ? AND host_id = ? AND revision = ? AND site_id = ? AND requested_at_ms = ? RETURNING json`;

const list = `SELECT json, claims.site_id AS holder FROM intents LEFT JOIN claims USING (scope, host_id)
  WHERE intents.scope = ? AND intents.site_id = ? AND is_unfinished = 1`;

const listSites = 'SELECT DISTINCT site_id FROM intents WHERE scope = ? AND is_unfinished = 1 LIMIT ?';

const forget = ['claims', 'intents'].map((table) => `DELETE FROM ${table} WHERE scope = ? AND host_id = ?`);

const listed = z.array(z.object({ json: z.string(), holder: z.string().nullable() }));
const sites = z.array(z.object({ site_id: z.string() }));

/** Intents as JSON with the columns that statements decide by beside it. */
export function embeddedIntents(database: EmbeddedDatabase, scope: string): IntentCalls {
  return {
    async recordIntent(request) {
      const { hostId, siteId, requestedAtMs } = request;
      const intent = openIntent(request);
      const text = attemptNow('recordIntent', () => formatIntent(intent));
      const [claimed = [], recorded = []] = await database.runTogether('recordIntent', [
        [claim, [scope, hostId, siteId]],
        [record, [scope, hostId, siteId, requestedAtMs, intent.revision, text, isUnfinished(intent) ? 1 : 0]],
      ]);
      return attempt('recordIntent', () => ({
        holder: parseHolder(z.string().parse(claimed[0]?.site_id)),
        intent: recorded.length === 0 ? null : readRow(recorded[0]),
      }));
    },
    async readIntent(hostId) {
      const sql = 'SELECT json FROM intents WHERE scope = ? AND host_id = ?';
      const rows = await database.run('readIntent', sql, [scope, hostId]);
      return rows.length === 0 ? null : attempt('readIntent', () => readRow(rows[0]));
    },
    async updateIntent(intent) {
      const next = { ...intent, revision: intent.revision + 1 };
      const text = attemptNow('updateIntent', () => formatIntent(next));
      const columns = [isUnfinished(next) ? 1 : 0, next.revision, text];
      const which = [scope, intent.hostId, intent.revision, intent.siteId, intent.requestedAtMs];
      const rows = await database.run('updateIntent', update, [...columns, ...which]);
      return rows.length === 0 ? null : attempt('updateIntent', () => readRow(rows[0]));
    },
    async unfinishedIntents(siteId) {
      const rows = await database.run('unfinishedIntents', list, [scope, siteId]);
      return attempt('unfinishedIntents', () =>
        listUnfinished(
          siteId,
          listed.parse(rows).map(({ json, holder }) => ({ text: json, holder })),
        ),
      );
    },
    async sitesWithWork() {
      const rows = await database.run('sitesWithWork', listSites, [scope, mostSitesWithWork]);
      return attempt('sitesWithWork', () => parseSiteIds(sites.parse(rows).map((row) => row.site_id)));
    },
    async forgetHost(hostId) {
      await database.runTogether(
        'forgetHost',
        forget.map((sql) => [sql, [scope, hostId]]),
      );
    },
  };
}

function readRow(row: Row | undefined) {
  return parseIntent(z.string().parse(row?.json));
}
