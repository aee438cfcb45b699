import { fail } from '../../../../lib/errors';
import type { Server } from '../../../../lib/server/compose';
import { keepSession } from '../../../_front/session-cookie';
import { visitOf } from '../../../_front/visit';
import { answerForm } from '../../_http/form-answer';
import { withServer } from '../../_http/with-server';
import { refusalTarget } from '../refuse-sign-in';
import { endSignIn, readSignIn } from '../sign-in-cookie';

export const dynamic = 'force-dynamic';

/**
 * Where the provider sends the browser back to. A GET that another site begins, so nothing is believed without the cookie
 * of the start; changes nothing but cookies. Answer: 303 to the page that the sign-in began at, or to what went wrong.
 */
export async function GET(request: Request): Promise<Response> {
  return withServer(
    request,
    (server) => admit(server, request),
    (failure) => forgetSignIn(answerForm(request, refusalTarget('/', failure))),
  );
}

async function admit(server: Server, request: Request): Promise<Response> {
  const { signOn, access, report } = server;
  if (signOn === null)
    return forgetSignIn(answerForm(request, refusalTarget('/', report(fail('access_needed').error))));
  const { returnTo, proof } = await signOn.finish(new URL(request.url).search, readSignIn(request.headers));
  if (!proof.ok) return forgetSignIn(answerForm(request, refusalTarget(returnTo, report(proof.error))));
  const entry = await access.admitSignOn(proof.value, await visitOf(server, request.headers, null));
  return forgetSignIn(answerForm(request, returnTo, keepSession(entry.cookie)));
}

function forgetSignIn(response: Response): Response {
  response.headers.append('set-cookie', endSignIn());
  return response;
}
