import type { Visit } from '../../../lib/access/access';
import { maySeeHost } from '../../../lib/access/actor';
import { markPhone } from '../../../lib/access/undo-right';
import type { Failure } from '../../../lib/errors';
import type { Problem, RegistrationView, Submission } from '../../../lib/registration/view';
import type { Server } from '../../../lib/server/compose';
import { readBase } from '../../_front/base';
import { keepLastSite } from '../../_front/last-site-cookie';
import { registrationHref } from '../../_front/registration-href';
import { carryUndo, keepUndo, withUndo } from '../../_front/undo-cookie';
import { passToKeep, visitOf } from '../../_front/visit';
import { answerError, answerJson, toErrorAnswer, waitOf } from '../_http/error-answer';
import { answerForm, backToForm } from '../_http/form-answer';
import { guardPost } from '../_http/guard-post';
import { judgePass } from '../_http/judge-pass';
import { answerPage, refusedForm } from '../_http/page-answer';
import { type BodyFormat, readFormat } from '../_http/read-fields';
import { type ReadSubmit, readSubmit } from '../_http/read-submit';
import { toRegistrationAnswer } from '../_http/registration-answer';
import { statusOfSubmission } from '../_http/submission-status';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. */
export const maxDuration = 300;

const nothing: ReadSubmit = { submit: { edgeHostId: '', siteId: '', hostName: '' }, pass: null };

/** Registers a host at a site. Takes the form of the page (answer: 303, see also `answerPage`) and JSON (answer: 201, 202, 200 or an error). */
export async function POST(request: Request): Promise<Response> {
  const format = readFormat(request);
  const answerAs: BodyFormat = format.ok ? format.value : 'json';
  return withServer(
    request,
    (server) => receive(server, request, format),
    (failure) => refuse(request, answerAs, nothing, failure),
  );
}

async function receive(server: Server, request: Request, format: ReturnType<typeof readFormat>): Promise<Response> {
  if (!format.ok) return refuse(request, 'json', nothing, server.report(format.error));
  const read = await readSubmit(request, format.value);
  if (!read.ok) return refuse(request, format.value, nothing, server.report(read.error));
  const { submit, pass } = read.value;
  const visit = await visitOf(server, request.headers, pass);
  const guarded = await guardPost(server, request, { hostId: submit.edgeHostId, pass, visit });
  if (!guarded.ok) return refuse(request, format.value, read.value, server.report(guarded.error));
  const judged = await judgePass(server, visit, submit, pass);
  if (!judged.ok)
    return refuse(request, format.value, { submit, pass: passToKeep(visit, pass) }, server.report(judged.error));
  const submission = await server.desk.as(visit.actor).submit({ ...submit, phone: markPhone(visit, pass) });
  const cookies = await cookiesAfter(server, request, submission);
  if (format.value === 'json') return answerSubmission(server, submission, cookies);
  const { view, problem } = submission;
  const target =
    view === null
      ? backToForm(submit, problem, passToKeep(visit, pass))
      : await toPage(server, request, visit, { ...submission, view });
  const outcome = { status: statusOfSubmission(submission), isKnown: view !== null, problem };
  return answerPage(request, answerForm(request, target, ...cookies), outcome);
}

/** Where this phone registers a host it will likely register the next one, and for a while it may take this one back. */
async function cookiesAfter(
  { access }: Server,
  { headers }: Request,
  { outcome, view, undo }: Submission,
): Promise<readonly string[]> {
  const lastSite = outcome === 'refused' || view === null ? null : keepLastSite(readBase(headers), view.siteId);
  return [lastSite, await keepUndo(access, headers, [undo])].filter((cookie) => cookie !== null);
}

/** The page of the host, with what a phone needs there that has no cookies. */
async function toPage(
  server: Server,
  request: Request,
  visit: Visit,
  { view, undo }: Submission & { readonly view: RegistrationView },
): Promise<string> {
  const page = registrationHref('', view.hostId, await passForPage(server, request, visit, view));
  return withUndo(page, await carryUndo(server.access, request.headers, undo));
}

/** Null where the page opens without: by the cookie alone, or because everybody may see it. */
async function passForPage(
  server: Server,
  request: Request,
  visit: Visit,
  { hostId, siteId }: RegistrationView,
): Promise<string | null> {
  const site = server.directory.find(siteId);
  const { actor } = await visitOf(server, request.headers, null);
  return site !== null && maySeeHost(actor, site, hostId) ? null : server.access.passFor(visit, hostId, 'page');
}

function refuse(
  request: Request,
  format: BodyFormat,
  { submit, pass }: ReadSubmit,
  failure: Failure & Partial<Problem>,
): Response {
  if (format === 'json') return answerError(failure);
  const problem = { code: failure.code, facts: failure.facts ?? {}, reference: failure.reference ?? '' };
  return answerPage(request, answerForm(request, backToForm(submit, problem, pass)), refusedForm(failure));
}

/** `undoToken`: for programs, which may have no use for cookies. */
async function answerSubmission(
  { access }: Server,
  submission: Submission,
  cookies: readonly string[],
): Promise<Response> {
  const { outcome, view, problem, undo } = submission;
  const status = statusOfSubmission(submission);
  const headers = outcome === 'refused' && problem !== null ? waitOf(problem) : {};
  if (view !== null) {
    const undoToken = undo === null ? null : await access.sealUndo([undo]);
    const answer = answerJson({ ...toRegistrationAnswer(view, Date.now()), undoToken }, status, headers);
    for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
    return answer;
  }
  return answerJson({ error: problem === null ? null : toErrorAnswer(problem) }, status, headers);
}
