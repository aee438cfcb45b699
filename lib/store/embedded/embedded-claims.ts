import { z } from 'zod';
import { attempt } from '../attempt';
import type { ClaimCalls } from '../store-parts';
import { parseHolder } from '../stored-text';
import type { EmbeddedDatabase, Row } from './embedded-database';

const move = `INSERT INTO claims (scope, host_id, site_id) VALUES (?1, ?2, ?4)
  ON CONFLICT DO UPDATE SET site_id = CASE WHEN site_id = ?3 THEN ?4 ELSE site_id END RETURNING site_id`;

/** Claims as rows of one table; each change is one statement. */
export function embeddedClaims(database: EmbeddedDatabase, scope: string): ClaimCalls {
  return {
    async moveClaim(hostId, from, to) {
      const rows = await database.run('moveClaim', move, [scope, hostId, from, to]);
      return readHolder('moveClaim', rows);
    },
    async releaseClaim(hostId, siteId) {
      const sql = 'DELETE FROM claims WHERE scope = ? AND host_id = ? AND site_id = ?';
      await database.run('releaseClaim', sql, [scope, hostId, siteId]);
    },
    async readClaim(hostId) {
      const sql = 'SELECT site_id FROM claims WHERE scope = ? AND host_id = ?';
      const rows = await database.run('readClaim', sql, [scope, hostId]);
      return rows.length === 0 ? null : readHolder('readClaim', rows);
    },
  };
}

function readHolder(operation: string, rows: readonly Row[]) {
  return attempt(operation, () => parseHolder(z.string().parse(rows[0]?.site_id)));
}
