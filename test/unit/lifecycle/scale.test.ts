import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { explainRefusal } from '../../../lib/lifecycle/refusals';
import type { Task, TaskOf } from '../../../lib/lifecycle/task';
import type { NewDevice } from '../../../lib/palette/simulator/devices';
import type { Site } from '../../../lib/sites/site';
import {
  carryOut,
  carryOutInPieces,
  namesOf,
  pageOf,
  refusalOf,
  rehearse,
  runningSite,
  stepsOf,
} from '../../support/life-world';
import { clustersNamed, edgeHost } from '../../support/palette-truth';
import { siteId, testSite } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';
import { virtualSite, vmPool, withOlderKinds } from '../../support/virtual-site';

const minutes = 60_000;
const [one, two] = [edgeHost(1), edgeHost(2)] as [HostId, HostId];

function scale(pool: 'control_plane' | 'workers', count: number): TaskOf<'scale'> {
  return { kind: 'scale', siteId: siteId('plant'), pool, count };
}

/** Two appliances whose machines run. */
async function runningPlant(
  site: Site = virtualSite(),
  device: NewDevice = { machine: 'appliance' },
): Promise<TestWorld> {
  const world = createTestWorld([site], { index: withOlderKinds });
  for (const id of [one, two]) {
    world.simulator.devices.create({ id, ...device });
    await world.submit(id, 'plant');
  }
  world.clock.advance(60 * minutes);
  for (const id of [one, two]) await pageOf(world, id);
  world.simulator.clearLog();
  return world;
}

function machines({ simulator }: TestWorld): Record<string, number> {
  const pools = clustersNamed(simulator, 'plant').flatMap((cluster) => cluster.pools);
  return Object.fromEntries(pools.map(({ name, machines: list = [] }) => [name, list.length]));
}

function appliances({ simulator }: TestWorld): string[][] {
  const pools = clustersNamed(simulator, 'plant').flatMap((cluster) => cluster.pools);
  return pools.map(({ hosts }) => hosts.map(({ hostUid }) => hostUid));
}

describe('three masters', () => {
  test('become five in one write, on the same appliances, and it waits until they run', async () => {
    const world = await runningPlant();
    const ended = await carryOut(world, scale('control_plane', 5));
    expect([ended.kind, namesOf(ended)]).toEqual(['done', ['resize_pool']]);
    expect(world.writes().map(({ method, template }) => `${method} ${template}`)).toEqual([
      'PUT /v1/cloudconfigs/libvirt/{configUid}/machinePools/{machinePoolName}',
    ]);
    expect(machines(world)).toEqual({ 'control-plane-pool': 5 });
    expect(appliances(world)).toEqual([[one, two]]);
    expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['ready', 'ready']);
  });

  test('are scaled in pieces, and each time the rest of the plan is left', async () => {
    const world = await runningPlant();
    expect(await stepsOf(world, scale('control_plane', 5))).toEqual([
      { do: 'resize_pool', pool: 'control-plane-pool', from: 3, to: 5 },
      { do: 'wait_until_resized', pool: 'control-plane-pool', to: 5 },
    ]);
    expect(await carryOutInPieces(world, scale('control_plane', 5))).toEqual(['resize_pool']);
    expect(machines(world)).toEqual({ 'control-plane-pool': 5 });
  });

  test('go back from five to three, and never to one', async () => {
    const world = await runningPlant(virtualSite('plant', { virtualization: { controlPlane: vmPool(5) } }));
    expect((await carryOut(world, scale('control_plane', 3))).kind).toBe('done');
    expect(machines(world)).toEqual({ 'control-plane-pool': 3 });
    expect(await refusalOf(world, scale('control_plane', 1))).toBe('scale_loses_majority');
  });

  test('are told of no smaller size where there is none that keeps enough of them', async () => {
    const world = await runningPlant();
    const plan = await rehearse(world, scale('control_plane', 1));
    const words = plan.kind === 'refused' ? explainRefusal(plan.refusal) : null;
    expect(words?.remedy).toBe('Take a smaller size that keeps so many. From 3 there is none: leave it.');
  });

  test('that are as many as wanted are left alone', async () => {
    const world = await runningPlant();
    expect(await carryOut(world, scale('control_plane', 3))).toMatchObject({ kind: 'done', steps: [] });
    expect(world.writes()).toEqual([]);
  });
});

test('workers of their own are scaled up and down, and the control plane stays', async () => {
  const world = await runningPlant(
    virtualSite('plant', { virtualization: { controlPlane: vmPool(1), workers: vmPool(1) } }),
  );
  expect((await carryOut(world, scale('workers', 3))).kind).toBe('done');
  expect(machines(world)).toEqual({ 'control-plane-pool': 1, 'worker-pool': 3 });
  expect((await carryOut(world, scale('workers', 2))).kind).toBe('done');
  expect(machines(world)).toEqual({ 'control-plane-pool': 1, 'worker-pool': 2 });
});

