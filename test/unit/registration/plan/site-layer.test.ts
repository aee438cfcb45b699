import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterRecord } from '../../../../lib/palette/model';
import { hasDrifted } from '../../../../lib/registration/plan/site-layer';
import { desire, placed, planOf, present, testCluster, testPool, testWorld } from '../../../support/plan-world';
import { siteId, testSite } from '../../../support/test-site';

const members = [testPool('control-plane', ['h1'])];
const nothing = { do: 'nothing' };

/** A member, a free host and a new one wish to be at a site with these clusters. */
function planWith(clusters: readonly ClusterRecord[], site = testSite()) {
  const hosts = { h2: present('h2', { labels: {} }) };
  return planOf(desire(['h1', 'h2', 'h3'], site), testWorld({ clusters, pools: members, hosts }));
}

function everyone(verdict: string) {
  return { verdicts: { h1: verdict, h2: verdict, h3: verdict }, step: nothing, hasDrifted: false };
}

describe('s1: more than one live cluster of the name -> stop all intents: needs attention, never guess', () => {
  test('two live clusters stop everyone, members too, and cost no write', () => {
    const clusters = [testCluster(), testCluster({ uid: 'cluster-2' })];
    expect(planWith(clusters)).toEqual(everyone('stop cluster_ambiguous'));
  });

  test.each(['Error', 'Unknown', 'Pending', 'Provisioning'] as const)('a second one in state %s is live', (state) => {
    const clusters = [testCluster(), testCluster({ uid: 'cluster-2', state })];
    expect(planWith(clusters)).toEqual(everyone('stop cluster_ambiguous'));
  });

  test('two live ones and one being deleted are ambiguous still', () => {
    const live = [testCluster(), testCluster({ uid: 'cluster-2' })];
    const clusters = [...live, testCluster({ uid: 'cluster-3', state: 'Deleting' })];
    expect(planWith(clusters)).toEqual(everyone('stop cluster_ambiguous'));
  });

  test('one cluster is not stopped', () => {
    expect(planWith([testCluster()]).verdicts.h1).toBe('settled control-plane');
  });
});

describe('s2: K is Deleting -> stop: retry later, also for members', () => {
  test('a cluster being deleted stops everyone', () => {
    expect(planWith([testCluster({ state: 'Deleting' })])).toEqual(everyone('stop cluster_deleting'));
  });

  test('comes before s3: a stranger’s cluster that goes away leaves the name free', () => {
    const clusters = [testCluster({ state: 'Deleting', labels: {}, cloudType: 'vsphere' })];
    expect(planWith(clusters)).toEqual(everyone('stop cluster_deleting'));
  });

  test.each([0, 1])('an old one on its way out beside a live one is waited for, at place %i', (place) => {
    const clusters = [testCluster({ uid: 'live' })];
    clusters.splice(place, 0, testCluster({ uid: 'old', state: 'Deleting' }));
    expect(planWith(clusters)).toEqual(everyone('stop cluster_deleting'));
  });

  test.each(['Pending', 'Provisioning', 'Running', 'Unknown'] as const)('state %s stops nobody', (state) => {
    expect(planWith([testCluster({ state })]).verdicts).toEqual({
      h1: 'settled control-plane',
      h2: 'join',
      h3: 'register',
    });
  });
});

describe('s3: K is not edge-native, or lacks our labels and is not adopted -> stop: needs attention', () => {
  const adopting = testSite('denver', { adoptExistingCluster: true });

  test.each([
    ['no labels at all', {}],
    ['managed-by missing', { site: 'denver' }],
    ['managed by something else', { site: 'denver', 'managed-by': 'terraform' }],
    ['site missing', { 'managed-by': 'edge-registration' }],
    ['the label of another site', { site: 'boulder', 'managed-by': 'edge-registration' }],
  ])('%s: stops everyone', (_, labels) => {
    expect(planWith([testCluster({ labels })])).toEqual(everyone('stop cluster_not_ours'));
  });

  test('the same cluster is taken when the site adopts an existing one', () => {
    const { verdicts, step } = planWith([testCluster({ labels: {} })], adopting);
    expect(verdicts).toEqual({ h1: 'settled control-plane', h2: 'join', h3: 'register' });
    expect(step).toEqual({ do: 'register_hosts', hostIds: ['h3'] });
  });

  describe('of a site that was renamed', () => {
    const renamed = testSite('denver', { renamedFrom: siteId('denver-west') });
    const labels = (site: string) => ({ site, 'managed-by': 'edge-registration' });

    test.each(['denver', 'denver-west'])('the label may be the id that it has, or had: %s', (site) => {
      const { verdicts } = planWith([testCluster({ labels: labels(site) })], renamed);
      expect(verdicts).toEqual({ h1: 'settled control-plane', h2: 'join', h3: 'register' });
    });

    test.each([labels('boulder'), labels(''), { 'managed-by': 'edge-registration' }, { site: 'denver-west' }])(
      'anything else is a stranger’s: %j',
      (strange) => {
        expect(planWith([testCluster({ labels: strange })], renamed)).toEqual(everyone('stop cluster_not_ours'));
      },
    );

    test('and the old id is worth nothing at a site that never had it', () => {
      expect(planWith([testCluster({ labels: labels('denver-west') })])).toEqual(everyone('stop cluster_not_ours'));
    });

    test('no label but those two is ever taken for its own', () => {
      fc.assert(
        fc.property(fc.string(), (site) => {
          fc.pre(site !== 'denver' && site !== 'denver-west');
          expect(planWith([testCluster({ labels: labels(site) })], renamed)).toEqual(everyone('stop cluster_not_ours'));
        }),
      );
    });
  });

  test.each(['vsphere', '', 'libvirt'])('cloud type "%s" is never ours, adopted or labelled', (cloudType) => {
    expect(planWith([testCluster({ cloudType })], adopting)).toEqual(everyone('stop cluster_not_ours'));
  });
});

