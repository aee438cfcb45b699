import { endSession } from '../../_front/session-cookie';
import { answerError } from '../_http/error-answer';
import { answerForm } from '../_http/form-answer';
import { guardPost } from '../_http/guard-post';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';

/** Makes the browser forget what was proved. The passes of pages that are still open end by themselves. */
export async function POST(request: Request): Promise<Response> {
  return withServer(async (server) => {
    const guarded = await guardPost(server, request, { hostId: '', pass: null });
    if (!guarded.ok) return answerError(server.report(guarded.error));
    return answerForm('/', endSession());
  }, answerError);
}
