import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileUid } from '../../../../lib/palette/simulator/seed';
import type { Seed } from '../../../../lib/palette/simulator/seed-shape';
import type { SimulatorOptions } from '../../../../lib/palette/simulator/simulator';
import { spreadMachines } from '../../../../lib/palette/simulator/virtual-machines';
import { at, type Bench, clusterBody, createBench, hostBody, makeCluster } from './bench';

const seed: Seed = {
  projects: [{ uid: '66aa00000000000000000001', name: 'Sites' }],
  profiles: [
    { name: 'vm-infra', type: 'infra', cloudType: 'libvirt' },
    { name: 'box-infra', type: 'infra', cloudType: 'edge' },
    { name: 'edge-infra', version: '1.2.0', type: 'infra' },
    { name: 'store-apps', version: '1.1.0', type: 'add-on' },
  ],
  hasOlderKinds: true,
};

const place = (hostUid: string, more: object = {}) => ({
  hostUid,
  networks: [{ networkName: 'br0', networkType: 'bridge' }],
  sourceStoragePool: 'ehl_images',
  ...more,
});

function pool(name: string, size: number, placements: readonly object[], machine: object = {}) {
  return {
    poolConfig: { name, size, isControlPlane: name === 'masters', labels: [name] },
    cloudConfig: { instanceType: { numCPUs: 2, memoryInMB: 4_096, ...machine }, rootDiskInGB: 40, placements },
  };
}

function body(masters = pool('masters', 3, [place('app-1'), place('app-2')]), profile = 'vm-infra') {
  return {
    metadata: { name: 'plant', labels: {} },
    spec: { cloudConfig: {}, machinepoolconfig: [masters], profiles: [{ uid: profileUid(profile, '1.0.0') }] },
  };
}

const createPath = '/v1/spectroclusters/libvirt';

async function twoAppliances(options: SimulatorOptions = {}): Promise<Bench> {
  const bench = createBench({ seed, ...options });
  for (const id of ['app-1', 'app-2']) {
    bench.simulator.devices.create({ id, machine: 'appliance' });
    await bench.call('POST', '/v1/edgehosts', hostBody(id));
  }
  bench.pass(60);
  return bench;
}

/** The path of the machines of a new cluster. */
async function pools(bench: Bench, given: object = body()): Promise<string> {
  const made = await bench.call('POST', createPath, given);
  const cluster = await bench.call('GET', `/v1/spectroclusters/${String(at(made.body, 'uid'))}`);
  return `/v1/cloudconfigs/libvirt/${String(at(cluster.body, 'spec.cloudConfigRef.uid'))}/machinePools`;
}

async function machinesOf(bench: Bench, path: string, name = 'masters'): Promise<string[]> {
  const listed = await bench.call('GET', `${path}/${name}/machines`);
  const items = at(listed.body, 'items');
  if (!Array.isArray(items)) throw new Error(`no machines: ${listed.status}`);
  return items.map((item) => `${String(at(item, 'spec.edgeHostUid'))} ${String(at(item, 'status.instanceState'))}`);
}

