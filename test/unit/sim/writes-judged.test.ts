import { describe, expect, test } from 'vitest';
import { rateLimits } from '../../../lib/palette/rate-limits';
import { hostIdOf } from '../../sim/choose-phones';
import { checkBudget } from '../../sim/invariants/budget';
import { checkControlPlanes } from '../../sim/invariants/control-planes';
import { checkDrops } from '../../sim/invariants/drops';
import { checkMemberships } from '../../sim/invariants/memberships';
import { checkNames } from '../../sim/invariants/names';
import { createOwnCluster, registerOwnHost, site, stageEvidence, startMs } from './staged-evidence';
import { stageOrder } from './staged-order';

const pool = 'worker-pool';
const create = { method: 'POST', template: '/v1/spectroclusters/edge-native' };

describe('no host that we have read is dropped', () => {
  test('a write that drops a host which we had put there is a violation', () => {
    const staged = stageEvidence();
    const cluster = createOwnCluster(staged, ['a'], ['b', 'c']);
    staged.write(() => staged.simulator.stranger.removeHostFromPool(cluster, pool, 'c'), {
      basis: staged.read(['a', 'b']),
    });
    expect(checkDrops(staged.evidence).violations).toHaveLength(1);
  });

  test.each([
    ['came after our read: a window', 10, 0, 1],
    ['was there when we read: a violation', -10, 1, 0],
    ['came after a read of long ago: a violation', 60_000, 1, 0],
  ])('a stranger’s host that %s', (_name, addedAfterMs, violations, windows) => {
    const staged = stageEvidence();
    const cluster = createOwnCluster(staged, ['a'], ['b', 'x']);
    const basis = staged.read(['a', 'b']);
    const act = { what: 'add_host', hostId: 'x', clusterName: site.clusterName } as const;
    staged.evidence.strangerActs.push({ ...act, atMs: startMs + addedAfterMs });
    staged.after(Math.max(20, addedAfterMs));
    staged.write(() => staged.simulator.stranger.removeHostFromPool(cluster, pool, 'x'), { basis });
    const judged = checkDrops(staged.evidence);
    expect([judged.violations.length, judged.windows.length]).toEqual([violations, windows]);
  });

  test('with the store emptied under the holder it is a window', () => {
    const staged = stageEvidence();
    const cluster = createOwnCluster(staged, ['a'], ['b']);
    staged.evidence.emptiedAtMs.push(startMs);
    staged.write(() => staged.simulator.stranger.removeHostFromPool(cluster, pool, 'b'));
    expect(checkDrops(staged.evidence)).toEqual({ violations: [], windows: ['store emptied under a holder'] });
  });
});

describe('every host is in one pool, and registered once', () => {
  test('a host of another cluster that we take is a violation', () => {
    const staged = stageEvidence();
    const cluster = createOwnCluster(staged, ['a']);
    staged.simulator.stranger.createCluster({ name: 'lab', hosts: ['b'] });
    staged.write(() => staged.simulator.stranger.addHostToPool(cluster, pool, 'b'));
    expect(checkMemberships(staged.evidence).violations).toHaveLength(1);
  });

  test('a stranger who takes it a moment before is a window', () => {
    const staged = stageEvidence();
    const cluster = createOwnCluster(staged, ['a']);
    staged.simulator.stranger.createCluster({ name: 'lab', hosts: ['b'] });
    staged.evidence.strangerActs.push({ atMs: startMs, what: 'other_cluster', hostId: 'b', clusterName: 'lab' });
    staged.write(() => staged.simulator.stranger.addHostToPool(cluster, pool, 'b'));
    expect(checkMemberships(staged.evidence).windows).toEqual(['stranger took the host as we did']);
  });

  test('a registration that moves a host from one of our sites to another is a violation', () => {
    const staged = stageEvidence();
    registerOwnHost(staged.simulator, 'a');
    const move = () => staged.simulator.stranger.setHostLabels('a', { site: 'boulder' });
    staged.write(move, { method: 'POST', template: '/v1/edgehosts' });
    expect(checkMemberships(staged.evidence).violations).toHaveLength(1);
  });

  test('of a host that IT is still bringing in there it is a window', () => {
    const staged = stageEvidence();
    const [host, newHost] = [hostIdOf(1), hostIdOf(2)];
    registerOwnHost(staged.simulator, newHost);
    stageOrder(staged, { kind: 'replace_host', siteId: site.id, hostId: host, newHostId: newHost }, { end: null });
    const move = () => staged.simulator.stranger.setHostLabels(newHost, { site: 'boulder' });
    staged.write(move, { method: 'POST', template: '/v1/edgehosts' });
    expect(checkMemberships(staged.evidence).windows).toEqual(['Palette took a known host for a new one']);
  });
});

