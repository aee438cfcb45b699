import { describe, expect, test } from 'vitest';
import { nextStep } from '../../../../cli/sites/live/next-step';
import { judgeSites } from '../../../../cli/sites/live/see-sites';
import { stateOf } from '../../../../cli/sites/live/site-state';
import type { HostRecord } from '../../../../lib/palette/model';
import type { ClusterSummary } from '../../../../lib/palette/survey-model';
import { siteId, testSite } from '../../../support/test-site';
import { virtualSite } from '../../../support/virtual-site';
import { hostId } from '../../access/support/door';

const denver = testSite('denver');
const virtual = virtualSite('denver');
const gathers = testSite('denver', { topology: { controlPlane: 3 } });

function cluster(changes: Partial<ClusterSummary> = {}): ClusterSummary {
  return {
    uid: 'c1',
    name: 'denver',
    cloudType: 'edge-native',
    state: 'Running',
    health: 'healthy',
    labels: { 'managed-by': 'edge-registration', site: 'denver' },
    configUid: 'config-1',
    profileUids: [],
    pools: [
      { isControlPlane: true, size: 1, healthy: 1 },
      { isControlPlane: false, size: 2, healthy: 2 },
    ],
    ...changes,
  };
}

function host(id: string, site: string): HostRecord {
  return {
    hostId: hostId(id),
    state: 'unpaired',
    health: 'unknown',
    labels: { site },
    clusters: [],
    projectUid: null,
    createdAtMs: null,
    machine: null,
  };
}

const brief = (site: typeof denver, clusters: ClusterSummary[], free: HostRecord[] = []) => {
  const { state, hosts, why } = stateOf(site, clusters, free);
  return `${state}, ${hosts}${why === null ? '' : `: ${why}`}`;
};

describe('how a site stands', () => {
  test.each([
    ['nothing is there', denver, [], [], 'none, 0'],
    ['one of one is registered', denver, [], ['edge-1'], 'registered, 1: no cluster has been made yet'],
    ['one of three is registered', gathers, [], ['edge-1'], 'registered, 1: waits for 2 more hosts'],
    ['two of three are', gathers, [], ['edge-1', 'edge-2'], 'registered, 2: waits for 1 more host'],
    ['a cluster is pending', denver, [cluster({ state: 'Pending' })], [], 'setting-up, 3'],
    ['it is provisioned', denver, [cluster({ state: 'Provisioning' })], [], 'setting-up, 3'],
    ['it runs', denver, [cluster()], [], 'ready, 3'],
    [
      'it runs, and nobody knows who is healthy',
      denver,
      [cluster({ pools: [{ isControlPlane: true, size: 2, healthy: null }] })],
      [],
      'ready, 2',
    ],
    [
      'a host joins',
      denver,
      [cluster({ pools: [{ isControlPlane: false, size: 2, healthy: 1 }] })],
      [],
      'setting-up, 2: a host is being added',
    ],
    ['it is ill', denver, [cluster({ health: 'unhealthy' })], [], 'attention, 3: its cluster is not healthy'],
    ['it failed', denver, [cluster({ state: 'Error' })], [], 'attention, 3: its cluster is in state Error'],
    ['it is deleted', denver, [cluster({ state: 'Deleting' })], [], 'attention, 3: its cluster is being deleted'],
    ['it was deleted', denver, [cluster({ state: 'Deleted' })], [], 'none, 0'],
    [
      'there are two',
      denver,
      [cluster(), cluster({ uid: 'c2' })],
      ['edge-1'],
      'attention, 1: 2 clusters bear its name',
    ],
    [
      'it is a stranger’s',
      denver,
      [cluster({ labels: {} })],
      [],
      'attention, 0: a cluster that is not its own bears its name',
    ],
    [
      'it is of another kind',
      denver,
      [cluster({ cloudType: 'vsphere' })],
      [],
      'attention, 0: a cluster that is not its own bears its name',
    ],
  ])('when %s', (_, site, clusters, free, expected) => {
    expect(
      brief(
        site,
        [...clusters],
        free.map((id) => host(id, 'denver')),
      ),
    ).toBe(expected);
  });

  test('a virtualized site has as many hosts as its cluster has appliances, which no search tells', () => {
    const machines = { cloudType: 'libvirt', pools: [{ isControlPlane: true, size: 3, healthy: 3 }] };
    expect(brief(virtual, [cluster(machines)])).toBe('ready, null');
    expect(brief(virtual, [cluster()])).toBe('attention, 0: a cluster that is not its own bears its name');
    expect(brief(virtual, [], [host('edge-1', 'denver')])).toBe('registered, 1: waits for 1 more host');
  });

  test('a stranger’s cluster is its own where the config takes it over', () => {
    expect(brief({ ...denver, adoptExistingCluster: true }, [cluster({ labels: {} })])).toBe('ready, 3');
  });

  test('hosts and clusters find their sites, also under the name from before', () => {
    const renamed = testSite('denver-snow', { clusterName: 'denver-snow', renamedFrom: siteId('denver') });
    const free = [host('edge-1', 'denver'), host('edge-2', 'denver-snow'), host('edge-3', 'boulder')];
    const states = judgeSites([renamed, testSite('boulder'), testSite('reno')], [cluster({ name: 'reno' })], free);
    expect([...states].map(([id, { state, hosts }]) => `${id} ${state} ${hosts}`)).toEqual([
      'denver-snow registered 2',
      'boulder registered 1',
      'reno attention 0',
    ]);
  });
});

