import { contains, parseAddressRange, parseCidr } from '../ipv4';
import { resolveTopology } from '../resolve-topology';
import { findSubnet } from '../site-subnet';
import { reportAt, type SiteCheck } from './check';

/** The overlay is a network of its own, with room for every host and the cluster's address in it. */
export const checkOverlay: SiteCheck = (site, report) => {
  const cidr = site.options.overlay?.cidr;
  const block = cidr === undefined ? null : parseCidr(cidr);
  if (block === null) return;
  const say = (problem: string, fix: string) => reportAt(report, site, 'overlay.cidr', { value: cidr, problem, fix });

  const { maxHosts } = resolveTopology(site.options);
  const usable = Math.max(0, block.last - block.first - 1);
  if (usable < maxHosts + 1 && !site.isFaulty('topology'))
    say(`has ${usable} addresses for ${maxHosts} hosts and the cluster`, 'Choose a larger network, such as a /23.');
  const subnet = findSubnet({ network: site.options.network, addressing: undefined });
  if (subnet !== null && subnet.block.first <= block.last && block.first <= subnet.block.last) {
    say(`overlaps ${subnet.text} of the site`, 'Choose a network that the site does not use, such as 100.64.192.0/23.');
    return;
  }
  for (const [use, address] of listUnderlay(site)) {
    const range = parseAddressRange(address);
    if (
      range === null ||
      !(contains(block, range.first) || contains(block, range.last) || contains(range, block.first))
    )
      continue;
    say(`contains ${use} ${address}`, 'Choose a network that the site does not use, such as 100.64.192.0/23.');
  }
};

function listUnderlay({ options }: Parameters<SiteCheck>[0]): (readonly [string, string])[] {
  const { endpoint, addressing } = options;
  const statics = addressing === undefined || addressing === 'dhcp' ? {} : addressing;
  return [
    ['the VIP', endpoint?.vip ?? ''],
    ['the gateway', statics.gateway ?? ''],
    ...(statics.addresses ?? []).map((entry) => ['the host address', entry ?? ''] as const),
  ];
}
