import type { SeenCall, SeenMember, SiteSight } from '../../lib/registration/sight/site-sight';

const times = { changedAtMs: 3_000, joinedAtMs: 2_500, readyAtMs: 3_000 };

/** A member of the worker pool that runs. */
export function testMember(changes: Partial<SeenMember> = {}): SeenMember {
  return { pool: 'worker-pool', role: 'worker', isRunning: true, hasFailed: false, ...times, ...changes };
}

/** A host that has called home and has said nothing of its machine. */
export function testCall(changes: Partial<SeenCall> = {}): SeenCall {
  return { hasCalledHome: true, atMs: 4_000, changedAtMs: 4_000, entryAtMs: null, machine: null, ...changes };
}

/** The sight of a running site whose only host `h1` runs too; everything was seen at 5 s. */
export function testSight(changes: Partial<SiteSight> = {}): SiteSight {
  return {
    cluster: { uid: 'cluster-1', name: 'denver', state: 'Running', configUid: 'config-1', isUsable: true },
    clusterAtMs: 5_000,
    members: { h1: testMember() },
    membersAtMs: 5_000,
    left: {},
    machinesAtMs: 5_000,
    calls: {},
    callsAskedAtMs: null,
    searchedAtMs: null,
    gathered: null,
    changedAtMs: 3_000,
    ...changes,
  };
}

/** Its cluster in another state. */
export function testSeenCluster(changes: Partial<NonNullable<SiteSight['cluster']>> = {}): SiteSight['cluster'] {
  return { uid: 'cluster-1', name: 'denver', state: 'Running', configUid: 'config-1', isUsable: true, ...changes };
}