describe('machines', () => {
  test('are pending, made, and running, spread over their appliances', async () => {
    const bench = await twoAppliances();
    const path = await pools(bench);
    expect(await machinesOf(bench, path)).toEqual(['app-1 Pending', 'app-2 Pending', 'app-1 Pending']);
    bench.pass(60);
    expect(await machinesOf(bench, path)).toEqual(['app-1 Provisioning', 'app-2 Provisioning', 'app-1 Provisioning']);
    bench.pass(600);
    expect(await machinesOf(bench, path)).toEqual(['app-1 Running', 'app-2 Running', 'app-1 Running']);
  });

  test('are scaled up and down by their number; those that are there stay', async () => {
    const bench = await twoAppliances();
    const path = await pools(bench);
    bench.pass(600);
    const resize = (size: number) =>
      bench.call('PUT', `${path}/masters`, pool('masters', size, [place('app-1'), place('app-2')]));
    expect((await resize(5)).status).toBe(204);
    expect(await machinesOf(bench, path)).toEqual([
      'app-1 Running',
      'app-2 Running',
      'app-1 Running',
      'app-2 Pending',
      'app-1 Pending',
    ]);
    bench.pass(30);
    expect((await machinesOf(bench, path))[3]).toBe('app-2 Provisioning');
    await resize(1);
    expect(await machinesOf(bench, path)).toEqual(['app-1 Running']);
  });

  test('have nodes with the labels and taints of their pool, as it was written last', async () => {
    const bench = await twoAppliances();
    const marks = { additionalLabels: { use: 'stock' }, taints: [{ key: 'a', value: '', effect: 'NoSchedule' }] };
    const masters = pool('masters', 1, [place('app-1')]);
    const marked = (more: object) => ({ ...masters, poolConfig: { ...masters.poolConfig, ...more } });
    const path = await pools(bench, body(marked(marks)));
    const read = async () => {
      const { body: config } = await bench.call('GET', path.replace('/machinePools', ''));
      return at(config, 'spec.machinePoolConfig.0');
    };
    expect(await read()).toMatchObject(marks);
    const later = { additionalLabels: {}, taints: [], updateStrategy: { type: 'RollingUpdateScaleIn' } };
    expect((await bench.call('PUT', `${path}/masters`, marked(later))).status).toBe(204);
    expect(await read()).toMatchObject(later);
    const unknown = await bench.call('PUT', `${path}/masters`, marked({ taints: [{ key: 'a', effect: 'Never' }] }));
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    expect(await read()).toMatchObject(later);
  });

  test('move away from an appliance that leaves', async () => {
    const bench = await twoAppliances();
    const path = await pools(bench);
    bench.pass(600);
    await bench.call('PUT', `${path}/masters`, pool('masters', 3, [place('app-2')]));
    expect(await machinesOf(bench, path)).toEqual(['app-2 Running', 'app-2 Pending', 'app-2 Pending']);
    expect(at((await bench.call('GET', '/v1/edgehosts/app-1')).body, 'status.state')).toBe('ready');
  });

  test('go with their cluster, and their appliances are free', async () => {
    const bench = await twoAppliances();
    const path = await pools(bench);
    const [uid = ''] = Object.keys(bench.simulator.snapshot().state.clusters);
    await bench.call('DELETE', `/v1/spectroclusters/${uid}`);
    expect(await machinesOf(bench, path)).toContain('app-1 Deleting');
    bench.pass(600);
    expect(at((await bench.call('GET', '/v1/edgehosts/app-1')).body, 'status.state')).toBe('ready');
  });

  test('however written, are as many as wanted, each on an appliance that is there, and evenly spread', () => {
    const hosts = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'), { minLength: 1 });
    fc.assert(
      fc.property(hosts, hosts, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (first, second, one, other) => {
        let serial = 0;
        const takeUid = () => {
          serial += 1;
          return `m${serial}`;
        };
        const before = spreadMachines([], first, one, 0, takeUid);
        const after = spreadMachines(before, second, other, 1, takeUid);
        const counts = first.map((host) => before.filter(({ hostUid }) => hostUid === host).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(after).toHaveLength(other);
        expect(after.every(({ hostUid }) => second.includes(hostUid))).toBe(true);
        expect(new Set(after.map(({ uid }) => uid)).size).toBe(other);
      }),
    );
  });
});

describe('refused', () => {
  const cases: [string, object, string][] = [
    ['two masters', body(pool('masters', 2, [place('app-1')])), 'InvalidControlPlaneSize'],
    ['four masters', body(pool('masters', 4, [place('app-1')])), 'InvalidControlPlaneSize'],
    ['machines on nothing', body(pool('masters', 3, [])), 'MachinePoolSizeMismatch'],
    ['an unknown appliance', body(pool('masters', 1, [place('app-9')])), 'EdgeHostNotFound'],
    [
      'an unknown storage pool',
      body(pool('masters', 1, [place('app-1', { sourceStoragePool: 'x' })])),
      'PlacementNotFound',
    ],
    ['an unknown data pool', body(pool('masters', 1, [place('app-1', { dataStoragePool: 'x' })])), 'PlacementNotFound'],
    [
      'a network of another type',
      body(pool('masters', 1, [place('app-1', { networks: [{ networkName: 'br0', networkType: 'default' }] })])),
      'PlacementNotFound',
    ],
    ['too many processors', body(pool('masters', 1, [place('app-1')], { numCPUs: 17 })), 'InsufficientResources'],
    ['too much memory', body(pool('masters', 1, [place('app-1')], { memoryInMB: 70_000 })), 'InsufficientResources'],
    ['an infra profile of another kind', body(undefined, 'box-infra'), 'InvalidInfraProfile'],
    ['no placements at all', { ...body(), spec: { machinepoolconfig: [{}] } }, 'SchemaViolation'],
  ];

  test.each(cases)('%s', async (_, given, code) => {
    const bench = await twoAppliances();
    const answer = await bench.call('POST', createPath, given);
    expect(at(answer.body, 'code')).toBe(code);
    expect(Object.keys(bench.simulator.snapshot().state.clusters)).toEqual([]);
  });

  test('an appliance of another cluster; that of its own may carry several pools', async () => {
    const bench = await twoAppliances();
    const path = await pools(bench);
    const second = { ...body(), metadata: { name: 'other', labels: {} } };
    expect(at((await bench.call('POST', createPath, second)).body, 'code')).toBe('EdgeHostInUse');
    expect((await bench.call('POST', path, pool('workers', 2, [place('app-1')]))).status).toBe(201);
    expect((await bench.call('POST', path, pool('workers', 2, [place('app-1')]))).status).toBe(409);
    expect((await bench.call('DELETE', `${path}/masters`)).status).toBe(400);
  });

  test('an appliance that has not called home is not looked into', async () => {
    const bench = createBench({ seed });
    await bench.call('POST', '/v1/edgehosts', hostBody('app-1'));
    const blind = body(pool('masters', 1, [place('app-1', { sourceStoragePool: 'x' })], { numCPUs: 99 }));
    expect((await bench.call('POST', createPath, blind)).status).toBe(201);
  });
});

describe('older kinds', () => {
  test('are unknown to a current Palette, unless its seed or a switch has them', async () => {
    const plain = createBench();
    expect((await plain.call('POST', createPath, body())).status).toBe(404);
    expect((await plain.call('GET', '/v1/cloudconfigs/edge/none')).status).toBe(404);
    const served = createBench({ switches: { olderKinds: 'served' } });
    expect(at((await served.call('POST', createPath, {})).body, 'code')).toBe('SchemaViolation');
    const without = createBench({ seed, switches: { olderKinds: 'absent' } });
    expect(at((await without.call('POST', createPath, body())).body, 'code')).toBe('RouteNotFound');
  });

  test('have cloud configs at paths of their own', async () => {
    const bench = await twoAppliances();
    const path = await pools(bench);
    const native = path.replace('/libvirt/', '/edge-native/').replace('/machinePools', '');
    expect((await bench.call('GET', native)).status).toBe(404);
    const { configUid } = await makeCluster(bench, 'denver', ['edge-1']);
    expect((await bench.call('GET', `/v1/cloudconfigs/libvirt/${configUid}`)).status).toBe(404);
    expect((await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`)).status).toBe(200);
  });

  test('of containers live like native ones', async () => {
    const bench = createBench({ seed });
    bench.simulator.devices.create({ id: 'box-1' });
    await bench.call('POST', '/v1/edgehosts', hostBody('box-1'));
    const { spec, metadata } = clusterBody('kiosk', ['box-1']);
    const profiles = [{ uid: profileUid('box-infra', '1.0.0') }];
    const given = { metadata, spec: { ...spec, cloudConfig: { sshKeys: [] }, profiles } };
    expect((await bench.call('POST', '/v1/spectroclusters/edge/validate', given)).status).toBe(200);
    const made = await bench.call('POST', '/v1/spectroclusters/edge', given);
    bench.pass(900);
    const cluster = await bench.call('GET', `/v1/spectroclusters/${String(at(made.body, 'uid'))}`);
    expect(cluster.body).toMatchObject({ spec: { cloudType: 'edge' }, status: { state: 'Running' } });
    const config = `/v1/cloudconfigs/edge/${String(at(cluster.body, 'spec.cloudConfigRef.uid'))}`;
    expect(at((await bench.call('GET', config)).body, 'spec.machinePoolConfig.0.hosts.0.hostUid')).toBe('box-1');
  });
});

test('an appliance reports its networks and storage pools once it has called home, and no other host does', async () => {
  const bench = createBench({ seed });
  bench.simulator.devices.create({ id: 'app-1', machine: 'appliance' });
  bench.simulator.devices.create({ id: 'edge-1' });
  for (const id of ['app-1', 'edge-1']) await bench.call('POST', '/v1/edgehosts', hostBody(id));
  const told = async (id: string) => at((await bench.call('GET', `/v1/edgehosts/${id}`)).body, 'spec.properties');
  expect(await told('app-1')).toBeUndefined();
  bench.pass(60);
  expect(await told('app-1')).toEqual({
    networks: [{ networkName: 'br0', networkType: 'bridge' }],
    storagePools: [{ name: 'ehl_images' }, { name: 'ehl_data' }],
  });
  expect(await told('edge-1')).toBeUndefined();
});