describe('s4: K is Error -> members: report it; others: register the host, do not join, needs attention', () => {
  const clusters = [testCluster({ state: 'Error' })];

  test('a member stays settled, a free host is stopped, a new one is registered', () => {
    const { verdicts, step } = planWith(clusters);
    expect(verdicts).toEqual({ h1: 'settled control-plane', h2: 'stop cluster_in_error', h3: 'register' });
    expect(step).toEqual({ do: 'register_hosts', hostIds: ['h3'] });
  });

  test('once registered, nothing more is written, not even labels', () => {
    const hosts = { h2: present('h2', { labels: {} }) };
    const world = testWorld({ clusters, pools: members, hosts });
    expect(planOf(desire(['h2']), world)).toEqual({
      verdicts: { h2: 'stop cluster_in_error' },
      step: nothing,
      hasDrifted: false,
    });
  });

  test('a new host for which there is no room is not even registered', () => {
    const site = testSite('denver', { topology: { maxHosts: 1 } });
    expect(planWith(clusters, site)).toEqual({
      verdicts: { h1: 'settled control-plane', h2: 'stop cluster_in_error', h3: 'stop site_full' },
      step: nothing,
      hasDrifted: false,
    });
  });

  test('the host layer speaks first: a host of another cluster hears that', () => {
    const hosts = { h2: present('h2', { clusters: [{ uid: 'cluster-9', name: 'x' }] }) };
    const world = testWorld({ clusters, pools: members, hosts });
    expect(planOf(desire(['h2']), world).verdicts).toEqual({ h2: 'stop host_in_other_cluster' });
  });

  test('comes after s3: a stranger’s cluster in error is a stranger’s', () => {
    const strange = [testCluster({ state: 'Error', labels: {} })];
    expect(planWith(strange)).toEqual(everyone('stop cluster_not_ours'));
  });
});

describe('s5: topology differs from the pools that exist -> what exists wins; report the drift to IT', () => {
  const topology = { controlPlane: 3, workerPool: false, maxHosts: 3 } as const;

  test('later hosts go to the worker pool that exists, though the config says none', () => {
    const pools = [testPool('control-plane', ['h1']), testPool('worker', [])];
    const world = testWorld({ clusters: [testCluster()], pools, hosts: { h2: present('h2') } });
    const { verdicts, step, hasDrifted: drift } = planOf(desire(['h2'], testSite('denver', { topology })), world);
    expect({ verdicts, drift }).toEqual({ verdicts: { h2: 'join' }, drift: true });
    expect(step).toEqual({ do: 'add_nodes', pool: pools[1], hosts: placed('h2') });
  });

  test.each([
    ['no pools, no drift', [], 1, true, false],
    ['the control plane as configured', [testPool('control-plane', ['a'])], 1, true, false],
    ['a control plane that is too small', [testPool('control-plane', ['a'])], 3, true, true],
    ['a control plane that is too large', [testPool('control-plane', ['a', 'b', 'c'])], 1, true, true],
    ['control-plane hosts in two pools count together', ['ab', 'c'].map(controlPlaneOf), 3, true, false],
    ['workers do not count as control plane', [controlPlaneOf('a'), testPool('worker', ['b', 'c'])], 1, true, false],
    ['a worker pool that the config forbids', [controlPlaneOf('a'), testPool('worker', [])], 1, false, true],
    ['no worker pool yet where one is allowed', [controlPlaneOf('a')], 1, true, false],
    ['no worker pool where none is allowed', [controlPlaneOf('a')], 1, false, false],
  ] as const)('%s', (_, pools, controlPlane, workerPool, expected) => {
    expect(hasDrifted(testSite('denver', { topology: { controlPlane, workerPool } }), pools)).toBe(expected);
  });

  function controlPlaneOf(letters: string) {
    return testPool('control-plane', [...letters]);
  }
});
