import { answerJson, toErrorAnswer } from '../_http/error-answer';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';

/** Nothing can be said of a server that cannot start; the error names what is missing. */
const unknown = { mode: null, access: null, palette: null, store: null, version: null };

/** Can this deployment register hosts? 503 when not; never a secret, never an address. */
export async function GET(request: Request): Promise<Response> {
  return withServer(
    request,
    async (server) => {
      const health = await server.health();
      return answerJson(health, health.ok ? 200 : 503);
    },
    (failure) => answerJson({ ok: false, ...unknown, error: toErrorAnswer(failure) }, 503),
  );
}
