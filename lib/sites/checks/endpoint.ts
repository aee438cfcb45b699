import { contains, formatIpv4, parseIpv4, subnetAround } from '../ipv4';
import { reportAt, type SiteCheck } from './check';

/** A site has one kind of endpoint, and a VIP lies in the site's network without being its first or last address. */
export const checkEndpoint: SiteCheck = (site, report) => {
  const { endpoint } = site.options;
  if (endpoint === undefined) return;
  const { vip, ddns, searchDomain } = endpoint;
  const say = (option: string, value: unknown, problem: string, fix: string) =>
    reportAt(report, site, option, { value, problem, fix });

  if (vip !== undefined && ddns !== undefined) {
    say('endpoint', endpoint, 'has both a VIP and a DDNS name', 'Keep vip or ddns.');
  } else if (vip === undefined && ddns === undefined && !site.isFaulty('endpoint')) {
    say(
      'endpoint',
      undefined,
      'has no VIP or DDNS name',
      "Write { vip: '10.1.2.10' } or { ddns: 'edge-012', searchDomain: 'stores.example.com' }.",
    );
  }
  if (vip !== undefined && searchDomain !== undefined) {
    say('endpoint.searchDomain', searchDomain, 'belongs to a DDNS name, not to a VIP', 'Remove it.');
  }
  if (ddns?.includes('.') && searchDomain !== undefined) {
    say(
      'endpoint.ddns',
      ddns,
      'is a full name, and there is a search domain too',
      'Write the first word only, or leave searchDomain out.',
    );
  }
  if (
    ddns !== undefined &&
    !ddns.includes('.') &&
    searchDomain === undefined &&
    !site.isFaulty('endpoint.searchDomain')
  ) {
    say(
      'endpoint.searchDomain',
      undefined,
      `is missing for the short name ${ddns}`,
      "Add it, such as searchDomain: 'stores.example.com'.",
    );
  }
  if (vip !== undefined) checkVip(vip, site, report);
};

const checkVip = (vip: string, site: Parameters<SiteCheck>[0], report: Parameters<SiteCheck>[1]): void => {
  const address = parseIpv4(vip);
  if (address === null) return;
  const { addressing } = site.options;
  const isStatic = addressing !== undefined && addressing !== 'dhcp';
  const say = (problem: string, fix: string) => reportAt(report, site, 'endpoint.vip', { value: vip, problem, fix });
  const gateway = isStatic ? parseIpv4(addressing.gateway ?? '') : null;
  const subnet = isStatic && gateway !== null ? subnetAround(gateway, addressing.subnetMask ?? '') : null;

  if (subnet === null) {
    // With DHCP we do not know the mask; .0 and .255 are hosts only in networks wider than /24, and then a bad choice.
    if (address % 256 === 0 || address % 256 === 255)
      say('ends in .0 or .255, which is a network or broadcast address', 'Choose a free address in between.');
  } else if (!contains(subnet, address)) {
    say(
      'is outside the network of its hosts',
      `Choose one from ${formatIpv4(subnet.first + 1)} to ${formatIpv4(subnet.last - 1)}.`,
    );
  } else if (address === subnet.first || address === subnet.last) {
    say(`is the ${address === subnet.first ? 'network' : 'broadcast'} address`, 'Choose a free address in between.');
  }
  if (address === gateway) say('is the gateway', 'Choose an address that nobody has.');
};
