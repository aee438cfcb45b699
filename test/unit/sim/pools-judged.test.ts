import { describe, expect, test } from 'vitest';
import type { Task } from '../../../lib/lifecycle/task';
import type { Switches } from '../../../lib/palette/simulator/switches';
import type { WorkerPool } from '../../../lib/sites/worker-pool';
import { hostIdOf } from '../../sim/choose-phones';
import { checkPools } from '../../sim/invariants/pools';
import { isReasonTrue, isShortOfHosts } from '../../sim/invariants/reasons';
import type { Scenario } from '../../sim/scenario';
import { testWorkerPool } from '../../support/test-site';
import { createOwnCluster, registerOwnHost, site, stageEvidence, startMs } from './staged-evidence';
import { stageOrder } from './staged-order';

const host = hostIdOf(1);
const tills = testWorkerPool('worker-pool');
const cameras = testWorkerPool('cameras');
const removal: Task = { kind: 'remove_host', siteId: site.id, hostId: host };
const replacement: Task = { ...removal, kind: 'replace_host', hostId: hostIdOf(2), newHostId: host };
const expected = { match: 'exact', text: host, siteId: site.id, pool: 'cameras' } as const;

/** A site with these pools, whose cluster has a control plane of one. */
function stagePools(pools: readonly WorkerPool[], changes: Partial<Scenario> = {}) {
  const staged = stageEvidence(changes, [{ ...site, pools }]);
  const cluster = createOwnCluster(staged, ['a']);
  registerOwnHost(staged.simulator, host);
  staged.keep();
  const say = (pool: string) =>
    staged.evidence.submits.push({
      hostId: host,
      siteId: site.id,
      beganAtMs: startMs,
      endedAtMs: startMs + 10,
      pool,
      isHeard: true,
    });
  const join = (pool: string, instance = 'i1', hostId: string = host) =>
    staged.write(() => staged.simulator.stranger.addHostToPool(cluster, pool, hostId), { instance });
  const found = () => checkPools(staged.evidence).violations.map(({ what }) => what);
  return { ...staged, cluster, say, join, found };
}

describe('a host joins its own pool', () => {
  const joined = (said: readonly string[], pools: readonly WorkerPool[], changes: Partial<Scenario> = {}) => {
    const staged = stagePools(pools, changes);
    for (const answer of said) staged.say(answer);
    staged.join('worker-pool');
    return staged.found();
  };
  const wrong = [`i1 took ${host} into worker-pool`];

  test('what was said counts before the manifest', () => {
    expect(joined(['worker-pool'], [tills, cameras], { expectedHosts: [expected] })).toEqual([]);
    expect(joined(['cameras'], [tills, cameras])).toEqual(wrong);
    expect(joined(['', 'worker-pool'], [tills, cameras])).toEqual([]);
  });

  test('then the manifest', () => {
    expect(joined([''], [tills, cameras], { expectedHosts: [expected] })).toEqual(wrong);
    expect(joined([''], [tills, cameras], { expectedHosts: [{ ...expected, pool: 'worker-pool' }] })).toEqual([]);
  });

  test('then the architecture, or what is offered at all', () => {
    const arm: WorkerPool = { ...cameras, architecture: 'arm64' };
    expect(joined([''], [tills, arm])).toEqual([]);
    expect(joined([''], [tills, arm], { armHosts: [host] })).toEqual(wrong);
    expect(joined([''], [tills, cameras])).toEqual(wrong);
    expect(joined([''], [tills, { ...cameras, maxHosts: 1 }])).toEqual([]);
    expect(joined([''], [tills, { ...cameras, label: null }])).toEqual([]);
    expect(joined([''], [{ ...tills, label: null }, cameras])).toEqual(wrong);
  });

  test('whom a command brings in for another goes where that one was, and others do not', () => {
    const staged = stagePools([tills, cameras]);
    staged.say('cameras');
    stageOrder(staged, replacement);
    staged.join('worker-pool', 'c1');
    expect(staged.found()).toEqual([]);
    staged.join('worker-pool', 'i1', hostIdOf(3));
    expect(staged.found()).toEqual([`i1 took ${hostIdOf(3)} into worker-pool`]);
  });
});