describe('it is refused, with nothing written,', () => {
  const one1 = virtualSite('plant', { virtualization: { controlPlane: vmPool(1) } });

  test.each<readonly [string, string, TaskOf<'scale'>, () => Promise<TestWorld>]>([
    ['from one to five', 'scale_one_size', scale('control_plane', 5), () => runningPlant(one1)],
    ['from one to two', 'scale_one_size', scale('control_plane', 2), () => runningPlant(one1)],
    ['from three to four', 'scale_one_size', scale('control_plane', 4), () => runningPlant()],
    [
      'for workers where the control plane does the work',
      'no_such_machines',
      scale('workers', 2),
      () => runningPlant(),
    ],
    [
      'for machines that fit on no appliance',
      'appliance_unfit',
      scale('control_plane', 3),
      () => runningPlant(one1, small),
    ],
    ['for more machines than the appliances have memory for', 'appliances_full', scale('control_plane', 5), crowded],
    ['where there is no cluster', 'no_machines_yet', scale('control_plane', 3), async () => empty()],
    ['while the cluster is in error', 'cluster_not_running', scale('control_plane', 5), failing],
  ])('%s', async (_case, code, task, open) => {
    const world = await open();
    expect(await refusalOf(world, task)).toBe(code);
    expect(await carryOut(world, task)).toMatchObject({ kind: 'refused', refusal: { code }, steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('at a site whose hosts are the nodes themselves', async () => {
    const world = await runningSite(1);
    expect(await refusalOf(world, { ...scale('control_plane', 3), siteId: siteId('denver') })).toBe(
      'needs_virtualized',
    );
  });

  test('to grow, to form: there the hosts are no nodes', async () => {
    const world = await runningPlant();
    const task = { kind: 'grow', siteId: siteId('plant'), controlPlane: 5, hostIds: [] } as const;
    expect(await refusalOf(world, task)).toBe('needs_native');
    const form = { kind: 'form', siteId: siteId('plant'), controlPlane: 1 } as const;
    expect(await refusalOf(empty(), form)).toBe('needs_native');
  });

  test('at a containerized site, whose control plane nothing changes: no command points at another', async () => {
    const world = createTestWorld([testSite('shop', { kind: 'containerized' })], { index: withOlderKinds });
    world.simulator.devices.create({ id: one });
    await world.submit(one, 'shop');
    world.clock.advance(60 * minutes);
    await pageOf(world, one);
    const site = { siteId: siteId('shop') };
    const tasks: Task[] = [
      { kind: 'scale', ...site, pool: 'control_plane', count: 3 },
      { kind: 'grow', ...site, controlPlane: 3, hostIds: [] },
      { kind: 'form', ...site, controlPlane: 1 },
    ];
    for (const task of tasks) expect(await refusalOf(world, task)).toBe('containerized_size');
  });

  const small: NewDevice = { machine: 'appliance', hardware: { cores: 2 } };

  function crowded(): Promise<TestWorld> {
    return runningPlant(virtualSite(), { machine: 'appliance', hardware: { memoryInMB: 16_384 } });
  }

  function empty(): TestWorld {
    return createTestWorld([virtualSite()], { index: withOlderKinds });
  }

  async function failing(): Promise<TestWorld> {
    const world = await runningPlant();
    world.simulator.stranger.setClusterState(clustersNamed(world.simulator, 'plant')[0]?.uid ?? '', 'Error');
    return world;
  }
});

describe('whatever goes wrong', () => {
  test.each([
    ['the answer is lost', { kind: 'drop', isDone: true } as const],
    ['it never arrives', { kind: 'drop', isDone: false } as const],
    ['Palette is busy', { kind: 'too-many-requests', retryAfterSeconds: 1 } as const],
  ])('with the write, e.g. %s, there are five in the end', async (_case, fault) => {
    const world = await runningPlant();
    world.simulator.faults.add({ ...fault, match: { method: 'PUT', path: /machinePools/ } });
    expect((await carryOut(world, scale('control_plane', 5))).kind).toBe('done');
    expect(machines(world)).toEqual({ 'control-plane-pool': 5 });
    expect(world.writes()).toHaveLength(1);
  });
});

test('an appliance that is registered at the same moment joins, and there are five machines', async () => {
  const world = await runningPlant();
  const three = edgeHost(3);
  world.simulator.devices.create({ id: three, machine: 'appliance' });
  const [ended] = await Promise.all([carryOut(world, scale('control_plane', 5)), world.submit(three, 'plant')]);
  await world.registrations.sweep(5 * minutes);
  expect(ended.kind).toBe('done');
  expect(machines(world)).toEqual({ 'control-plane-pool': 5 });
  expect(appliances(world)).toEqual([[one, two, three]]);
});

test('a site of machines is deleted like any other, and its appliances are free', async () => {
  const world = await runningPlant();
  const cluster = await world.life.clusterOf(siteId('plant'));
  if (!cluster.ok) throw new Error(cluster.error.code);
  const clusterUid = cluster.value;
  const ended = await carryOut(world, { kind: 'delete_cluster', siteId: siteId('plant'), clusterUid, isForced: false });
  expect(ended.kind).toBe('done');
  expect(clustersNamed(world.simulator, 'plant')).toEqual([]);
  expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['host_removed', 'host_removed']);
});
