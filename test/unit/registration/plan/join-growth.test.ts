import { describe, expect, test } from 'vitest';
import {
  desire,
  placed,
  planOf,
  present,
  testCluster,
  testPool,
  testRecord,
  withFree,
} from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';

const clusters = [testCluster()];
const onlyControlPlane = [testPool('control-plane', ['cp1'])];
const both = [testPool('control-plane', ['cp1']), testPool('worker', ['w1'])];

function atMost(maxHosts: number) {
  return testSite('denver', { topology: { maxHosts } });
}

describe('j3: K, no room under the site’s maximum -> stop: site full', () => {
  test.each([
    ['pool exists', both, 2],
    ['no pool yet', onlyControlPlane, 1],
  ] as const)('%s: the members count, the new host is stopped', (_, pools, maxHosts) => {
    expect(planOf(desire(['h1'], atMost(maxHosts)), withFree(['h1'], { clusters, pools }))).toEqual({
      verdicts: { h1: 'stop site_full' },
      step: { do: 'nothing' },
      hasDrifted: false,
    });
  });

  test('the last place goes to the oldest wish', () => {
    const world = withFree(['h1', 'h2'], { clusters, pools: both });
    expect(planOf(desire(['h2', 'h1'], atMost(3)), world)).toMatchObject({
      verdicts: { h1: 'stop site_full', h2: 'join' },
      step: { do: 'add_nodes', hosts: placed('h2') },
    });
  });

  test('members keep their places when the maximum was lowered below them', () => {
    const world = withFree(['h1'], { clusters, pools: both });
    expect(planOf(desire(['cp1', 'w1', 'h1'], atMost(1)), world).verdicts).toEqual({
      cp1: 'settled control-plane',
      w1: 'settled worker',
      h1: 'stop site_full',
    });
  });

  test('a site without a worker pool takes nobody beyond its control plane', () => {
    const site = testSite('denver', { topology: { workerPool: false, maxHosts: 6 } });
    expect(planOf(desire(['h1'], site), withFree(['h1'], { clusters, pools: onlyControlPlane }))).toMatchObject({
      verdicts: { h1: 'stop site_full' },
      step: { do: 'nothing' },
    });
  });
});

describe('j4: K, worker pool exists -> one PUT: fresh list + all candidates', () => {
  test('all candidates go out in one write, with the pool as it was read', () => {
    const world = withFree(['h1', 'h2', 'h3'], { clusters, pools: both });
    expect(planOf(desire(['h1', 'h2', 'h3']), world)).toEqual({
      verdicts: { h1: 'join', h2: 'join', h3: 'join' },
      step: { do: 'add_nodes', pool: both[1], hosts: placed('h1', 'h2', 'h3') },
      hasDrifted: false,
    });
  });

  test('members that wish again are not written again', () => {
    const world = withFree(['h1'], { clusters, pools: both });
    expect(planOf(desire(['w1', 'h1']), world).step).toMatchObject({ do: 'add_nodes', hosts: placed('h1') });
  });

  test('of several worker pools the first takes the hosts', () => {
    const pools = [testPool('worker', [], 'gpu'), ...both];
    const { step } = planOf(desire(['h1']), withFree(['h1'], { clusters, pools }));
    expect(step).toEqual({ do: 'add_nodes', pool: pools[0], hosts: placed('h1') });
  });

  test('only hosts that somebody wishes join a cluster that exists', () => {
    const world = withFree(['h1'], { clusters, pools: both, labelled: [testRecord('h9')] });
    expect(planOf(desire(['h1']), world).step).toMatchObject({ do: 'add_nodes', hosts: placed('h1') });
  });

  test('with nobody to add, nothing is written', () => {
    expect(planOf(desire([]), withFree([], { clusters, pools: both })).step).toEqual({ do: 'nothing' });
  });
});

describe('j5: K, no worker pool -> one POST of the worker pool with all candidates', () => {
  test('never 1 → 2 on a control plane: the second host is the first worker', () => {
    const world = withFree(['h1', 'h2'], { clusters, pools: onlyControlPlane });
    expect(planOf(desire(['h1', 'h2']), world)).toEqual({
      verdicts: { h1: 'join', h2: 'join' },
      step: { do: 'add_pool', hosts: placed('h1', 'h2') },
      hasDrifted: false,
    });
  });

  test('a control plane that is smaller than configured is not filled up either', () => {
    const site = testSite('denver', { topology: { controlPlane: 3 } });
    const world = withFree(['h1', 'h2'], { clusters, pools: onlyControlPlane });
    expect(planOf(desire(['h1', 'h2'], site), world)).toMatchObject({
      step: { do: 'add_pool', hosts: placed('h1', 'h2') },
      hasDrifted: true,
    });
  });

  test('an existing cluster does not make anybody wait for more hosts', () => {
    const site = testSite('denver', { topology: { controlPlane: 3 } });
    const world = withFree(['h1'], { clusters, pools: onlyControlPlane });
    expect(planOf(desire(['h1'], site), world).verdicts).toEqual({ h1: 'join' });
  });
});

test('labels are completed before the pool is written', () => {
  const world = withFree(['h1'], { clusters, pools: both });
  const hosts = new Map(world.hosts).set(testRecord('h2').hostId, present('h2', { labels: {} }));
  expect(planOf(desire(['h1', 'h2']), { ...world, hosts })).toMatchObject({
    verdicts: { h1: 'join', h2: 'join' },
    step: { do: 'complete_labels', hosts: [{ hostId: 'h2' }] },
  });
});
