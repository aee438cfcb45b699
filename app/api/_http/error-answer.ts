import { catalogue, type Failure } from '../../../lib/errors';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { Problem } from '../../../lib/registration/view';

/** The JSON API speaks English: its readers are programs and their authors. */
const { errors } = dictionaryFor('en');

/** A problem as the JSON API shows it. */
export interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
  readonly reference: string | null;
  readonly retry: boolean;
}

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
  return answerJson({ error: toErrorAnswer(failure) }, catalogue[failure.code].status);
}

/** A JSON answer that nobody keeps. */
export function answerJson(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
