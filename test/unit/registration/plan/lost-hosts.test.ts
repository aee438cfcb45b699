import { describe, expect, test } from 'vitest';
import {
  desire,
  placed,
  planOf,
  present,
  seenIn,
  testCluster,
  testPool,
  testWorld,
  withFree,
} from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';

const clusters = [testCluster()];
const pools = [testPool('control-plane', ['cp1']), testPool('worker', ['w1'])];
const seen = seenIn('worker-pool', ['w1', 'w2']);

describe('a host that stood in the pool earlier in this run and is gone was dropped by a second writer', () => {
  test('it is put back, though nobody wishes for it', () => {
    expect(planOf(desire([]), testWorld({ clusters, pools, seen })).step).toEqual({
      do: 'add_nodes',
      pool: pools[1],
      hosts: placed('w2'),
    });
  });

  test('together with the new hosts, in one write and in front of them', () => {
    const { step } = planOf(desire(['h1']), withFree(['h1'], { clusters, pools, seen }));
    expect(step).toMatchObject({ do: 'add_nodes', hosts: placed('w2', 'h1') });
  });

  test('once only, when it is wished for, too', () => {
    const { verdicts, step } = planOf(desire(['w2', 'h1']), withFree(['w2', 'h1'], { clusters, pools, seen }));
    expect(verdicts).toEqual({ w2: 'join', h1: 'join' });
    expect(step).toMatchObject({ hosts: placed('w2', 'h1') });
  });

  test('it keeps its place at a full site, the new host is turned away', () => {
    const site = testSite('denver', { topology: { maxHosts: 3 } });
    const { verdicts, step } = planOf(desire(['h1', 'w2'], site), withFree(['h1', 'w2'], { clusters, pools, seen }));
    expect(verdicts).toEqual({ h1: 'stop site_full', w2: 'join' });
    expect(step).toMatchObject({ hosts: placed('w2') });
  });

  test('even when the maximum was lowered below what stood there', () => {
    const site = testSite('denver', { topology: { maxHosts: 1 } });
    expect(planOf(desire([], site), testWorld({ clusters, pools, seen })).step).toMatchObject({ hosts: placed('w2') });
  });

  test('who moved to another pool of the cluster is not lost', () => {
    const moved = [...pools, testPool('worker', ['w2'], 'gpu')];
    expect(planOf(desire([]), testWorld({ clusters, pools: moved, seen })).step).toEqual({ do: 'nothing' });
  });

  test('who was read in another cluster since is not put into two', () => {
    const hosts = { w2: present('w2', { clusters: [{ uid: 'c9', name: 'x' }] }) };
    expect(planOf(desire([]), testWorld({ clusters, pools, seen, hosts })).step).toEqual({ do: 'nothing' });
  });

  test('who still names our cluster is put back', () => {
    const hosts = { w2: present('w2', { state: 'in-use', clusters: [{ uid: 'cluster-1', name: 'denver' }] }) };
    const { step } = planOf(desire([]), testWorld({ clusters, pools, seen, hosts }));
    expect(step).toMatchObject({ hosts: placed('w2') });
  });

  test('what was seen in another pool is not put into this one', () => {
    const world = testWorld({ clusters, pools, seen: seenIn('control-plane-pool', ['cp1', 'cp2']) });
    expect(planOf(desire([]), world).step).toEqual({ do: 'nothing' });
  });

  test('a control plane is never grown, not even to restore it', () => {
    const world = testWorld({ clusters, pools: pools.slice(0, 1), seen: seenIn('control-plane-pool', ['cp2']) });
    expect(planOf(desire([]), world).step).toEqual({ do: 'nothing' });
  });
});
