import { describe, expect, test } from 'vitest';
import type { Task } from '../../../lib/lifecycle/task';
import type { PoolHost, State } from '../../../lib/palette/simulator/state';
import { hostIdOf } from '../../sim/choose-phones';
import { checkControlPlanes } from '../../sim/invariants/control-planes';
import { checkDrops } from '../../sim/invariants/drops';
import { checkIntents } from '../../sim/invariants/intents';
import { checkOrderEnds } from '../../sim/invariants/order-ends';
import { checkRunningSites } from '../../sim/invariants/running-sites';
import { checkTakenOut } from '../../sim/invariants/taken-out';
import { checkUndos } from '../../sim/invariants/undos';
import type { CommandEnd } from '../../sim/orders/order-record';
import {
  createOwnCluster,
  intentOf,
  registerOwnHost,
  type StagedEvidence,
  site,
  stageEvidence,
  startMs,
} from './staged-evidence';
import { stageOrder } from './staged-order';

const host = hostIdOf(1);
const other = hostIdOf(2);
const pool = 'worker-pool';
const removal: Task = { kind: 'remove_host', siteId: site.id, hostId: host };
const replacement: Task = { kind: 'replace_host', siteId: site.id, hostId: host, newHostId: other };
const deletion = { kind: 'delete_cluster', siteId: site.id, clusterUid: null, isForced: false } as const satisfies Task;
const create = { method: 'POST', template: '/v1/spectroclusters/edge-native' };
const asked = (beganAtMs: number) => ({
  hostId: host,
  siteId: site.id,
  beganAtMs,
  endedAtMs: beganAtMs + 10,
  pool: '',
  isHeard: true,
});

const machine = '/v1/cloudconfigs/edge-native/{configUid}/machinePools/{machinePoolName}/machines/{machineUid}';

/** The host stays in the list, its node is leaving. */
function withoutNode(state: State, hostUid: string): State {
  const leave = (host: PoolHost) => (host.hostUid === hostUid ? { ...host, deletingAt: startMs } : host);
  const clusters = Object.entries(state.clusters).map(([uid, cluster]) => {
    const pools = cluster.pools.map((one) => ({ ...one, hosts: one.hosts.map(leave) }));
    return [uid, { ...cluster, pools }] as const;
  });
  return { ...state, clusters: Object.fromEntries(clusters) };
}

/** A site that runs since long ago: everybody is installed. */
function runningSite(staged: StagedEvidence, leaders: readonly string[], workers: readonly string[] = []): string {
  for (const uid of [...leaders, ...workers]) registerOwnHost(staged.simulator, uid);
  const hosts = { hosts: [...leaders], workers: [...workers], isRunning: true };
  const cluster = staged.simulator.stranger.createCluster({ name: site.clusterName, ...hosts });
  staged.after(1_000_000);
  staged.keep();
  return cluster;
}

