import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { databaseFileName } from '../../../lib/store/embedded/open-database-file';

/** Makes the host of a running server one that was registered so much longer ago: nobody waits for that in a test. */
export async function ageRegistration(dataDir: string, hostId: string, byMs: number): Promise<void> {
  const client = createClient({ url: pathToFileURL(join(dataDir, databaseFileName)).href, timeout: 5_000 });
  try {
    const { rowsAffected } = await client.execute({
      sql: `UPDATE intents SET json = json_set(json, '$.registeredAtMs', json_extract(json, '$.registeredAtMs') - ?)
        WHERE host_id = ?`,
      args: [byMs, hostId],
    });
    if (rowsAffected !== 1) throw new Error(`${rowsAffected} rows of ${hostId}`);
  } finally {
    client.close();
  }
}
