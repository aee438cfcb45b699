import type { Failure } from '../../../lib/errors';
import { getServer, reportCrash } from '../../../lib/server';
import type { Server } from '../../../lib/server/compose';
import { readBase } from '../../_front/base';

/** Runs a route with the server that its address asks for; what cannot work at all goes to `refuse`, with the reference of its log line. */
export async function withServer(
  request: Pick<Request, 'headers'>,
  route: (server: Server) => Promise<Response>,
  refuse: (failure: Failure & { reference?: string }) => Response,
): Promise<Response> {
  try {
    const server = await getServer(readBase(request.headers));
    return server.ok ? await route(server.value) : refuse(server.error);
  } catch (error) {
    return refuse(reportCrash(error));
  }
}