describe('a running site keeps its control plane', () => {
  const lost = (staged: StagedEvidence) => checkRunningSites(staged.evidence).violations.map(({ what }) => what);

  test('a write that takes the last of it away breaks the promise', () => {
    const staged = stageEvidence();
    const cluster = runningSite(staged, ['a']);
    staged.simulator.stranger.removeHostFromPool(cluster, 'control-plane-pool', 'a');
    staged.keep();
    expect(lost(staged)).toEqual([`${site.clusterName} has lost its control plane`]);
  });

  test('it breaks it though all is well again in the end', () => {
    const staged = stageEvidence();
    const cluster = runningSite(staged, ['a']);
    staged.simulator.stranger.removeHostFromPool(cluster, 'control-plane-pool', 'a');
    staged.keep();
    staged.simulator.stranger.addHostToPool(cluster, 'control-plane-pool', 'a');
    staged.after(1_000_000);
    staged.keep();
    expect(lost(staged)).toHaveLength(1);
  });

  test('a deletion breaks it, unless IT has asked for that of this very cluster', () => {
    const remove = (...tasks: readonly ((cluster: string) => Task)[]) => {
      const staged = stageEvidence();
      const cluster = runningSite(staged, ['a']);
      for (const toTask of tasks) stageOrder(staged, toTask(cluster));
      staged.simulator.stranger.deleteCluster(cluster);
      staged.after(1_000);
      staged.keep();
      return lost(staged).length;
    };
    expect(remove()).toBe(1);
    expect(remove(() => removal)).toBe(1);
    expect(remove(() => ({ ...deletion, clusterUid: 'cluster-before' }))).toBe(1);
    expect(remove((clusterUid) => ({ ...deletion, clusterUid }))).toBe(0);
  });

  test('a deletion by a command that is run once more, and was at another cluster before, breaks it', () => {
    const remove = (steps: number, emptiedAtMs: readonly number[] = []) => {
      const staged = stageEvidence();
      const cluster = runningSite(staged, ['a']);
      const before: Task = { ...deletion, clusterUid: 'cluster-before' };
      const step = { do: 'note_deletion', cluster: site.clusterName, uid: 'cluster-before' } as const;
      const end = {
        kind: 'stopped',
        why: 'waiting',
        steps: Array(steps).fill(step),
        left: [],
        hasBegun: true,
      } as const;
      const order = stageOrder(staged, before, { end });
      const typed: Task = { ...deletion, clusterUid: cluster };
      order.runs.push({ instance: 'c2', typed, beganAtMs: startMs, endedAtMs: null, end: null, isAgain: false });
      staged.evidence.emptiedAtMs.push(...emptiedAtMs);
      staged.simulator.stranger.deleteCluster(cluster);
      staged.after(1_000);
      staged.keep();
      return lost(staged).length;
    };
    expect(remove(1)).toBe(1);
    expect(remove(1, [startMs])).toBe(0);
    expect(remove(0)).toBe(0);
  });

  test('of three with a dead one, the second loss breaks it, the first does not', () => {
    const staged = stageEvidence();
    const cluster = runningSite(staged, ['a', 'b', 'c']);
    staged.simulator.devices.create({ id: 'c' });
    staged.simulator.devices.die('c');
    staged.keep();
    expect(lost(staged)).toEqual([]);
    staged.simulator.stranger.removeHostFromPool(cluster, 'control-plane-pool', 'b');
    staged.keep();
    expect(lost(staged)).toHaveLength(1);
  });

  test('what somebody in the console did at that moment does not', () => {
    const staged = stageEvidence();
    const cluster = runningSite(staged, ['a']);
    staged.simulator.stranger.deleteCluster(cluster);
    staged.keep();
    const atMs = staged.evidence.versions.at(-1)?.atMs ?? 0;
    const act = { atMs, hostId: null, clusterName: site.clusterName };
    staged.evidence.strangerActs.push({ ...act, what: 'delete_cluster' });
    expect(lost(staged)).toEqual([]);
  });
});

describe('control planes are even only while IT replaces one of them', () => {
  const grow = (leaders: readonly string[], task: Task | null, end?: CommandEnd | null) => {
    const staged = stageEvidence();
    const cluster = runningSite(staged, leaders);
    if (task !== null) stageOrder(staged, task, { end: end ?? null });
    registerOwnHost(staged.simulator, 'z');
    staged.write(() => staged.simulator.stranger.addHostToPool(cluster, 'control-plane-pool', 'z'));
    staged.keep();
    return checkControlPlanes(staged.evidence).violations.length;
  };

  test('four of three are fine during a replacement, two of one never are', () => {
    expect(grow(['a', 'b', 'c'], replacement)).toBe(0);
    expect(grow(['a'], replacement)).toBe(1);
    expect(grow(['a', 'b', 'c'], removal)).toBe(2);
  });

  test('four that are left when the replacement is said to be done are not', () => {
    expect(grow(['a', 'b', 'c'], replacement, { kind: 'done', steps: [] })).toBe(1);
  });
});

