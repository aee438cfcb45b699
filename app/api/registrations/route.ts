import { catalogue, type Failure, fail } from '../../../lib/errors';
import type { Problem, Submission, SubmitRequest } from '../../../lib/registration/view';
import type { Server } from '../../../lib/server/compose';
import { answerError, answerJson, toErrorAnswer } from '../_http/error-answer';
import { answerForm, formTarget } from '../_http/form-answer';
import { isCrossOrigin } from '../_http/guard-origin';
import { readFormat, readSubmit, type SubmitFormat } from '../_http/read-submit';
import { toRegistrationAnswer } from '../_http/registration-answer';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. */
export const maxDuration = 300;

const nothing: SubmitRequest = { edgeHostId: '', siteId: '', hostName: '' };

/** Registers a host at a site. Takes the form of the page (answer: 303) and JSON (answer: 201, 202, 200 or an error). */
export async function POST(request: Request): Promise<Response> {
  const format = readFormat(request);
  const answerAs: SubmitFormat = format.ok ? format.value : 'json';
  return withServer(
    (server) => submit(server, request, format),
    (failure) => refuse(answerAs, failure),
  );
}

async function submit(server: Server, request: Request, format: ReturnType<typeof readFormat>): Promise<Response> {
  if (!format.ok) return refuse('json', server.report(format.error));
  if (isCrossOrigin(request, server.publicOrigin)) {
    return refuse(format.value, server.report(fail('cross_origin').error));
  }
  const read = await readSubmit(request, format.value);
  if (!read.ok) return refuse(format.value, server.report(read.error));
  const submission = await server.registrations.submit(read.value);
  if (format.value === 'form') return answerForm(formTarget(read.value, submission));
  return answerSubmission(submission);
}

function refuse(format: SubmitFormat, failure: Failure & Partial<Problem>): Response {
  if (format === 'json') return answerError(failure);
  const problem = { code: failure.code, facts: failure.facts ?? {}, reference: failure.reference ?? '' };
  return answerForm(formTarget(nothing, { outcome: 'refused', view: null, problem }));
}

const statusOf = { registered: 201, already: 200, pending: 202 } as const;

function answerSubmission({ outcome, view, problem }: Submission): Response {
  const status = outcome === 'refused' ? catalogue[problem?.code ?? 'internal'].status : statusOf[outcome];
  if (view !== null) return answerJson(toRegistrationAnswer(view, Date.now()), status);
  return answerJson({ error: problem === null ? null : toErrorAnswer(problem) }, status);
}
