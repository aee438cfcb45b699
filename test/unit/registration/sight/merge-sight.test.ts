import { describe, expect, it } from 'vitest';
import { keepCalls, mergeSight, type Seen } from '../../../../lib/registration/sight/merge-sight';
import { type SiteSight, siteSightSchema } from '../../../../lib/registration/sight/site-sight';
import { testPool, testRecord } from '../../../support/plan-world';
import { testCall, testMember, testSeenCluster, testSight } from '../../../support/test-sight';

const cluster = testSeenCluster();

function see(before: SiteSight | null, seen: Seen, atMs = 10_000): SiteSight {
  return mergeSight(before, { seen, atMs });
}

const running = (hostId: string) => ({ hostId, isRunning: true, hasFailed: false });

describe('what a look brings', () => {
  it('is kept with the time it was asked for', () => {
    const seen = {
      cluster,
      pools: [testPool('worker', ['h1'])],
      machines: { pools: ['worker-pool'], found: [running('h1')] },
    };
    expect(see(null, seen)).toMatchObject({
      cluster,
      clusterAtMs: 10_000,
      members: { h1: { pool: 'worker-pool', role: 'worker', isRunning: true, hasFailed: false, changedAtMs: 10_000 } },
      membersAtMs: 10_000,
      machinesAtMs: 10_000,
      callsAskedAtMs: null,
      changedAtMs: 10_000,
    });
  });

  it('survives being stored', () => {
    const sight = see(testSight(), {
      hosts: [testRecord('h1')],
      hasAskedCalls: true,
      gathered: { present: 1, needed: 3 },
    });
    expect(siteSightSchema.parse(JSON.parse(JSON.stringify(sight)))).toEqual(sight);
  });

  it('leaves what it did not ask for as it was, with its age', () => {
    expect(see(testSight(), { cluster })).toEqual({ ...testSight(), clusterAtMs: 10_000 });
    expect(see(testSight(), { hosts: [], hasAskedCalls: true })).toEqual({ ...testSight(), callsAskedAtMs: 10_000 });
    expect(see(testSight(), { hasSearched: true })).toEqual({ ...testSight(), searchedAtMs: 10_000 });
  });

  it('does not count when something newer is known: looks may end in another order than they began', () => {
    const known = testSight({ callsAskedAtMs: 5_000, searchedAtMs: 5_000 });
    const late = {
      cluster: testSeenCluster({ state: 'Provisioning' }),
      pools: [],
      machines: { pools: ['worker-pool'], found: [] },
      hasAskedCalls: true,
      hasSearched: true,
    };
    expect(see(known, late, 4_000)).toEqual(known);
  });
});

describe('members', () => {
  const before = testSight({ members: { h1: testMember(), h2: testMember() } });

  it('that are gone from the pools are gone, those that are new run for all we know not yet', () => {
    const sight = see(before, { pools: [testPool('worker', ['h2', 'h3'])] });
    expect(Object.keys(sight.members)).toEqual(['h2', 'h3']);
    expect(sight.members.h3).toMatchObject({ isRunning: null, changedAtMs: 10_000 });
  });

  it('keep what is known of their machines', () => {
    expect(see(before, { pools: [testPool('worker', ['h1', 'h2'])] }).members).toEqual(before.members);
  });

  it('that moved to another pool have another machine', () => {
    const sight = see(before, { pools: [testPool('control-plane', ['h1'])] });
    expect(sight.members.h1).toMatchObject({ role: 'control-plane', isRunning: null });
  });

  it('of another cluster are not those of the old one', () => {
    const sight = see(before, { cluster: testSeenCluster({ uid: 'cluster-2' }) });
    expect(sight).toMatchObject({ members: {}, membersAtMs: null, machinesAtMs: null });
  });

  it('without a cluster there are none, and that was seen', () => {
    expect(see(before, { cluster: null })).toMatchObject({ cluster: null, members: {}, membersAtMs: 10_000 });
  });
});

