import { listAddresses, parseAddressRange } from '../ipv4';
import type { SiteReading } from '../reading/read-site';
import { isInUse } from '../resolve-modes';
import { type Check, nameSite, reportAt } from './check';

interface Claim {
  readonly site: SiteReading;
  readonly option: string;
  readonly use: string;
  /** As written; a range stands for many keys. */
  readonly value: string;
  readonly keys: readonly string[];
}

/**
 * No address or DDNS name is used twice: as VIP or for a host, within a site or by two. Closed and moved sites may leave
 * their addresses to a successor.
 */
export const checkAddressClaims: Check = ({ sites }, report) => {
  const taken = new Map<string, Claim>();
  for (const claim of sites.filter(isInUse).flatMap(listClaims)) {
    const clash = claim.keys.find((key) => taken.has(key));
    const earlier = clash === undefined ? undefined : taken.get(clash);
    if (clash !== undefined && earlier !== undefined) {
      const owner = earlier.site === claim.site ? 'this site' : nameSite(earlier.site);
      const problem = `${claim.keys.length > 1 ? `(${clash}) ` : ''}is already ${earlier.use} of ${owner}`;
      reportAt(report, claim.site, claim.option, {
        value: claim.value,
        problem,
        fix: 'Use every address for one thing only.',
      });
    }
    for (const key of claim.keys) if (!taken.has(key)) taken.set(key, claim);
  }
};

function listClaims(site: SiteReading): Claim[] {
  const { endpoint, addressing } = site.options;
  const entries = addressing === undefined || addressing === 'dhcp' ? [] : (addressing.addresses ?? []);
  const hosts = entries.flatMap((entry, index): Claim[] => {
    const range = parseAddressRange(entry ?? '');
    if (entry === undefined || range === null) return [];
    const option = `addressing.addresses[${index}]`;
    return [{ site, option, use: 'a host address', value: entry, keys: listAddresses(range) }];
  });
  return [...listEndpointClaims(site, endpoint), ...hosts];
}

function listEndpointClaims(site: SiteReading, endpoint: SiteReading['options']['endpoint']): Claim[] {
  const { vip, ddns, searchDomain } = endpoint ?? {};
  if (vip !== undefined) return [{ site, option: 'endpoint.vip', use: 'the VIP', value: vip, keys: [vip] }];
  if (ddns === undefined) return [];
  const fullName = [ddns, searchDomain]
    .filter((part) => part !== undefined)
    .join('.')
    .toLowerCase();
  return [{ site, option: 'endpoint.ddns', use: 'the DDNS name', value: fullName, keys: [fullName] }];
}
