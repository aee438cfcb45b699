import { readReturnTo } from '../../../lib/access/sign-on/return-to';
import { fail } from '../../../lib/errors';
import type { Server } from '../../../lib/server/compose';
import { answerForm } from '../_http/form-answer';
import { withServer } from '../_http/with-server';
import { refusalTarget } from './refuse-sign-in';
import { keepSignIn } from './sign-in-cookie';

export const dynamic = 'force-dynamic';

/**
 * Begins to sign somebody in: sends the browser to the provider (303). A link leads here and not a form, because the policy
 * of our pages lets no form go to another origin. Changes nothing but its own cookie. `to`: the page to come back to.
 */
export async function GET(request: Request): Promise<Response> {
  const returnTo = readReturnTo(new URL(request.url).searchParams.get('to'));
  return withServer(
    request,
    (server) => begin(server, request, returnTo),
    (failure) => answerForm(request, refusalTarget(returnTo, failure)),
  );
}

async function begin({ signOn, report, addressKeys }: Server, request: Request, returnTo: string): Promise<Response> {
  const started = signOn === null ? fail('access_needed') : await signOn.start(returnTo, addressKeys(request.headers));
  if (!started.ok) return answerForm(request, refusalTarget(returnTo, report(started.error)));
  return answerForm(request, started.value.location, keepSignIn(started.value.cookie));
}