describe('what is taken off hosts', () => {
  test('a reset of a member breaks a promise, one of a free host does not', () => {
    const reset = (hostId: string) => {
      const staged = stageEvidence();
      runningSite(staged, ['a']);
      for (const id of ['a', 'z']) staged.simulator.devices.create({ id });
      staged.write(() => staged.simulator.devices.reset(hostId), { instance: 'c1' });
      return checkRunningSites(staged.evidence).violations.map(({ invariant }) => invariant);
    };
    expect(reset('a')).toEqual(['no member is wiped']);
    expect(reset('z')).toEqual([]);
  });

  test('nodes that are taken off a control plane leave no even number of them, though the list is as long as before', () => {
    const remove = (...gone: readonly string[]) => {
      const staged = stageEvidence();
      runningSite(staged, ['a', 'b', 'c', 'd']);
      stageOrder(staged, replacement, { end: null });
      let state = staged.state();
      for (const hostUid of gone) {
        staged.write(() => undefined, { method: 'DELETE', template: machine, before: state });
        state = withoutNode(state, hostUid);
        const write = staged.evidence.writes.pop();
        if (write !== undefined) staged.evidence.writes.push({ ...write, after: state });
      }
      return checkControlPlanes(staged.evidence).violations.map(({ what }) => what);
    };
    expect(remove('a')).toEqual([]);
    expect(remove('a', 'b')).toEqual([`i1 left 2 nodes in the control plane of ${site.clusterName}`]);
  });
});

describe('what IT took out stays out', () => {
  const found = (staged: StagedEvidence) => checkTakenOut(staged.evidence).violations.map(({ what }) => what);

  test('a host that is still there when the command is done breaks the promise', () => {
    const staged = stageEvidence();
    createOwnCluster(staged, ['a'], [host]);
    staged.keep();
    stageOrder(staged, removal);
    expect(found(staged)).toEqual([`o1 left ${host} at ${site.id}`]);
  });

  test('a host that we bring back breaks it, unless somebody has asked for it', () => {
    const back = (submits: readonly number[]) => {
      const staged = stageEvidence();
      const cluster = createOwnCluster(staged, ['a']);
      staged.simulator.stranger.registerHost({ uid: host });
      staged.keep();
      stageOrder(staged, removal);
      staged.evidence.submits.push(...submits.map(asked));
      staged.after(5_000);
      staged.write(() => staged.simulator.stranger.addHostToPool(cluster, pool, host));
      return found(staged);
    };
    expect(back([])).toEqual([`i1 took ${host} up again`]);
    expect(back([startMs - 500])).toEqual([`i1 took ${host} up again`]);
    expect(back([startMs + 2_000])).toEqual([]);
  });

  test('a cluster that is made again after its deletion breaks it, unless somebody has asked for a host there', () => {
    const again = (submits: readonly number[], clusterUid: string | null = 'gone') => {
      const staged = stageEvidence();
      staged.keep();
      stageOrder(staged, { ...deletion, clusterUid });
      staged.evidence.submits.push(...submits.map(asked));
      staged.after(5_000);
      staged.write(() => void createOwnCluster(staged, [host]), create);
      return found(staged);
    };
    expect(again([])).toEqual([`i1 made ${site.clusterName} again`]);
    expect(again([startMs + 2_000])).toEqual([]);
    expect(again([], null)).toEqual([]);
  });
});

