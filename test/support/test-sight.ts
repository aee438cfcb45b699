import type { SeenMember, SiteSight } from '../../lib/registration/sight/site-sight';

/** A member of the worker pool that runs. */
export function testMember(changes: Partial<SeenMember> = {}): SeenMember {
  return { pool: 'worker-pool', role: 'worker', isRunning: true, hasFailed: false, changedAtMs: 3_000, ...changes };
}

/** The sight of a running site whose only host `h1` runs too; everything was seen at 5 s. */
export function testSight(changes: Partial<SiteSight> = {}): SiteSight {
  return {
    cluster: { uid: 'cluster-1', name: 'denver', state: 'Running', configUid: 'config-1', isUsable: true },
    clusterAtMs: 5_000,
    members: { h1: testMember() },
    membersAtMs: 5_000,
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
