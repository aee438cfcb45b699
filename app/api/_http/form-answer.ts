import type { Problem, Submission, SubmitRequest } from '../../../lib/registration/view';

/** As much of a typed text as goes back into its field. */
const mostTyped = 300;

/** Where a submitted form is sent on to: the page of the registration, or back to the form with everything typed. */
export function formTarget(request: SubmitRequest, submission: Submission): string {
  if (submission.view !== null) return `/registrations/${encodeURIComponent(submission.view.hostId)}`;
  return backToForm(request, submission.problem);
}

function backToForm(request: SubmitRequest, problem: Problem | null): string {
  const query = new URLSearchParams();
  const set = (key: string, value: string) => value !== '' && query.set(key, value.slice(0, mostTyped));
  set('appliance-id', request.edgeHostId);
  set('site', request.siteId);
  set('name', request.hostName);
  if (problem !== null) {
    set('error', problem.code);
    set('reference', problem.reference);
    for (const [key, value] of Object.entries(problem.facts)) set(`fact.${key}`, value);
  }
  // With scripts off the fragment is what puts the reader at the problem.
  return problem === null ? `/?${query}` : `/?${query}#problem`;
}

/** 303: the browser GETs the target, so reload and back button repeat nothing. The address is relative: no open redirect. */
export function answerForm(target: string): Response {
  return new Response(null, { status: 303, headers: { location: target, 'cache-control': 'no-store' } });
}
