import type { Failure } from '../../../lib/errors';
import type { Problem } from '../../../lib/registration/view';
import { readPass } from '../../_front/visit';
import { arrivalWith } from '../_http/form-answer';

/**
 * The start page, with what went wrong and as much of the page that somebody came from as it can show. `returnTo`: a path of
 * our own.
 */
export function refusalTarget(returnTo: string, failure: Failure & Partial<Problem>): string {
  const { pathname, searchParams } = new URL(returnTo, 'https://own.invalid');
  const [, page, segment = ''] = pathname.split('/');
  const value = (key: string) => searchParams.get(key) ?? '';
  const hostId = page === 'registrations' ? decodePart(segment) : value('appliance-id');
  const values = { 'appliance-id': hostId, site: value('site'), name: value('name') };
  return arrivalWith(values, toProblem(failure), readPass(searchParams));
}

/** Why in the words of the protocol is for the log. */
function toProblem({ code, facts = {}, reference = '' }: Failure & Partial<Problem>): Problem {
  const { reason: _, ...shown } = facts;
  return { code, facts: shown, reference };
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
