import { type Failure, fail } from '../../../../../lib/errors';
import type { HostId } from '../../../../../lib/hosts/edge-host-id';
import type { Problem } from '../../../../../lib/registration/view';
import type { Server } from '../../../../../lib/server/compose';
import { answerError, answerJson } from '../../../_http/error-answer';
import { answerForm } from '../../../_http/form-answer';
import { isCrossOrigin } from '../../../_http/guard-origin';
import { type HostContext, readHostId } from '../../../_http/read-host-id';
import { toRegistrationAnswer } from '../../../_http/registration-answer';
import { withServer } from '../../../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. */
export const maxDuration = 300;

/**
 * Goes on with a registration that nobody may be working on: what its page does when it is due. Safe to repeat; a form is
 * sent back to the page (303), anybody else gets what GET answers.
 */
export async function POST(request: Request, context: HostContext): Promise<Response> {
  const hostId = await readHostId(context);
  if (!hostId.ok) return withServer(async ({ report }) => answerError(report({ code: 'not_registered' })), answerError);
  const isForm = isFormPost(request);
  const refuse = (failure: Failure & Partial<Problem>) => (isForm ? backToPage(hostId.value) : answerError(failure));
  return withServer((server) => goOn(server, request, hostId.value, isForm), refuse);
}

async function goOn(server: Server, request: Request, hostId: HostId, isForm: boolean): Promise<Response> {
  const { registrations, publicOrigin, report } = server;
  if (isCrossOrigin(request, publicOrigin)) return answerError(report(fail('cross_origin').error));
  const view = await registrations.proceed(hostId);
  if (isForm) return backToPage(hostId);
  return view.ok ? answerJson(toRegistrationAnswer(view.value, Date.now())) : answerError(report(view.error));
}

function isFormPost(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
}

/** The page tells what came of it, whatever that is. */
function backToPage(hostId: HostId): Response {
  return answerForm(`/registrations/${encodeURIComponent(hostId)}`);
}
