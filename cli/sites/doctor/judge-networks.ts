import { type Block, parseCidr, parseIpv4, subnetAround } from '../../../lib/sites/ipv4';
import type { Site } from '../../../lib/sites/site';
import { groupBy, nameSites } from '../name-some';
import type { ProfileFacts } from './facts';
import { blame, type Finding, skip } from './finding';
import { type NamedBlock, readNetworks } from './read-networks';

/** Do the networks of an infra or full profile keep clear of those of its sites? Pure. */
export function judgeNetworks({ key, uses, detail }: ProfileFacts): Finding[] {
  if (!detail.isRead || detail.value === null) return [];
  const { pods, services } = readNetworks(detail.value.packs);
  const unknown = [pods === null ? 'pod' : '', services === null ? 'service' : ''].filter((word) => word !== '');
  const found = unknown.length === 0 ? [] : [skipUnknown(key, unknown)];
  const named = [...asNamed('pod network', pods), ...asNamed('service network', services)];
  const [ofPods, ofServices] = [pods ?? [], services ?? []];
  const clash = ofPods.find((one) => ofServices.some((other) => overlap(one.block, other.block)));
  if (clash !== undefined)
    found.push(blame('profile.networks', 'bad', key, `${key}: pod and service network overlap at ${clash.cidr}.`));
  const clashes = uses.flatMap(({ site }) =>
    named.flatMap(([use, { cidr, block }]) =>
      listNetworks(site)
        .filter(([, other]) => overlap(block, other))
        .map(([what]) => ({ site, use, cidr, what })),
    ),
  );
  const together = groupBy(clashes, ({ use, cidr, what }) => `${use} ${cidr} ${what}`);
  return [
    ...found,
    ...[...together.values()].map((group) => {
      const [first] = group;
      const sites = group.map(({ site }) => site);
      const sentence = `The ${first?.use} ${first?.cidr} of ${key} overlaps ${first?.what} of ${nameSites(sites)}.`;
      return blame('profile.networks', 'bad', nameSites(sites), sentence);
    }),
  ];
}

function skipUnknown(key: string, words: readonly string[]): Finding {
  return skip('profile.networks', `no layer of ${key} shows its ${words.join(' and ')} network in plain`, key);
}

function asNamed(use: string, blocks: readonly NamedBlock[] | null): (readonly [string, NamedBlock])[] {
  return (blocks ?? []).map((block) => [use, block] as const);
}

/** What a site has, as far as the config knows it. A VIP inside the site's own subnet is told once, by the subnet. */
function listNetworks(site: Site): (readonly [what: string, Block])[] {
  const subnet = subnetOf(site);
  const vip = site.endpoint.type === 'vip' ? parseIpv4(site.endpoint.host) : null;
  const overlay = site.overlayCidr === null ? null : parseCidr(site.overlayCidr);
  const isWithin = vip !== null && subnet !== null && subnet.first <= vip && vip <= subnet.last;
  return [
    ...(subnet === null ? [] : [['the subnet', subnet] as const]),
    ...(vip === null || isWithin ? [] : [['the VIP', { first: vip, last: vip }] as const]),
    ...(overlay === null ? [] : [['the overlay', overlay] as const]),
  ];
}

function subnetOf({ network, addressing }: Site): Block | null {
  if (network !== null) return parseCidr(network.subnet);
  if (addressing.type === 'dhcp') return null;
  const gateway = parseIpv4(addressing.gateway);
  return gateway === null ? null : subnetAround(gateway, addressing.subnetMask);
}

function overlap(one: Block, other: Block): boolean {
  return one.first <= other.last && other.first <= one.last;
}
