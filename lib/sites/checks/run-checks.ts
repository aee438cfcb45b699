import { checkAccess } from './access';
import { checkAddressClaims } from './address-claims';
import { checkAddressing } from './addressing';
import { checkBrand } from './brand';
import type { Check, SiteCheck } from './check';
import { checkCompany } from './company';
import { checkEndpoint } from './endpoint';
import { checkIdentity } from './identity';
import { checkKind } from './kind';
import { checkLinks } from './links';
import { checkLocation } from './location';
import { checkNetwork } from './network';
import { checkOverlay } from './overlay';
import { checkPolicies } from './policies';
import { checkPools } from './pools';
import { checkProfiles } from './profiles';
import { checkRegions } from './regions';
import { checkRenamed } from './renamed';
import { checkSecurity } from './security';
import { checkSignOn } from './sign-on';
import { checkStatus } from './status';
import { checkTopology } from './topology';
import { checkVirtualization } from './virtualization';
import { checkWebhooks } from './webhooks';
import { withoutRepeats } from './without-repeats';

const perSite: readonly SiteCheck[] = [
  checkLocation,
  checkEndpoint,
  checkNetwork,
  checkAddressing,
  checkTopology,
  checkOverlay,
  checkPools,
  checkPolicies,
  checkVirtualization,
];

const overall: readonly Check[] = [
  checkBrand,
  checkCompany,
  checkIdentity,
  checkRegions,
  checkStatus,
  checkRenamed,
  checkKind,
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