describe('what happens next', () => {
  const next = (site: typeof denver, state: Parameters<typeof nextStep>[1]) => nextStep(site, state);
  const none = { state: 'none', hosts: 0, why: null } as const;

  test.each([
    [denver, none, 'Nothing is there yet: the next host makes the cluster.'],
    [gathers, none, 'Nothing is there yet: 3 hosts make the cluster together.'],
    [gathers, { state: 'registered', hosts: 1, why: null }, '1 host is there: 2 more hosts make the cluster together.'],
    [gathers, { state: 'registered', hosts: 2, why: null }, '2 hosts are there: the next host makes the cluster.'],
    [denver, { state: 'setting-up', hosts: 1, why: null }, 'Palette sets the cluster up; nothing is to be done.'],
    [
      denver,
      { state: 'ready', hosts: 4, why: null },
      'The next host joins as a worker; there is room for 2 more hosts.',
    ],
    [denver, { state: 'ready', hosts: 6, why: null }, 'The site is full: another host is refused.'],
    [
      testSite('a', { topology: { workerPool: false } }),
      { state: 'ready', hosts: 1, why: null },
      'The site is full: another host is refused.',
    ],
    [
      denver,
      { state: 'attention', hosts: 1, why: 'it is ill' },
      'Nobody can register until somebody has looked: it is ill.',
    ],
    [virtual, none, 'Nothing is there yet: 2 hosts make the cluster together.'],
    [
      virtual,
      { state: 'ready', hosts: 2, why: null },
      'The next host carries machines of the site as well; there is room for 4 more hosts.',
    ],
    [virtual, { state: 'ready', hosts: 6, why: null }, 'The site is full: another host is refused.'],
    [testSite('a', { status: { state: 'closed' } }), none, 'The site is closed: a host that is scanned is refused.'],
    [
      testSite('a', { status: { state: 'moved', to: siteId('b') } }),
      none,
      'The site has moved to b: a host that is scanned is sent there.',
    ],
  ] as const)('is told', (site, state, sentence) => {
    expect(next(site, state)).toBe(sentence);
  });

  test('with the yes of IT where it is wanted', () => {
    const site = testSite('a', { access: { ...denver.access, needsApproval: true } });
    expect(next(site, none)).toContain(' IT says yes to each host first.');
  });
});
