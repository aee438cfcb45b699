import type { Report } from '../fault';
import { contains, parseIpv4 } from '../ipv4';
import type { SiteReading } from '../reading/read-site';
import { describeUsable, findSubnet, type SiteSubnet } from '../site-subnet';
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

function checkVip(vip: string, site: SiteReading, report: Report): void {
  const address = parseIpv4(vip);
  if (address === null) return;
  const finding = judgeVip(address, findSubnet(site.options));
  if (finding !== null) reportAt(report, site, 'endpoint.vip', { value: vip, ...finding });
}

/** What is wrong with a VIP in a network; null for none. */
function judgeVip(address: number, subnet: SiteSubnet | null): { problem: string; fix: string } | null {
  if (subnet === null) {
    // Without a mask we do not know; .0 and .255 are hosts only in networks wider than /24, and then a bad choice.
    const isEnd = address % 256 === 0 || address % 256 === 255;
    return isEnd
      ? {
          problem: 'ends in .0 or .255, which is a network or broadcast address',
          fix: 'Choose a free address in between.',
        }
      : null;
  }
  const { block, text, gateway, dhcp } = subnet;
  if (!contains(block, address))
    return { problem: `is outside ${text}`, fix: `Choose one from ${describeUsable(block)}.` };
  if (address === block.first || address === block.last) {
    const problem = `is the ${address === block.first ? 'network' : 'broadcast'} address`;
    return { problem, fix: 'Choose a free address in between.' };
  }
  if (address === gateway) return { problem: 'is the gateway', fix: 'Choose an address that nobody has.' };
  const range = dhcp.find((each) => contains(each.block, address));
  if (range === undefined) return null;
  const fix = 'Choose one that the DHCP server hands out to nobody, or make its range smaller.';
  return { problem: `is inside the DHCP range ${range.text}`, fix };
}
