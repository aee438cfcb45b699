import type { Report } from '../fault';
import type { ConfigReading } from '../reading/read-config';
import { resolveModes } from '../resolve-modes';
import { type Check, reportAtPath } from './check';
import { findCovered, listForScopes } from './scope';

/** The provider is reached in secret, and somebody has a role. */
export const checkSignOn: Check = (config, report) => {
  const signOn = config.access?.signOn;
  if (signOn === undefined) return;
  if (signOn.issuer !== undefined) checkIssuer(signOn.issuer, signOn.privateNetwork === true, report);
  checkRules(signOn.roles, config, report);
  checkApprovers(signOn.roles, config, report);
};

/** Over http whoever is in between signs in as anybody; this machine has nobody in between. */
function checkIssuer(issuer: string, isPrivate: boolean, report: Report): void {
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'https:') return;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (isHere && isPrivate) return;
  const fix = isHere ? 'Write privateNetwork: true beside it, to try things out on one machine.' : 'Write https://….';
  reportAtPath(report, 'access.signOn.issuer', { value: issuer, problem: 'is not https', fix });
}

type Rules = NonNullable<NonNullable<ConfigReading['access']>['signOn']>['roles'];

function checkRules(rules: Rules, config: ConfigReading, report: Report): void {
  if (rules?.length === 0) {
    const fix = "Add a rule, such as { claim: 'groups', value: 'store-systems', role: 'operator' }.";
    reportAtPath(report, 'access.signOn.roles', { value: undefined, problem: 'is empty: nobody has a role', fix });
  }
  const listed = listForScopes(config);
  for (const [index, rule] of (rules ?? []).entries()) {
    if (rule !== undefined) findCovered(rule, `access.signOn.roles[${index}]`, listed, report);
  }
}

/** Where the company has single sign-on, whoever approves signs in: a name that somebody types would say less. */
function checkApprovers(rules: Rules, config: ConfigReading, report: Report): void {
  if (rules === undefined || rules.length === 0 || rules.some((rule) => rule?.role === 'it')) return;
  // One that nobody may use at all is told by the rules of access.
  if (config.isFaulty('access.signOn') || !config.sites.some((site) => resolveModes(site, config).includes('sign_in')))
    return;
  const asking = [...config.sites.map(({ options }) => options.access), ...(config.access?.links ?? [])];
  if (!asking.some((one) => one?.approval === true)) return;
  const problem = 'has no rule for IT, though approval is wanted: nobody could give it';
  const fix = "Add a rule, such as { claim: 'groups', value: 'store-systems', role: 'it' }.";
  reportAtPath(report, 'access.signOn.roles', { value: undefined, problem, fix });
}
