import type { Failure } from '../../../lib/errors';
import { getServer, reportCrash } from '../../../lib/server';
import type { Server } from '../../../lib/server/compose';

/** Runs a route with the server; what cannot work at all goes to `refuse`, with the reference of its log line. */
export async function withServer(
  route: (server: Server) => Promise<Response>,
  refuse: (failure: Failure & { reference?: string }) => Response,
): Promise<Response> {
  try {
    const server = await getServer();
    return server.ok ? await route(server.value) : refuse(server.error);
  } catch (error) {
    return refuse(reportCrash(error));
  }
}