describe('control planes are never even', () => {
  test.each([
    [['a'], 1, 1],
    [['a', 'b'], 1, 0],
  ])('%j and %i more', (hosts, _added, violations) => {
    const staged = stageEvidence();
    const cluster = createOwnCluster(staged, hosts);
    registerOwnHost(staged.simulator, 'z');
    staged.write(() => staged.simulator.stranger.addHostToPool(cluster, 'control-plane-pool', 'z'));
    expect(checkControlPlanes(staged.evidence).violations).toHaveLength(violations);
  });
});

describe('one cluster per name', () => {
  const second = (switches: { duplicateClusterName: 'accept' } | object, travelsMs: number) => {
    const staged = stageEvidence({ switches });
    staged.write(() => createOwnCluster(staged, ['a']), create);
    staged.after(travelsMs);
    staged.write(() => createOwnCluster(staged, ['b']), { ...create, departedAtMs: startMs });
    return checkNames(staged.evidence);
  };

  test('a second one is a violation', () => {
    expect(second({}, 1_000).violations).toHaveLength(1);
    expect(second({ duplicateClusterName: 'accept' }, 1_000).violations).toHaveLength(1);
  });

  test('one that came very late is a window, but only where Palette accepts equal names', () => {
    expect(second({ duplicateClusterName: 'accept' }, 30_000).windows).toHaveLength(1);
    expect(second({}, 30_000).violations).toHaveLength(1);
  });

  test('another one after the first was deleted is none', () => {
    const staged = stageEvidence();
    staged.write(() => createOwnCluster(staged, ['a']), create);
    staged.simulator.stranger.deleteCluster(site.clusterName);
    staged.write(() => createOwnCluster(staged, ['b']), create);
    expect(checkNames(staged.evidence)).toEqual({ violations: [], windows: [] });
  });
});

describe('the budget is kept', () => {
  const depart = (times: readonly number[], refilledAtMs: readonly number[] = []) => {
    const staged = stageEvidence({ limits: rateLimits });
    const request = { instance: 'i1', method: 'GET', path: '/v1/edgehosts/{uid}' };
    for (const atMs of times) staged.evidence.departures.push({ ...request, atMs: startMs + atMs });
    staged.evidence.refilledAtMs.push(...refilledAtMs.map((atMs) => startMs + atMs));
    return checkBudget(staged.evidence);
  };
  const burst = (atMs: number, count: number) => Array.from({ length: count }, () => atMs);

  test('a burst is allowed, one more is a violation', () => {
    expect(depart(burst(0, 50)).violations).toHaveLength(0);
    expect(depart(burst(0, 51)).violations).toHaveLength(1);
  });

  test('after a burst the rate is allowed, a little more is a violation', () => {
    const atRate = Array.from({ length: 100 }, (_, index) => (index + 1) * 100);
    expect(depart([...burst(0, 50), ...atRate]).violations).toHaveLength(0);
    expect(depart([...burst(0, 50), ...atRate.map((atMs) => atMs * 0.95)]).violations).toHaveLength(1);
  });

  test('a store that has forgotten what was spent is a window', () => {
    expect(depart([...burst(0, 50), ...burst(10, 50)], [5])).toEqual({
      violations: [],
      windows: ['store forgot what was spent'],
    });
  });
});
