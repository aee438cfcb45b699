import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../../lib/hosts/edge-host-id';
import type { NewDevice } from '../../../../lib/palette/simulator/devices';
import type { Switches } from '../../../../lib/palette/simulator/switches';
import type { Site } from '../../../../lib/sites/site';
import { edgeHost } from '../../../support/palette-truth';
import { createTestWorld, type TestWorld } from '../../../support/test-world';
import { virtualSite, vmPool, withOlderKinds } from '../../../support/virtual-site';

const [one, two, three] = [edgeHost(1), edgeHost(2), edgeHost(3)];

function worldOf(site: Site, switches: Partial<Switches> = {}): TestWorld {
  return createTestWorld([site], { index: withOlderKinds, switches });
}

function switchOn(world: TestWorld, ids: readonly string[], device: NewDevice = { machine: 'appliance' }): void {
  for (const id of ids) world.simulator.devices.create({ id, ...device });
}

function written(world: TestWorld): string[] {
  return world.writes().map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{24}/, '…')}`);
}

/** The pools of the only cluster: appliances, and how many machines each of them carries. */
function poolsOf(world: TestWorld) {
  const [cluster] = Object.values(world.simulator.snapshot().state.clusters);
  return (cluster?.pools ?? []).map(({ name, hosts, machines = [] }) => ({
    name,
    carries: Object.fromEntries(
      hosts.map(({ hostUid }) => [hostUid, machines.filter((machine) => machine.hostUid === hostUid).length]),
    ),
  }));
}

async function stateOf(world: TestWorld, id: HostId) {
  const view = await world.registrations.view(id);
  return view.ok ? view.value : null;
}

describe('two appliances, three machines', () => {
  test('the first waits for the second, the second makes the cluster, and both carry its machines', async () => {
    const world = worldOf(virtualSite());
    const first = await world.submit(one, 'plant');
    expect(first.view).toMatchObject({ state: 'waiting_for_hosts', hosts: { present: 1, needed: 2 } });
    const second = await world.submit(two, 'plant');
    expect(second.view).toMatchObject({ state: 'setting_up', hosts: { present: 2, needed: 2 } });
    expect(await stateOf(world, one)).toMatchObject({ state: 'setting_up' });
    expect(written(world)).toEqual(['POST /v1/edgehosts', 'POST /v1/edgehosts', 'POST /v1/spectroclusters/libvirt']);
    expect(poolsOf(world)).toEqual([{ name: 'control-plane-pool', carries: { [one]: 2, [two]: 1 } }]);
  });

  test('they are ready when the machines run, whichever appliance they are on', async () => {
    const world = worldOf(virtualSite('plant', { virtualization: { controlPlane: vmPool(1) } }));
    switchOn(world, [one, two]);
    await world.submit(one, 'plant');
    await world.submit(two, 'plant');
    await world.clock.sleep(120_000);
    expect((await stateOf(world, one))?.state).toBe('setting_up');
    await world.clock.sleep(600_000);
    for (const id of [one, two]) {
      await stateOf(world, id);
      await world.rest();
      await world.clock.sleep(6_000);
      expect((await stateOf(world, id))?.state).toBe('ready');
    }
    expect(poolsOf(world)).toEqual([{ name: 'control-plane-pool', carries: { [one]: 1, [two]: 0 } }]);
  });

  test('scanned again, nothing is written', async () => {
    const world = worldOf(virtualSite());
    await world.submit(one, 'plant');
    await world.submit(two, 'plant');
    world.simulator.clearLog();
    expect((await world.submit(one, 'plant')).outcome).toBe('already');
    expect(written(world)).toEqual([]);
  });
});

describe('an appliance that comes later', () => {
  const withWorkers = virtualSite('plant', { virtualization: { workers: vmPool(2) } });

  test('joins the pools one by one, the control plane last, and moves no machine', async () => {
    const world = worldOf(withWorkers);
    await world.submit(one, 'plant');
    await world.submit(two, 'plant');
    world.simulator.clearLog();
    expect((await world.submit(three, 'plant')).view).toMatchObject({ state: 'setting_up' });
    expect(written(world)).toEqual([
      'POST /v1/edgehosts',
      'PUT /v1/cloudconfigs/libvirt/…/machinePools/worker-pool',
      'PUT /v1/cloudconfigs/libvirt/…/machinePools/control-plane-pool',
    ]);
    expect(poolsOf(world)).toEqual([
      { name: 'control-plane-pool', carries: { [one]: 2, [two]: 1, [three]: 0 } },
      { name: 'worker-pool', carries: { [one]: 1, [two]: 1, [three]: 0 } },
    ]);
  });

  test('that got no further than the workers goes on to the control plane when it is scanned again', async () => {
    const world = worldOf(withWorkers);
    await world.submit(one, 'plant');
    await world.submit(two, 'plant');
    const match = { method: 'PUT', path: /control-plane-pool$/ };
    world.simulator.faults.add({
      kind: 'error',
      isDone: false,
      refusal: { status: 401, code: 'Unauthenticated' },
      match,
    });
    const broken = await world.submit(three, 'plant');
    expect(broken.problem).toMatchObject({ code: 'palette_credential_refused' });
    world.simulator.clearLog();
    expect((await world.submit(three, 'plant')).view?.state).toBe('setting_up');
    expect(written(world)).toEqual(['PUT /v1/cloudconfigs/libvirt/…/machinePools/control-plane-pool']);
  });

  test('is refused where the site has all that it may have', async () => {
    const world = worldOf(virtualSite('plant', { topology: { maxHosts: 2 } }));
    await world.submit(one, 'plant');
    await world.submit(two, 'plant');
    expect((await world.submit(three, 'plant')).problem).toMatchObject({ code: 'site_full', facts: { most: '2' } });
  });
});

describe('an appliance that does not fit', () => {
  const lacks = [
    ['too few processors', { hardware: { cores: 2 } }, 'cpus'],
    ['too little memory', { hardware: { memoryInMB: 4_096 } }, 'memory MB'],
    ['too small a disk', { hardware: { diskInGB: 40 } }, 'disk GB'],
    [
      'another network',
      { offer: { networks: [{ name: 'br1', type: 'bridge' }], storagePools: ['ehl_images'] } },
      'network',
    ],
    ['no such storage pool', { offer: { networks: [], storagePools: ['default'] } }, 'storage pool'],
  ] as const;

  test.each(lacks)(
    '%s: it is told so once it has called home, and no cluster is made of it',
    async (_, device, what) => {
      const world = worldOf(virtualSite());
      switchOn(world, [one], { machine: 'appliance', ...device });
      switchOn(world, [two]);
      await world.submit(one, 'plant');
      await world.clock.sleep(60_000);
      expect((await world.submit(two, 'plant')).view?.state).toBe('waiting_for_hosts');
      expect(await stateOf(world, one)).toMatchObject({
        state: 'needs_attention',
        problem: { code: 'appliance_unfit', facts: { what } },
      });
      expect(written(world)).not.toContain('POST /v1/spectroclusters/libvirt');
    },
  );

  test('one that has reported nothing yet is not refused', async () => {
    const world = worldOf(virtualSite());
    switchOn(world, [one, two], { machine: 'small' });
    await world.submit(one, 'plant');
    expect((await world.submit(two, 'plant')).view?.state).toBe('setting_up');
  });
});

describe('a Palette without virtualized clusters', () => {
  const stopped = { state: 'needs_attention', problem: { code: 'kind_not_supported' } };

  test('is found out by the first create: the hosts stay registered, IT is told', async () => {
    const world = worldOf(virtualSite(), { olderKinds: 'absent' });
    await world.submit(one, 'plant');
    expect((await world.submit(two, 'plant')).problem).toMatchObject({ code: 'kind_not_supported' });
    for (const id of [one, two]) expect(await stateOf(world, id)).toMatchObject({ ...stopped, isRegistered: true });
    expect(world.news.map(({ kind }) => kind)).toContain('registration_failed');
  });

  test('is not even asked where the config does not say that it has them', async () => {
    const world = createTestWorld([virtualSite()], { switches: { olderKinds: 'served' } });
    await world.submit(one, 'plant');
    expect((await world.submit(two, 'plant')).problem).toMatchObject({ code: 'kind_not_supported' });
    expect(world.calls()).not.toContain('POST /v1/spectroclusters/libvirt');
  });
});

test('a native cluster of the name is not that of a virtualized site', async () => {
  const world = worldOf(virtualSite('plant', { adoptExistingCluster: true }));
  world.simulator.stranger.createCluster({ name: 'plant', labels: {} });
  expect((await world.submit(one, 'plant')).problem).toMatchObject({ code: 'cluster_not_ours' });
});

test('a count that differs from the config is told as drift, a further appliance is none', async () => {
  const world = worldOf(virtualSite());
  await world.submit(one, 'plant');
  await world.submit(two, 'plant');
  await world.submit(three, 'plant');
  expect(world.events.filter(({ event }) => event === 'topology_drift')).toEqual([]);
});