describe('the steps of a member', () => {
  const joining = see(testSight({ members: {} }), { pools: [testPool('worker', ['h1'])] });
  const machines = (isRunning: boolean) => ({
    machines: { pools: ['worker-pool'], found: [{ hostId: 'h1', isRunning, hasFailed: false }] },
  });

  it('have the time when they were first seen', () => {
    expect(joining.members.h1).toMatchObject({ joinedAtMs: 10_000, readyAtMs: null });
    const ready = see(joining, machines(true), 20_000);
    expect(ready.members.h1).toMatchObject({ joinedAtMs: 10_000, readyAtMs: 20_000 });
  });

  it('are taken back by no later look', () => {
    const ready = see(joining, machines(true), 20_000);
    const later = see(ready, { ...machines(false), cluster: testSeenCluster({ state: 'Provisioning' }) }, 30_000);
    expect(later.members.h1).toMatchObject({ isRunning: false, joinedAtMs: 10_000, readyAtMs: 20_000 });
    const moved = see(ready, { pools: [testPool('control-plane', ['h1'])] }, 30_000);
    expect(moved.members.h1).toMatchObject({ isRunning: null, joinedAtMs: 10_000, readyAtMs: 20_000 });
  });

  const back = { pools: [testPool('worker', ['h1'])] };
  const known = { isRunning: null, joinedAtMs: 2_500, readyAtMs: 3_000 };
  const anew = { isRunning: null, readyAtMs: null };

  it('are still known when a look or two have missed the host: what was ready is not set up again', () => {
    const missed = see(see(testSight(), { pools: [] }), { pools: [] }, 15_000);
    expect(missed.members).toEqual({});
    const found = see(missed, back, 20_000);
    expect(found.members.h1).toMatchObject(known);
    expect(found.left).toEqual({});
    expect(siteSightSchema.parse(JSON.parse(JSON.stringify(missed)))).toEqual(missed);
  });

  it('are still known when a look has missed the cluster, or has come back from another one', () => {
    for (const other of [null, testSeenCluster({ uid: 'cluster-2' })]) {
      const missed = see(testSight(), { cluster: other });
      expect(see(missed, { cluster, ...back }, 20_000).members.h1).toMatchObject(known);
    }
  });

  it('are forgotten once the host has been missing for minutes', () => {
    const gone = see(testSight(), { pools: [] });
    expect(see(gone, back, 310_000).members.h1).toMatchObject({ ...anew, joinedAtMs: 310_000 });
    expect(see(gone, { pools: [] }, 310_000).left).toEqual({});
    const still = see(see(gone, { pools: [] }, 200_000), { pools: [] }, 309_000);
    expect(see(still, back, 310_000).members.h1).toMatchObject(anew);
  });

  it('begin anew in another cluster', () => {
    const elsewhere = see(testSight(), { cluster: testSeenCluster({ uid: 'cluster-2' }) });
    expect(see(elsewhere, back, 20_000).members.h1).toMatchObject({ ...anew, joinedAtMs: 20_000 });
    expect(see(testSight(), { cluster: testSeenCluster({ uid: 'cluster-2' }) }).members).toEqual({});
  });

  it('wait for the cluster to run', () => {
    const installing = see({ ...joining, cluster: testSeenCluster({ state: 'Provisioning' }) }, machines(true), 20_000);
    expect(installing.members.h1?.readyAtMs).toBeNull();
    expect(see(installing, { cluster }, 30_000).members.h1?.readyAtMs).toBe(30_000);
  });

  it('that an older build has not noted are not known', () => {
    const { joinedAtMs: _joined, readyAtMs: _ready, ...old } = testMember();
    const stored = siteSightSchema.parse({ ...testSight(), members: { h1: old } });
    expect(stored.members.h1).toMatchObject({ joinedAtMs: null, readyAtMs: null });
  });
});

it('a new cluster takes over nothing but who has called home', () => {
  const calls = { h1: testCall() };
  expect(keepCalls(testSight({ calls, gathered: { present: 2, needed: 3 } }))).toMatchObject({
    calls,
    cluster: null,
    clusterAtMs: null,
    members: {},
    gathered: null,
  });
});

describe('machines', () => {
  const before = testSight({ members: { h1: testMember({ isRunning: null }), h2: testMember({ pool: 'other' }) } });

  it('that Palette does not list do not run yet', () => {
    const sight = see(before, { machines: { pools: ['worker-pool'], found: [] } });
    expect(sight.members.h1).toMatchObject({ isRunning: false, hasFailed: false, changedAtMs: 10_000 });
  });

  it('of pools that nobody asked for stay as they were', () => {
    const sight = see(before, { machines: { pools: ['worker-pool'], found: [] } });
    expect(sight.members.h2).toEqual(before.members.h2);
  });

  it('that have failed are told so, and the time of it is that of the change', () => {
    const failed = { hostId: 'h1', isRunning: false, hasFailed: true };
    const machines = { pools: ['worker-pool'], found: [failed] };
    const once = see(before, { machines });
    expect(once.members.h1).toMatchObject({ hasFailed: true, changedAtMs: 10_000 });
    expect(see(once, { machines }, 15_000).members.h1?.changedAtMs).toBe(10_000);
  });
});

