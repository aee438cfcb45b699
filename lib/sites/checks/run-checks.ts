import type { Report } from '../fault';
import { checkAccess } from './access';
import { checkAddressClaims } from './address-claims';
import { checkAddressing } from './addressing';
import { checkBrand } from './brand';
import type { Check, SiteCheck } from './check';
import { checkCompany } from './company';
import { checkEndpoint } from './endpoint';
import { checkIdentity } from './identity';
import { checkLinks } from './links';
import { checkLocation } from './location';
import { checkNetwork } from './network';
import { checkOverlay } from './overlay';
import { checkProfiles } from './profiles';
import { checkRegions } from './regions';
import { checkRenamed } from './renamed';
import { checkSecurity } from './security';
import { checkSignOn } from './sign-on';
import { checkStatus } from './status';
import { checkTopology } from './topology';
import { checkWebhooks } from './webhooks';

const perSite: readonly SiteCheck[] = [
  checkLocation,
  checkEndpoint,
  checkNetwork,
  checkAddressing,
  checkTopology,
  checkOverlay,
];

const overall: readonly Check[] = [
  checkBrand,
  checkCompany,
  checkIdentity,
  checkRegions,
  checkStatus,
  checkRenamed,
  checkProfiles,
  checkAddressClaims,
  checkAccess,
  checkLinks,
  checkSignOn,
  checkWebhooks,
  checkSecurity,
];

/** Runs every rule that spans more than one value; reports all faults, stops at none. */
export const runChecks: Check = (config, report, surroundings) => {
  const reportOnce = withoutRepeats(report);
  for (const check of overall) check(config, reportOnce, surroundings);
  for (const site of config.sites) {
    for (const check of perSite) check(site, reportOnce);
  }
};

/** What sites share is looked at with each of them, and is told once. */
function withoutRepeats(report: Report): Report {
  const told = new Set<string>();
  return (fault) => {
    const key = `${fault.path}\n${fault.value}\n${fault.problem}`;
    if (fault.site === null && told.has(key)) return;
    told.add(key);
    report(fault);
  };
}
