import { catalogue, type Failure } from '../../../lib/errors';
import { waitOf } from './error-answer';

/** What became of a form, besides where it leads. */
export interface FormOutcome {
  /** The same as the JSON API answers. */
  readonly status: number;
  /** The server holds a registration now, whatever stopped it. */
  readonly isKnown: boolean;
  readonly problem: Failure | null;
}

/**
 * The answer to a form: the redirect `led`, unless a script of ours sent the form in the browser's place and asks for JSON.
 * It is told where the form would have led and what became of it, and no page is loaded for nothing on the way. Cookies
 * are set all the same.
 */
export function answerPage(request: Pick<Request, 'headers'>, led: Response, outcome: FormOutcome): Response {
  if (!isForScript(request)) return led;
  const { status, isKnown, problem } = outcome;
  const headers = new Headers(led.headers);
  headers.delete('location');
  for (const [name, value] of Object.entries(problem === null ? {} : waitOf(problem))) headers.set(name, value);
  const code = problem?.code ?? null;
  const retry = problem !== null && catalogue[problem.code].retry;
  return Response.json({ page: led.headers.get('location'), isKnown, code, retry }, { status, headers });
}

/** What became of a form that was refused before it became a registration. */
export function refusedForm(problem: Failure): FormOutcome {
  return { status: catalogue[problem.code].status, isKnown: false, problem };
}

/** A browser that sends a form itself asks for a page. */
function isForScript({ headers }: Pick<Request, 'headers'>): boolean {
  return headers.get('accept') === 'application/json';
}
