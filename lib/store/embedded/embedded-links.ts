import { z } from 'zod';
import { attempt } from '../attempt';
import type { LinkCalls } from '../store-parts';
import type { EmbeddedDatabase } from './embedded-database';

/** Beside the hosts of a link: its count has begun, also where it has none. */
const begun = '';

const count = `INSERT INTO link_hosts (scope, link_id, host_id) SELECT ?1, ?2, ?3
  WHERE EXISTS (SELECT 1 FROM link_hosts WHERE scope = ?1 AND link_id = ?2 AND host_id = '${begun}')
  AND (SELECT COUNT(*) - 1 FROM link_hosts WHERE scope = ?1 AND link_id = ?2) < ?4
  ON CONFLICT DO NOTHING`;

const look = `SELECT host_id FROM link_hosts WHERE scope = ?1 AND link_id = ?2 AND host_id IN ('${begun}', ?3)`;

const start = `INSERT INTO link_hosts (scope, link_id, host_id) SELECT ?1, ?2, value FROM json_each(?3)
  WHERE true ON CONFLICT DO NOTHING`;

const uncount = 'DELETE FROM link_hosts WHERE scope = ? AND link_id = ? AND host_id = ?';

const read = 'SELECT COUNT(*) AS members FROM link_hosts WHERE scope = ? AND link_id = ?';

const readSchema = z.object({ members: z.number() });

/** The hosts of each link as rows; each change is one write. */
export function embeddedLinks(database: EmbeddedDatabase, scope: string): LinkCalls {
  return {
    async countForLink(linkId, hostId, most) {
      const [, found = []] = await database.runTogether('countForLink', [
        [count, [scope, linkId, hostId, most]],
        [look, [scope, linkId, hostId]],
      ]);
      if (found.length === 0) return 'uncounted';
      return found.some((row) => row.host_id === hostId) ? 'counted' : 'full';
    },
    async startLinkCount(linkId, hostIds) {
      await database.run('startLinkCount', start, [scope, linkId, JSON.stringify([begun, ...hostIds])]);
    },
    async uncountForLink(linkId, hostId) {
      await database.run('uncountForLink', uncount, [scope, linkId, hostId]);
    },
    async readLinkCount(linkId) {
      const [row] = await database.run('readLinkCount', read, [scope, linkId]);
      const { members } = await attempt('readLinkCount', () => readSchema.parse(row));
      return members === 0 ? null : members - 1;
    },
  };
}