describe('a call home', () => {
  it.each([
    ['unpaired', 'unknown', false],
    ['unpaired', 'healthy', false],
    ['ready', 'unknown', true],
    ['in-use', 'unknown', false],
    ['in-use', 'healthy', true],
    ['in-use', 'unhealthy', true],
    ['other', 'healthy', true],
  ] as const)('state %s, health %s: %s', (state, health, hasCalledHome) => {
    const sight = see(null, { hosts: [testRecord('h1', { state, health })] });
    expect(sight.calls.h1).toEqual(testCall({ hasCalledHome, atMs: 10_000, changedAtMs: 10_000 }));
  });

  it('is never taken back: progress does not run backwards', () => {
    const called = see(null, { hosts: [testRecord('h1')] });
    const later = see(called, { hosts: [testRecord('h1', { state: 'unpaired', health: 'unknown' })] }, 20_000);
    expect(later.calls.h1).toEqual(testCall({ atMs: 20_000, changedAtMs: 10_000 }));
  });

  it('of hosts that the search does not bring stays known: its index lags', () => {
    const called = see(null, { hosts: [testRecord('h1')] });
    expect(see(called, { hosts: [testRecord('h2')], hasAskedCalls: true }, 20_000).calls.h1).toEqual(called.calls.h1);
  });

  it('is that of an entry: one that was made anew belongs to a host that has not called yet', () => {
    const old = see(null, { hosts: [testRecord('h1', { createdAtMs: 1_000 })] });
    const anew = testRecord('h1', { state: 'unpaired', health: 'unknown', createdAtMs: 15_000 });
    const silent = { hasCalledHome: false, entryAtMs: 15_000, changedAtMs: 20_000, machine: null };
    expect(see(old, { hosts: [anew] }, 20_000).calls.h1).toMatchObject(silent);
    // Without a date it is the entry that was known.
    const undated = { ...anew, createdAtMs: null };
    expect(see(old, { hosts: [undated] }, 20_000).calls.h1).toMatchObject({ hasCalledHome: true, entryAtMs: 1_000 });
  });

  it('brings what the host reports of its machine, and a report that lacks it takes nothing back', () => {
    const machine = { cpus: 4, memoryMb: 16_384, diskGb: 256 };
    const told = see(null, { hosts: [testRecord('h1', { machine })] });
    expect(told.calls.h1?.machine).toEqual(machine);
    expect(see(told, { hosts: [testRecord('h1')] }, 20_000).calls.h1?.machine).toEqual(machine);
  });

  it('that was read later is not overwritten by an older answer', () => {
    const called = see(null, { hosts: [testRecord('h1', { state: 'unpaired' })] }, 20_000);
    expect(see(called, { hosts: [testRecord('h1')] }, 10_000).calls).toEqual(called.calls);
  });
});

describe('the site as a whole changes', () => {
  const before = testSight({ gathered: { present: 1, needed: 3 } });
  it.each([
    ['with the state of its cluster', { cluster: testSeenCluster({ state: 'Error' }) }],
    ['with another cluster', { cluster: testSeenCluster({ uid: 'cluster-2' }) }],
    ['with the number of its hosts', { pools: [testPool('worker', ['h1', 'h2'])] }],
    ['with the count of those that wait', { gathered: { present: 2, needed: 3 } }],
  ])('%s', (_, seen) => {
    expect(see(before, seen).changedAtMs).toBe(10_000);
  });

  it.each([
    ['because it was looked at', { cluster, pools: [testPool('worker', ['h1'])] }],
    ['with one machine', { machines: { pools: ['worker-pool'], found: [] } }],
    ['with a call', { hosts: [testRecord('h1')], hasAskedCalls: true }],
  ])('not %s', (_, seen) => {
    expect(see(before, seen).changedAtMs).toBe(before.changedAtMs);
  });
});
