import type { Failure } from '../../../lib/errors';
import type { ApprovalState } from '../../../lib/registration/read-request';
import type { SiteDirectory } from '../../../lib/sites/directory';
import { describeProblem } from '../describe-problem';
import { plainText } from '../plain-text';

/** What IT is asked about one host. Pure. */
export function describeRequest(request: ApprovalState, directory: Pick<SiteDirectory, 'find'>): string[] {
  const { hostId, siteId, hostName, requestedBy, requestedAtMs } = request;
  const site = directory.find(siteId);
  return [
    `host      ${hostId}${hostName === null ? '' : ` (${plainText(hostName)})`}`,
    `site      ${siteId}${site === null ? '' : ` (${plainText(site.name)})`}`,
    `asked by  ${plainText(requestedBy)}`,
    `at        ${new Date(requestedAtMs).toISOString()}`,
  ];
}

/** Why there is nothing to decide. Pure. */
export function describeEnd({ state, decidedBy }: ApprovalState): string {
  if (decidedBy === null) return 'Nobody has to decide about it.';
  return `There is nothing to decide: ${state} by ${plainText(decidedBy)}.`;
}

/** Why it failed. `approval_link_invalid` speaks of a link; here it says that nobody has asked. Pure. */
export function explainDecision(failure: Failure): string {
  if (failure.code === 'approval_link_invalid') {
    return 'Nobody has asked for this host here, or its site is not in the config.';
  }
  const { sentence, nextStep } = describeProblem(failure);
  return `${sentence} ${nextStep}`;
}
