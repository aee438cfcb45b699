import { describe, expect, test } from 'vitest';
import type { ProfileFacts } from '../../../../cli/sites/doctor/facts';
import { judgeNetworks } from '../../../../cli/sites/doctor/judge-networks';
import { readNetworks } from '../../../../cli/sites/doctor/read-networks';
import type { Site } from '../../../../lib/sites/site';
import { testSite } from '../../../support/test-site';

const pack = (values: string | null) => ({ name: 'edge-k8s', layer: 'k8s', values });

function cidrs(values: string) {
  const { pods, services } = readNetworks([pack(values)]);
  return [pods?.map(({ cidr }) => cidr) ?? null, services?.map(({ cidr }) => cidr) ?? null];
}

describe('the networks that the layers of a profile name', () => {
  test.each([
    ['kubeadm', 'networking:\n  podSubnet: 192.168.0.0/16\n  serviceSubnet: "10.96.0.0/12"\n'],
    [
      'K3s, in a text inside',
      'cluster:\n  config: |\n    cluster-cidr: 192.168.0.0/16\n    service-cidr: 10.96.0.0/12\n',
    ],
    ['arguments', 'args:\n  - cluster-cidr=192.168.0.0/16\n  - service-cidr=10.96.0.0/12\n'],
    ['a pack of Palette', "pack:\n  podCIDR: '192.168.0.0/16' # default\n  serviceClusterIpRange: 10.96.0.0/12\r\n"],
    ['dual stack', 'cluster-cidr: 192.168.0.0/16,2001:db8::/56\nservice-cidr: 10.96.0.0/12,2001:db9::/112\n'],
  ])('are read as %s writes them', (_, values) => {
    expect(cidrs(values)).toEqual([['192.168.0.0/16'], ['10.96.0.0/12']]);
  });

  test.each([
    ['nothing', 'pack: {}\n'],
    ['a macro', 'podSubnet: "{{ .spectro.var.pods }}"\n'],
    ['a comment', '# podSubnet: 192.168.0.0/16\n'],
    ['a word', 'podSubnet: default\n'],
    ['set bits', 'podSubnet: 192.168.1.0/16\n'],
    ['IPv6 alone', 'podSubnet: 2001:db8::/56\n'],
  ])('are unknown where there is %s', (_, values) => {
    expect(cidrs(values)).toEqual([null, null]);
  });

  test('two layers may name two, and one that cannot be read makes all unknown', () => {
    const both = [pack('podSubnet: 192.168.0.0/16'), pack('cluster-cidr: 10.42.0.0/16'), pack(null)];
    expect(readNetworks(both).pods?.map(({ cidr }) => cidr)).toEqual(['192.168.0.0/16', '10.42.0.0/16']);
    expect(readNetworks([...both, pack('podCIDR: {{ macro }}')]).pods).toBeNull();
  });
});

function facts(values: string, sites: readonly Site[]): ProfileFacts {
  const detail = {
    uid: 'p1',
    name: 'edge-infra',
    version: '1.2.0',
    kind: 'infra',
    scope: 'tenant',
    cloudType: 'edge-native',
    isPublished: true,
    packs: [pack(values)],
  } as const;
  return {
    key: 'edge-infra@1.2.0',
    kind: 'infra',
    by: { name: 'edge-infra', version: '1.2.0' },
    uses: sites.map((site) => ({ site, variables: {} })),
    detail: { isRead: true, value: detail },
    variables: { isRead: true, value: [] },
  };
}

const values = 'podSubnet: 10.1.0.0/16\nserviceSubnet: 10.96.0.0/12\n';
const sentencesOf = (sites: readonly Site[], text = values) =>
  judgeNetworks(facts(text, sites)).map(({ status, sentence }) => `${status}: ${sentence}`);

describe('the networks of a profile beside those of its sites', () => {
  test('a VIP inside them is told, and for many sites once', () => {
    const sites = ['a', 'b', 'c', 'd', 'e'].map((id, at) => {
      return testSite(id, { endpoint: { type: 'vip', host: `10.1.${at}.10` } });
    });
    expect(sentencesOf(sites)).toEqual([
      'bad: The pod network 10.1.0.0/16 of edge-infra@1.2.0 overlaps the VIP of a, b, c and 2 more.',
    ]);
  });

  test('a subnet that holds the VIP is told instead of it', () => {
    const network = { subnet: '10.1.2.0/24', gateway: null, dhcp: [] };
    expect(sentencesOf([testSite('a', { network })])).toEqual([
      'bad: The pod network 10.1.0.0/16 of edge-infra@1.2.0 overlaps the subnet of a.',
    ]);
  });

  test('static addresses tell the subnet too, and the overlay is one more network', () => {
    const addressing = {
      type: 'static',
      nic: 'eth0',
      subnetMask: '255.255.255.0',
      gateway: '10.97.1.1',
      dns: [],
      addresses: ['10.97.1.20'],
    } as const;
    const endpoint = { type: 'vip', host: '10.97.1.10' } as const;
    const site = testSite('a', { addressing, endpoint, overlayCidr: '10.1.192.0/23' });
    expect(sentencesOf([site])).toEqual([
      'bad: The pod network 10.1.0.0/16 of edge-infra@1.2.0 overlaps the overlay of a.',
      'bad: The service network 10.96.0.0/12 of edge-infra@1.2.0 overlaps the subnet of a.',
    ]);
  });

  test('pods and services that overlap each other are bad for every site', () => {
    const endpoint = { type: 'ddns', host: 'edge-1', searchDomain: '' } as const;
    expect(sentencesOf([testSite('a', { endpoint })], 'podSubnet: 10.0.0.0/8\nserviceSubnet: 10.96.0.0/12\n')).toEqual([
      'bad: edge-infra@1.2.0: pod and service network overlap at 10.0.0.0/8.',
    ]);
  });

  test('what is clear of each other is not told; what nobody can read is skipped', () => {
    const site = testSite('a', { endpoint: { type: 'vip', host: '172.16.0.10' } });
    expect(sentencesOf([site])).toEqual([]);
    expect(sentencesOf([site], 'podSubnet: 10.1.0.0/16\n')).toEqual([
      'skipped: Skipped because no layer of edge-infra@1.2.0 shows its service network in plain.',
    ]);
  });
});
