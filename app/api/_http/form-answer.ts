import type { Problem, Submission, SubmitRequest } from '../../../lib/registration/view';
import { readBase, withBase } from '../../_front/base';
import { passKey } from '../../_front/pass-key';

/** As much of a typed text as goes back into its field. */
const mostTyped = 300;

/** What goes back to the form: never the pairing key. */
type Typed = Pick<SubmitRequest, 'edgeHostId' | 'siteId' | 'hostName' | 'pool'>;

/** Back to the form with everything typed, why it came back, and the pass that it came with. */
export function backToForm(typed: Typed, problem: Submission['problem'], pass: string | null): string {
  const { edgeHostId, siteId, hostName, pool = '' } = typed;
  return arrivalWith({ 'appliance-id': edgeHostId, site: siteId, name: hostName, pool }, problem, pass);
}

/** An address of the start page; empty values are left out. The problem is led to by a fragment, for those without scripts. */
export function arrivalWith(
  values: Readonly<Record<string, string>>,
  problem: Problem | null,
  pass: string | null,
): string {
  const query = new URLSearchParams();
  const set = (key: string, value: string) => value !== '' && query.set(key, value.slice(0, mostTyped));
  for (const [key, value] of Object.entries(values)) set(key, value);
  if (pass !== null) query.set(passKey, pass);
  for (const [key, value] of Object.entries(problemQuery(problem))) set(key, value);
  if (problem !== null) return `/?${query}#problem`;
  return query.size === 0 ? '/' : `/?${query}`;
}

/** A problem as the query of an address tells it. */
export function problemQuery(problem: Problem | null): Readonly<Record<string, string>> {
  if (problem === null) return {};
  const facts = Object.entries(problem.facts).map(([key, value]) => [`fact.${key}`, value]);
  return { error: problem.code, reference: problem.reference, ...Object.fromEntries(facts) };
}

/**
 * 303: the browser GETs the target, so reload and back button repeat nothing. The address is relative: no open redirect.
 * `target`: below the base that the form was sent to; it is added here. `cookies`: headers `Set-Cookie`.
 */
export function answerForm(request: Pick<Request, 'headers'>, target: string, ...cookies: readonly string[]): Response {
  const location = withBase(readBase(request.headers), target);
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
