import { answerJson, toErrorAnswer } from '../_http/error-answer';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';

/** Can this deployment register hosts? 503 when not; never a secret, never an address. */
export async function GET(): Promise<Response> {
  return withServer(
    async (server) => {
      const health = await server.health();
      return answerJson(health, health.ok ? 200 : 503);
    },
    (failure) => answerJson({ ok: false, error: toErrorAnswer(failure) }, 503),
  );
}