describe('no pool takes more hosts than it may have', () => {
  test('of ours, but for one that replaces another', () => {
    const staged = stagePools([{ ...tills, maxHosts: 1 }]);
    staged.join('worker-pool', 'i1', 'x');
    expect(staged.found()).toEqual([]);
    stageOrder(staged, replacement);
    staged.join('worker-pool', 'c1');
    expect(staged.found()).toEqual([]);
    staged.join('worker-pool', 'i1', 'y');
    expect(staged.found()).toEqual([`i1 made 3 of worker-pool at ${site.id}, which takes 1`]);
  });
});

describe('no emptied pool is left', () => {
  const emptied = (
    isDeleted: boolean,
    runs = 1,
    hostOfDeletedMachine: Switches['hostOfDeletedMachine'] = 'leaves-pool',
  ) => {
    const staged = stagePools([tills], { switches: { hostOfDeletedMachine } });
    staged.join('worker-pool');
    staged.keep();
    const order = stageOrder(staged, removal);
    for (const run of order.runs.slice(0, runs - 1)) order.runs.unshift({ ...run, end: { kind: 'killed' } });
    staged.after(500);
    const { simulator, cluster } = staged;
    simulator.stranger.removeHostFromPool(cluster, 'worker-pool', host);
    if (isDeleted) simulator.stranger.changeCluster(cluster, ({ pools }) => ({ pools: pools.slice(0, 1) }));
    staged.keep();
    return staged.found();
  };

  test('by a command that has taken its last host out', () => {
    expect(emptied(false)).toEqual([`o1 left worker-pool of ${site.id} empty`]);
    expect(emptied(true)).toEqual([]);
  });

  test('but by one that died when Palette had taken the host off the list with its node', () => {
    expect(emptied(false, 2)).toEqual([]);
    expect(emptied(false, 2, 'stays-until-put')).toEqual([`o1 left worker-pool of ${site.id} empty`]);
  });
});

describe('what a phone is told of pools is true only where it is', () => {
  const isTrue = (code: Parameters<typeof isReasonTrue>[1], said: readonly string[], more: Partial<Scenario> = {}) => {
    const pools = [tills, { ...cameras, architecture: 'arm64' } as const];
    const staged = stagePools(pools, more);
    for (const answer of said) staged.say(answer);
    return isReasonTrue(staged.evidence, code, host, { ...site, pools });
  };

  test('missing, unknown, unfit, full', () => {
    expect(isTrue('host_pool_missing', [''])).toBe(true);
    expect(isTrue('host_pool_missing', ['cameras'])).toBe(false);
    expect(isTrue('host_pool_unknown', ['freezers'])).toBe(true);
    expect(isTrue('host_pool_unknown', ['', 'cameras'])).toBe(false);
    expect(isTrue('host_pool_unfit', ['cameras'])).toBe(true);
    expect(isTrue('host_pool_unfit', ['cameras'], { armHosts: [host] })).toBe(false);
    expect(isTrue('host_pool_full', ['cameras'])).toBe(false);
    expect(isTrue('not_registered', ['cameras'])).toBe(false);
    expect(isTrue('not_registered', ['freezers'])).toBe(true);
  });

  test('a host that has just called home may still be awaited, one that called long ago is not', () => {
    const pools = [tills, { ...cameras, architecture: 'arm64' } as const];
    const staged = stagePools(pools);
    const awaited = (endedAtMs: number) => {
      staged.evidence.endedAtMs = endedAtMs;
      return isReasonTrue(staged.evidence, 'host_pool_awaited', host, { ...site, pools });
    };
    expect([awaited(startMs + 60_000), awaited(startMs + 180_000)]).toEqual([true, false]);
  });

  test('a site is full for who cannot lead where room is kept for who can', () => {
    const full = { ...site, pools: [tills, { ...cameras, architecture: 'arm64' } as const] };
    const isFull = (maxHosts: number) => {
      const staged = stagePools(full.pools, { armHosts: [host] });
      const topology = { ...site.topology, maxHosts };
      return isReasonTrue(staged.evidence, 'site_full', host, { ...full, topology });
    };
    expect([isFull(2), isFull(1)]).toEqual([false, true]);
  });

  test('a host of the other architecture leads nowhere: others are waited for', () => {
    const staged = stageEvidence({ armHosts: [host] });
    registerOwnHost(staged.simulator, host);
    const { evidence } = staged;
    expect(isShortOfHosts(evidence, staged.state(), site)).toBe(false);
    expect(isShortOfHosts(evidence, staged.state(), { ...site, pools: [tills, cameras] })).toBe(true);
  });
});
