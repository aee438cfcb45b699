import type { Failure } from '../../../../../lib/errors';
import type { HostId } from '../../../../../lib/hosts/edge-host-id';
import type { Problem } from '../../../../../lib/registration/view';
import type { Server } from '../../../../../lib/server/compose';
import { registrationHref } from '../../../../_front/registration-href';
import { boundPass, readPass, visitOf } from '../../../../_front/visit';
import { answerError, answerJson } from '../../../_http/error-answer';
import { answerForm } from '../../../_http/form-answer';
import { guardPost } from '../../../_http/guard-post';
import { readFields, readFormat } from '../../../_http/read-fields';
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
  if (!hostId.ok)
    return withServer(request, async ({ report }) => answerError(report({ code: 'not_registered' })), answerError);
  const format = readFormat(request);
  const isForm = format.ok && format.value === 'form';
  const pass = isForm ? await readFormPass(request) : readPass(new URL(request.url).searchParams);
  const refuse = (failure: Failure & Partial<Problem>) =>
    isForm ? answerForm(request, registrationHref('', hostId.value, pass)) : answerError(failure);
  return withServer(request, (server) => goOn(server, request, { hostId: hostId.value, pass, isForm }), refuse);
}

interface Asked {
  readonly hostId: HostId;
  readonly pass: string | null;
  readonly isForm: boolean;
}

async function goOn(server: Server, request: Request, { hostId, pass, isForm }: Asked): Promise<Response> {
  const { desk, report } = server;
  const visit = await visitOf(server, request.headers, pass);
  const guarded = await guardPost(server, request, { hostId, pass, visit });
  if (!guarded.ok) return answerError(report(guarded.error));
  const view = await desk.as(visit.actor).proceed(hostId);
  // The page tells what came of it, whatever that is.
  if (isForm) return answerForm(request, registrationHref('', hostId, pass));
  return view.ok ? answerJson(toRegistrationAnswer(view.value, Date.now())) : answerError(report(view.error));
}

async function readFormPass(request: Request): Promise<string | null> {
  const read = await readFields(request, 'form', { required: [], optional: ['pass'] });
  return read.ok ? boundPass(read.value.pass) : null;
}
