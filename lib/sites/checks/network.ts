import { contains, parseAddressRange, parseIpv4 } from '../ipv4';
import type { SiteReading } from '../reading/read-site';
import { describeUsable, findSubnet, type SiteSubnet } from '../site-subnet';
import { reportAt, type SiteCheck } from './check';

type Say = (option: string, value: unknown, problem: string, fix: string) => void;

/** What a site says about its network holds together: gateway and DHCP lie in the subnet, static addresses beside DHCP. */
export const checkNetwork: SiteCheck = (site, report) => {
  const subnet = site.options.network?.subnet === undefined ? null : findSubnet(site.options);
  if (subnet === null) return;
  const say: Say = (option, value, problem, fix) => reportAt(report, site, option, { value, problem, fix });
  if (subnet.block.last - subnet.block.first < 3) {
    const fix = 'Write the network of the hosts, a /29 at the least.';
    say('network.subnet', site.options.network?.subnet, 'has no room for a router, a host and a VIP', fix);
    return;
  }
  checkGateway(site, subnet, say);
  checkDhcp(site, subnet, say);
  checkStatic(site, subnet, say);
};

function checkGateway({ options }: SiteReading, { block, text }: SiteSubnet, say: Say): void {
  const { gateway } = options.network ?? {};
  const address = parseIpv4(gateway ?? '');
  if (address === null) return;
  const hint = `Write the router's, one of ${describeUsable(block)}.`;
  if (!contains(block, address)) say('network.gateway', gateway, `is outside ${text}`, hint);
  else if (address === block.first || address === block.last)
    say('network.gateway', gateway, 'is the network or broadcast address', hint);
}

function checkDhcp({ options }: SiteReading, subnet: SiteSubnet, say: Say): void {
  const { block, text, gateway } = subnet;
  const hint = `Write what the DHCP server hands out, within ${describeUsable(block)}.`;
  for (const [index, entry] of (options.network?.dhcp ?? []).entries()) {
    const range = subnet.dhcp.find((each) => each.text === entry)?.block;
    if (range === undefined) continue;
    const at = `network.dhcp[${index}]`;
    if (!contains(block, range.first) || !contains(block, range.last)) say(at, entry, `is outside ${text}`, hint);
    else if (gateway !== null && contains(range, gateway)) say(at, entry, 'includes the gateway', hint);
  }
}

/** The subnet of `addressing` is looked at where its addresses are; here only whether the two tell the same. */
function checkStatic({ options }: SiteReading, subnet: SiteSubnet, say: Say): void {
  const { addressing, network } = options;
  if (addressing === undefined || addressing === 'dhcp') return;
  const own = findSubnet({ network: undefined, addressing });
  if (own !== null && (own.block.first !== subnet.block.first || own.block.last !== subnet.block.last)) {
    const fix = 'Make addressing.gateway and addressing.subnetMask fit network.subnet.';
    say('network.subnet', network?.subnet, 'is another network than that of addressing', fix);
    return;
  }
  for (const [index, entry] of (addressing.addresses ?? []).entries()) {
    const range = parseAddressRange(entry ?? '');
    const clash = subnet.dhcp.find(
      ({ block }) => range !== null && range.first <= block.last && block.first <= range.last,
    );
    if (clash === undefined) continue;
    const fix = 'Choose addresses that the DHCP server hands out to nobody.';
    say(`addressing.addresses[${index}]`, entry, `is inside the DHCP range ${clash.text}`, fix);
  }
}
