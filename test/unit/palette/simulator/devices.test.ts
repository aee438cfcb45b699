import { expect, test } from 'vitest';
import type { NewDevice } from '../../../../lib/palette/simulator/devices';
import type { SimulatorOptions } from '../../../../lib/palette/simulator/simulator';
import { at, clusterBody, createBench, hostBody, makeCluster } from './bench';

test('a new device has an ID as Palette makes them and waits to be registered', () => {
  const bench = createBench({ random: () => 0.99 });
  const id = bench.simulator.devices.create();
  expect(id).toMatch(/^edge-[0-9a-f]{32}$/);
  expect(bench.simulator.devices.list()).toMatchObject([{ id, phase: 'waiting to be registered', progress: 0 }]);
  expect(bench.simulator.devices.get(id)?.lines.map((line) => line.text)).toContain(`MachineID: ${id}`);
});

test('two devices get two IDs', () => {
  const { devices } = createBench({ random: Math.random }).simulator;
  expect(devices.create()).not.toBe(devices.create());
});

test('a device goes from waiting over registered and installing to running, and back when its cluster is deleted', async () => {
  const bench = createBench();
  const { devices } = bench.simulator;
  devices.create({ id: 'edge-1' });
  const phase = () => [devices.get('edge-1')?.phase, devices.get('edge-1')?.progress];
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  expect(phase()).toEqual(['waiting to be registered', 0]);
  bench.pass(30);
  expect(phase()).toEqual(['registered, waiting for a cluster', 0]);
  const made = await bench.call('POST', '/v1/spectroclusters/edge-native', clusterBody('store-12', ['edge-1']));
  bench.pass(20 + 75);
  expect(phase()).toEqual(['installing', 25]);
  bench.pass(225);
  expect(phase()).toEqual(['running', 100]);
  expect(devices.get('edge-1')?.lines.at(-1)?.text).toMatch(/running/);
  await bench.call('DELETE', `/v1/spectroclusters/${at(made.body, 'uid')}?forceDelete=true`);
  expect(phase()).toEqual(['registered, waiting for a cluster', 0]);
});

test('the console lines are in the order of their times', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(1000);
  const times = bench.simulator.devices.get('edge-1')?.lines.map((line) => line.at) ?? [];
  expect(times.length).toBeGreaterThan(6);
  expect([...times].sort()).toEqual(times);
});

test('a device turns its host ready and healthy, with an address', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1', architecture: 'arm64', hardware: { cores: 8 } });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  bench.pass(30);
  expect((await bench.call('GET', '/v1/edgehosts/edge-1')).body).toMatchObject({
    spec: { device: { cpu: { cores: 8 }, nics: [{ nicName: 'eth0' }] } },
    status: { state: 'ready', health: { state: 'healthy' } },
  });
});

test.each([
  ['usual', { cpu: { cores: 4 }, memory: { sizeInMB: 16_384 }, disks: [{ size: 256 }] }],
  ['small', { cpu: { cores: 1 }, memory: { sizeInMB: 2_048 }, disks: [{ size: 32 }] }],
] as const)('a device of a %s machine reports it once it is paired, and not before', async (machine, reported) => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  const before = await bench.call('GET', '/v1/edgehosts/edge-1');
  expect(before.body).not.toHaveProperty('spec.device.cpu');
  bench.simulator.devices.create({ id: 'edge-1', machine });
  bench.pass(30);
  expect((await bench.call('GET', '/v1/edgehosts/edge-1')).body).toMatchObject({ spec: { device: reported } });
});

test('a registered host without a device stays unpaired for ever', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  bench.pass(1e7);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'status.state')).toBe('unpaired');
});

test('with autoDevices every registered ID gets a device that calls home', async () => {
  const bench = createBench({ autoDevices: true });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  bench.pass(30);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'status.state')).toBe('ready');
  expect(bench.simulator.devices.list()).toMatchObject([{ id: 'edge-1' }]);
});

test('a device that is off does not call home; one that goes off later leaves its host unhealthy', async () => {
  const bench = createBench();
  const { devices } = bench.simulator;
  devices.create({ id: 'edge-1', isPowered: false });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  bench.pass(1000);
  const status = async () => at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'status');
  expect(await status()).toMatchObject({ state: 'unpaired' });
  expect(devices.get('edge-1')?.phase).toBe('off');
  devices.powerOn('edge-1');
  bench.pass(29);
  expect(await status()).toMatchObject({ state: 'unpaired' });
  bench.pass(1);
  expect(await status()).toMatchObject({ state: 'ready', health: { state: 'healthy' } });
  devices.powerOff('edge-1');
  bench.pass(60);
  expect(await status()).toMatchObject({ state: 'ready', health: { state: 'unhealthy' } });
});

test('power lost in the middle of an installation means starting it again', async () => {
  const bench = createBench();
  const { devices } = bench.simulator;
  devices.create({ id: 'edge-1' });
  await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(200);
  expect(devices.get('edge-1')?.progress).toBeGreaterThan(50);
  devices.powerOff('edge-1');
  bench.pass(1000);
  devices.powerOn('edge-1');
  bench.pass(11);
  expect(devices.get('edge-1')).toMatchObject({ phase: 'installing', progress: 0 });
  bench.pass(300);
  expect(devices.get('edge-1')?.phase).toBe('running');
});

test('power lost after the installation loses nothing', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(400);
  bench.simulator.devices.powerOff('edge-1');
  expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body, 'status.state')).toBe('Running');
  bench.simulator.devices.powerOn('edge-1');
  expect(bench.simulator.devices.get('edge-1')?.phase).toBe('running');
});

test('a host whose entry was deleted has to be registered anew', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  bench.pass(30);
  expect((await bench.call('DELETE', '/v1/edgehosts/edge-1')).status).toBe(204);
  expect(bench.simulator.devices.get('edge-1')?.phase).toBe('waiting to be registered');
});

test('a removed device is gone, an unknown one cannot be switched', () => {
  const { devices } = createBench().simulator;
  const id = devices.create();
  devices.remove(id);
  expect(devices.list()).toEqual([]);
  expect(devices.get(id)).toBeUndefined();
  expect(() => devices.powerOff(id)).toThrow(/no device/);
});

test('usual devices are strong enough for virtual machines where a demo wants it; those of another make stay as they are', async () => {
  const told = async (options: SimulatorOptions, device: NewDevice | null) => {
    const bench = createBench({ autoDevices: true, ...options });
    if (device !== null) bench.simulator.devices.create({ id: 'edge-1', ...device });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    bench.pass(60);
    return at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'spec.device.cpu.cores');
  };
  const areDevicesStrong = true;
  expect(await told({}, null)).toBe(4);
  expect(await told({ areDevicesStrong }, null)).toBe(16);
  expect(await told({ areDevicesStrong }, { machine: 'usual' })).toBe(16);
  expect(await told({ areDevicesStrong }, { machine: 'small' })).toBe(1);
  expect(await told({}, { machine: 'appliance' })).toBe(16);
});