describe('every order of IT ends, and leaves its line', () => {
  const line = { id: '1', atMs: startMs, who: 'command it: o1', what: 'remove_host', hostId: null, siteId: site.id };
  const rest = { result: 'done', reference: null, paletteAuditUid: null, configVersion: 'test' };
  const judged = (
    end: CommandEnd | null,
    changes: { isFinished?: boolean; hasLine?: boolean; result?: string } = {},
  ) => {
    const staged = stageEvidence({ quietFromMs: 0 });
    stageOrder(staged, removal, { end, isFinished: changes.isFinished ?? true });
    if (changes.hasLine !== false) {
      staged.evidence.audit = [{ ...line, ...rest, result: changes.result ?? rest.result }];
    }
    return checkOrderEnds(staged.evidence).violations.map(({ invariant }) => invariant);
  };
  const bug = { ok: false, error: { code: 'internal', facts: {} } } as const;

  test('done, refused and stopped for a reason are ends', () => {
    expect(judged({ kind: 'done', steps: [] })).toEqual([]);
    expect(
      judged({ kind: 'refused', refusal: { code: 'host_not_here', facts: {} }, steps: [], hasBegun: false }),
    ).toEqual([]);
    expect(judged({ kind: 'stopped', why: 'waiting', steps: [], left: [], hasBegun: true })).toEqual([]);
  });

  test('one that goes on for ever, was killed for good, or stopped at a bug is none', () => {
    expect(judged(null)).toEqual(['every order of IT ends']);
    expect(judged({ kind: 'killed' })).toEqual(['every order of IT ends']);
    expect(judged({ kind: 'done', steps: [] }, { isFinished: false })).toEqual(['every order of IT ends']);
    expect(judged({ kind: 'stopped', why: bug.error, steps: [], left: [], hasBegun: false })).toEqual([
      'every order of IT ends',
    ]);
  });

  test('an end without a line in the audit trail breaks the promise', () => {
    const broken = ['every order of IT leaves a line'];
    expect(judged({ kind: 'done', steps: [] }, { hasLine: false })).toEqual(broken);
    // It was asked for, and nobody knows how it ended.
    expect(judged({ kind: 'done', steps: [] }, { result: 'asked for' })).toEqual(broken);
  });

  test('a write of a command that was finished, or was only rehearsed, breaks it', () => {
    const staged = stageEvidence({ quietFromMs: Number.POSITIVE_INFINITY });
    const order = stageOrder(staged, removal);
    order.runs.push({
      instance: 'c7',
      typed: removal,
      beganAtMs: startMs,
      endedAtMs: startMs,
      end: null,
      isAgain: true,
    });
    order.runs[1] = { ...order.runs[1], end: { kind: 'done', steps: [] } } as (typeof order.runs)[number];
    staged.evidence.rehearsing.push('c8');
    for (const instance of ['c1', 'c7', 'c8']) staged.write(() => registerOwnHost(staged.simulator, 'a'), { instance });
    const broken = checkOrderEnds(staged.evidence).violations.map(({ invariant }) => invariant);
    expect(broken).toEqual(['what is finished stays finished', 'a rehearsal writes nothing']);
  });
});

describe('what IT asked for is no breach of other promises', () => {
  test('its own process may drop the host that it names, nobody else may, and no other host', () => {
    const drop = (hostId: string, instance: string) => {
      const staged = stageEvidence();
      const cluster = createOwnCluster(staged, ['a'], [host, other]);
      stageOrder(staged, removal);
      const remove = () => staged.simulator.stranger.removeHostFromPool(cluster, pool, hostId);
      staged.write(remove, { instance, basis: staged.read(['a', host, other]) });
      return checkDrops(staged.evidence).violations.length;
    };
    expect(drop(host, 'c1')).toBe(0);
    expect(drop(host, 'i1')).toBe(1);
    expect(drop(other, 'c1')).toBe(1);
  });

  test('its own process may delete the entry that it names, but not that of a member', () => {
    const forget = (isMember: boolean) => {
      const staged = stageEvidence();
      if (isMember) createOwnCluster(staged, [host]);
      else registerOwnHost(staged.simulator, host);
      stageOrder(staged, { ...removal, kind: 'forget_host' });
      const remove = () => staged.simulator.stranger.deleteHost(host);
      staged.write(remove, { instance: 'c1', method: 'DELETE', template: '/v1/edgehosts/{uid}' });
      return checkUndos(staged.evidence).violations.length;
    };
    expect(forget(false)).toBe(0);
    expect(forget(true)).toBe(1);
  });

  test('an intent that ends with "IT took it out" is true only where IT did', () => {
    const ends = (task: Task | null) => {
      const staged = stageEvidence();
      staged.keep();
      if (task !== null) stageOrder(staged, task);
      const problem = { code: 'host_removed', reference: 'R', facts: {} } as const;
      staged.evidence.intents = [intentOf({ phase: 'stopped', problem })];
      return checkIntents(staged.evidence).violations.length;
    };
    expect(ends(removal)).toBe(0);
    expect(ends({ ...removal, hostId: other })).toBe(1);
    expect(ends(null)).toBe(1);
  });
});
