import type { z } from 'zod';
import { catalogue, type Failure } from '../../../lib/errors';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { Problem } from '../../../lib/registration/view';
import type { errorAnswer } from '../_openapi/answers';

/** The JSON API speaks English: its readers are programs and their authors. */
const { errors } = dictionaryFor('en');

/** A problem as the JSON API shows it. */
export type ErrorAnswer = z.input<typeof errorAnswer>;

/** The words of the catalogue for a problem. */
export function toErrorAnswer({ code, facts = {}, reference }: Failure & Partial<Problem>): ErrorAnswer {
  return {
    code,
    message: errors[code].sentence(facts),
    nextStep: errors[code].nextStep(facts),
    reference: reference ?? null,
    retry: catalogue[code].retry,
  };
}

/** An answer that is nothing but an error, with the status of the catalogue. */
export function answerError(failure: Failure & Partial<Problem>): Response {
  return answerJson({ error: toErrorAnswer(failure) }, catalogue[failure.code].status, waitOf(failure));
}

/** What a 429 tells besides: when to come again (RFC 6585, 4). */
export function waitOf({ code, facts }: Failure): Readonly<Record<string, string>> {
  if (catalogue[code].status !== 429) return {};
  return { 'retry-after': /^\d+$/.test(facts?.seconds ?? '') ? (facts?.seconds ?? '') : leastWaitSeconds };
}

const leastWaitSeconds = '60';

/** A JSON answer that nobody keeps. */
export function answerJson(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
