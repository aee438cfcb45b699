import { readPass, visitOf } from '../../../_front/visit';
import { answerTagged } from '../../_http/answer-tagged';
import { answerError } from '../../_http/error-answer';
import { type HostContext, readHostId } from '../../_http/read-host-id';
import { toRegistrationAnswer } from '../../_http/registration-answer';
import { withServer } from '../../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. A look at Palette goes on after the answer. */
export const maxDuration = 30;

/** Where the registration of a host stands, for whoever may see it; to all others there is none. Changes nothing. */
export async function GET(request: Request, context: HostContext): Promise<Response> {
  const hostId = await readHostId(context);
  return withServer(
    request,
    async (server) => {
      const { desk, report } = server;
      if (!hostId.ok) return answerError(report({ code: 'not_registered' }));
      const { actor } = await visitOf(server, request.headers, readPass(new URL(request.url).searchParams));
      const view = await desk.as(actor).view(hostId.value);
      if (!view.ok) return answerError(report(view.error));
      return answerTagged(request, toRegistrationAnswer(view.value, Date.now()));
    },
    answerError,
  );
}
