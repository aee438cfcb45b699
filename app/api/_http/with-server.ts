import { randomUUID } from 'node:crypto';
import type { Failure } from '../../../lib/errors';
import { createReference } from '../../../lib/registration/reference';
import { getServer, type Server } from '../../../lib/server';
import { StoreError } from '../../../lib/store/store';

/** Runs a route with the server; what cannot work at all goes to `refuse` with a reference that the log knows. */
export async function withServer(
  route: (server: Server) => Promise<Response>,
  refuse: (failure: Failure & { reference: string }) => Response,
): Promise<Response> {
  const reference = createReference(randomUUID());
  try {
    const server = await getServer();
    if (server.ok) return await route(server.value);
    return refuse({ ...server.error, reference });
  } catch (error) {
    const code = error instanceof StoreError ? 'store_unavailable' : 'internal';
    const event = { at: new Date().toISOString(), level: 'error', event: 'request_failed', code, reference };
    process.stdout.write(`${JSON.stringify({ ...event, reason: String(error) })}\n`);
    return refuse({ code, reference });
  }
}
