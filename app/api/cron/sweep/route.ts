import { fail } from '../../../../lib/errors';
import type { Server } from '../../../../lib/server/compose';
import { answerError, answerJson } from '../../_http/error-answer';
import { hasBearer } from '../../_http/guard-bearer';
import { withServer } from '../../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. */
export const maxDuration = 60;

/** Leaves the rest of the function's time for what is under way. */
const sweepWithinMs = 50_000;

/**
 * Goes on with every registration that nobody watches and nobody works on, and with messages to IT; for a timer that bears
 * `CRON_SECRET`. Safe to call at any time and any number of times. A GET, because that is what timers send; nothing links
 * to it.
 */
export async function GET(request: Request): Promise<Response> {
  return withServer(request, (server) => sweep(server, request), answerError);
}

async function sweep({ cronSecret, desk, webhooks, report }: Server, request: Request): Promise<Response> {
  if (cronSecret === null) {
    return answerError(report(fail('configuration_missing', { missing: 'CRON_SECRET' }).error));
  }
  if (!hasBearer(request, cronSecret)) return answerError(report(fail('timer_refused').error));
  const [swept, told] = await Promise.all([desk.sweep(sweepWithinMs), webhooks.deliver(sweepWithinMs)]);
  const { due, served, failed } = swept;
  return answerJson({ due, served, failed, messages: told });
}
