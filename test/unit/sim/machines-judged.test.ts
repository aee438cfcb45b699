import { describe, expect, test } from 'vitest';
import type { Task } from '../../../lib/lifecycle/task';
import { clusterLabels } from '../../../lib/registration/plan/labels';
import { hostIdOf } from '../../sim/choose-phones';
import { checkControlPlanes } from '../../sim/invariants/control-planes';
import { checkMachines } from '../../sim/invariants/machines';
import { checkMemberships } from '../../sim/invariants/memberships';
import { virtualSite, vmPool } from '../../support/virtual-site';
import { intentOf, registerOwnHost, stageEvidence } from './staged-evidence';
import { stageOrder } from './staged-order';

const site = virtualSite('denver', { virtualization: { workers: vmPool(1) } });
const [one, two] = [hostIdOf(1), hostIdOf(2)];
const scaling = (count: number): Task => ({ kind: 'scale', siteId: site.id, pool: 'control_plane', count });

/** Two appliances that carry three masters and a worker. */
function stageMachines() {
  const staged = stageEvidence({}, [site]);
  const { simulator } = staged;
  for (const uid of [one, two]) registerOwnHost(simulator, uid);
  const made = { name: site.clusterName, labels: clusterLabels(site), cloudType: 'libvirt', hosts: [one, two] };
  const cluster = simulator.stranger.createCluster({ ...made, workers: [one, two], isRunning: true });
  const resize = (pool: number, count: number, hostUids: readonly string[] = [one, two]) =>
    simulator.stranger.changeCluster(cluster, ({ pools }) => {
      const machines = Array.from({ length: count }, (_, at) => ({ uid: `m${at}`, hostUid: one, madeAt: 0 }));
      const [known] = pools[pool]?.hosts ?? [];
      const hosts = known === undefined ? [] : hostUids.map((hostUid) => ({ ...known, hostUid }));
      const changed = pools.map((was, at) =>
        at === pool ? { ...was, config: { ...was.config, size: count }, machines, hosts } : was,
      );
      return { pools: changed };
    });
  resize(0, 3);
  resize(1, 1);
  staged.keep();
  const found = () => checkMachines(staged.evidence).violations.map(({ what }) => what);
  return { ...staged, resize, found };
}

describe('as many machines as IT asked for', () => {
  const resized = (count: number, task: Task | null, instance: string, pool = 0) => {
    const staged = stageMachines();
    if (task !== null) stageOrder(staged, task, { end: null });
    staged.write(() => staged.resize(pool, count), { instance });
    return staged.found();
  };

  test('only its own command changes their number, and to that one', () => {
    expect(resized(5, scaling(5), 'c1')).toEqual([]);
    expect(resized(5, scaling(5), 'i1')).toEqual(['i1 made 3 5 in control-plane-pool at denver']);
    expect(resized(5, scaling(3), 'c1')).toEqual(['c1 made 3 5 in control-plane-pool at denver']);
    expect(resized(2, scaling(2), 'c1', 1)).toEqual(['c1 made 1 2 in worker-pool at denver']);
  });

  test('a control plane is never even, nor falls below what its members need', () => {
    expect(resized(4, scaling(4), 'c1')).toEqual(['c1 made a control plane of 4 machines at denver']);
    expect(resized(1, scaling(1), 'c1')).toEqual(['c1 took 3 machines to 1 at denver']);
  });

  test('a new pool has as many as the config says', () => {
    const staged = stageMachines();
    const after = staged.state();
    const write = (before: typeof after) => staged.write(() => undefined, { before });
    write({ ...after, clusters: {} });
    expect(staged.found()).toEqual([]);
    staged.resize(0, 5);
    staged.write(() => undefined, { before: { ...after, clusters: {} } });
    expect(staged.found()).toEqual(['i1 made no 5 in control-plane-pool at denver']);
  });

  test('when a scaling is done there are that many', () => {
    const staged = stageMachines();
    stageOrder(staged, scaling(5));
    expect(staged.found()).toEqual(['o1 left 3 of 5 in control-plane-pool of denver']);
    staged.resize(0, 5);
    staged.keep();
    expect(staged.found()).toEqual([]);
  });
});

describe('each appliance is there once', () => {
  test('in a pool, and in the end in every pool', () => {
    const staged = stageMachines();
    staged.write(() => staged.resize(0, 3, [one, one]));
    expect(staged.found()).toEqual(['i1 put one twice into control-plane-pool at denver']);
    staged.evidence.writes.pop();
    staged.evidence.intents = [
      intentOf({ hostId: one, phase: 'settled' }),
      intentOf({ hostId: two, phase: 'settled' }),
    ];
    staged.resize(0, 3);
    staged.keep();
    expect(staged.found()).toEqual([]);
    staged.resize(1, 1, [one]);
    staged.keep();
    expect(staged.found()).toEqual([`${two} is not in worker-pool of denver`]);
  });

  test('two pools of one cluster, and two appliances that lead, are as they should be', () => {
    const staged = stageMachines();
    const { clusters: _clusters, ...before } = staged.state();
    staged.write(() => undefined, { before: { ...before, clusters: {} } });
    expect(checkMemberships(staged.evidence).violations).toEqual([]);
    expect(checkControlPlanes(staged.evidence).violations).toEqual([]);
  });
});
