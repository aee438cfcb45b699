import { describe, expect, test } from 'vitest';
import { handleControl } from '../../../../lib/palette/simulator/control';
import { at, type Bench, createBench, hostBody, makeCluster, poolBody } from './bench';

/** A running cluster of these devices. */
async function running(controlPlane: readonly string[], workers: readonly string[] = []) {
  const bench = createBench({ random: () => 0.5 });
  for (const id of [...controlPlane, ...workers]) bench.simulator.devices.create({ id });
  const made = await makeCluster(bench, 'store-12', controlPlane, workers);
  bench.pass(600);
  return {
    bench,
    cluster: `/v1/spectroclusters/${made.uid}`,
    config: `/v1/cloudconfigs/edge-native/${made.configUid}`,
  };
}

async function hostOf(bench: Bench, id: string) {
  const { body } = await bench.call('GET', `/v1/edgehosts/${id}`);
  return { state: at(body, 'status.state'), health: at(body, 'status.health.state') };
}

async function machineOf(bench: Bench, config: string, pool: string) {
  return at((await bench.call('GET', `${config}/machinePools/${pool}/machines`)).body, 'items.0.status.instanceState');
}

async function clusterOf(bench: Bench, cluster: string) {
  const overview = await bench.call('GET', `${cluster.replace('/v1/', '/v1/dashboard/')}/overview`);
  return [at(overview.body, 'status.state'), at(overview.body, 'status.health.state')];
}

describe('a device that is reset', () => {
  test.each(['at the device', 'from Palette'])(
    '%s loses its node, keeps its place and installs it again',
    async (where) => {
      const { bench, config } = await running(['edge-1'], ['edge-2']);
      if (where === 'at the device') bench.simulator.devices.reset('edge-2');
      else expect((await bench.call('PUT', '/v1/edgehosts/edge-2/reset')).status).toBe(204);
      expect(await machineOf(bench, config, 'worker-pool')).toBe('Pending');
      bench.pass(15);
      expect(bench.simulator.devices.get('edge-2')?.phase).toBe('installing');
      bench.pass(310);
      expect(await machineOf(bench, config, 'worker-pool')).toBe('Running');
      expect(await hostOf(bench, 'edge-2')).toEqual({ state: 'in-use', health: 'healthy' });
    },
  );

  test('is refused where Palette does not know it', async () => {
    expect((await createBench().call('PUT', '/v1/edgehosts/edge-9/reset')).status).toBe(404);
  });

  test('takes the cluster down where it was its only control plane, until it is back', async () => {
    const { bench, cluster } = await running(['edge-1'], ['edge-2']);
    await bench.call('PUT', '/v1/edgehosts/edge-1/reset');
    expect(await clusterOf(bench, cluster)).toEqual(['Error', 'UnHealthy']);
    bench.pass(400);
    expect(await clusterOf(bench, cluster)).toEqual(['Running', 'Healthy']);
  });

  test('with its whole cluster is free: the pools are gone', async () => {
    const { bench, cluster, config } = await running(['edge-1'], ['edge-2']);
    expect((await bench.call('POST', `${cluster}/edge/reset`)).status).toBe(204);
    expect(at((await bench.call('GET', config)).body, 'spec.machinePoolConfig')).toEqual([]);
    expect(await hostOf(bench, 'edge-2')).toEqual({ state: 'ready', health: 'healthy' });
  });
});

describe('a device that is installed anew under its ID', () => {
  test('is refused as long as its old entry stands, which nobody hears of any more', async () => {
    const bench = createBench();
    bench.simulator.devices.create({ id: 'edge-1' });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    bench.pass(60);
    expect(bench.simulator.devices.reinstall('edge-1', 'same')).toBe('edge-1');
    bench.pass(3_600);
    expect(await hostOf(bench, 'edge-1')).toEqual({ state: 'ready', health: 'unhealthy' });
    const device = bench.simulator.devices.get('edge-1');
    expect(device?.phase).toBe('refused: its ID is registered already');
    expect(device?.lines.at(-1)?.text).toMatch(/refused/);
  });

  test('pairs once the entry was deleted and made again', async () => {
    const bench = createBench();
    bench.simulator.devices.create({ id: 'edge-1' });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    bench.pass(60);
    bench.simulator.devices.reinstall('edge-1', 'same');
    await bench.call('DELETE', '/v1/edgehosts/edge-1');
    expect(bench.simulator.devices.get('edge-1')?.phase).toBe('waiting to be registered');
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    bench.pass(31);
    expect(await hostOf(bench, 'edge-1')).toEqual({ state: 'ready', health: 'healthy' });
  });

  test('takes an entry that nobody has paired with yet', async () => {
    const bench = createBench();
    bench.simulator.devices.create({ id: 'edge-1', isPowered: false });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    bench.simulator.devices.reinstall('edge-1', 'same');
    bench.pass(31);
    expect(await hostOf(bench, 'edge-1')).toEqual({ state: 'ready', health: 'healthy' });
  });

  test('is no node any more, and never becomes one in the old place', async () => {
    const { bench, config, cluster } = await running(['edge-1'], ['edge-2']);
    bench.simulator.devices.reinstall('edge-2', 'same');
    bench.pass(3_600);
    expect(await machineOf(bench, config, 'worker-pool')).toBe('Unknown');
    expect(await clusterOf(bench, cluster)).toEqual(['Running', 'UnHealthy']);
  });
});

test('a device that is installed anew under a new ID waits to be registered, and the old one is silent for ever', async () => {
  const { bench } = await running(['edge-1'], ['edge-2']);
  const id = bench.simulator.devices.reinstall('edge-2', 'new');
  expect(id).toMatch(/^edge-[0-9a-f]{32}$/);
  bench.pass(3_600);
  expect(bench.simulator.devices.get(id)?.phase).toBe('waiting to be registered');
  expect(bench.simulator.devices.get('edge-2')?.phase).toBe('broken');
  expect(await hostOf(bench, 'edge-2')).toEqual({ state: 'in-use', health: 'unhealthy' });
});

describe('a device that dies', () => {
  test('is not heard of again, and cannot be switched on', async () => {
    const { bench, config, cluster } = await running(['edge-1'], ['edge-2']);
    bench.simulator.devices.die('edge-2');
    expect(await machineOf(bench, config, 'worker-pool')).toBe('Unknown');
    bench.pass(61);
    expect(await hostOf(bench, 'edge-2')).toEqual({ state: 'in-use', health: 'unhealthy' });
    expect(await clusterOf(bench, cluster)).toEqual(['Running', 'UnHealthy']);
    expect(() => bench.simulator.devices.powerOn('edge-2')).toThrow(/for ever/);
    expect(bench.simulator.devices.get('edge-2')?.lines.at(-1)?.text).toBe('Hardware failure');
  });

  test('takes the cluster with it where it was the last of the control plane', async () => {
    const { bench, cluster } = await running(['edge-1'], ['edge-2']);
    bench.simulator.devices.die('edge-1');
    expect(await clusterOf(bench, cluster)).toEqual(['Error', 'UnHealthy']);
  });

  test('leaves a control plane of three in operation, which is healthy again once it is replaced', async () => {
    const { bench, cluster, config } = await running(['edge-1', 'edge-2', 'edge-3']);
    bench.simulator.devices.die('edge-2');
    expect(await clusterOf(bench, cluster)).toEqual(['Running', 'UnHealthy']);
    bench.simulator.devices.create({ id: 'edge-4' });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-4'));
    const hosts = ['edge-1', 'edge-3', 'edge-4'];
    await bench.call('PUT', `${config}/machinePools/control-plane-pool`, poolBody('control-plane-pool', hosts, true));
    bench.pass(600);
    expect(await clusterOf(bench, cluster)).toEqual(['Running', 'Healthy']);
  });

  test('before its node is there keeps the cluster from ever running', async () => {
    const bench = createBench();
    bench.simulator.devices.create({ id: 'edge-1' });
    const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
    bench.simulator.devices.die('edge-1');
    bench.pass(3_600);
    expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body, 'status.state')).toBe(
      'Provisioning',
    );
  });
});

test('tests in another process can do all of it', async () => {
  const { simulator } = createBench({ random: () => 0.5 });
  const control = async (name: string, body: object) => {
    const request = new Request(`http://palette.test/__simulator/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const response = await handleControl(simulator, request);
    return [response.status, await response.text()];
  };
  simulator.devices.create({ id: 'edge-1' });
  expect(await control('reset', { id: 'edge-1' })).toEqual([204, '']);
  expect(await control('reinstall', { id: 'edge-1', as: 'same' })).toEqual([200, '{"id":"edge-1"}']);
  expect(await control('die', { id: 'edge-1' })).toEqual([204, '']);
  expect(simulator.devices.get('edge-1')?.phase).toBe('broken');
  expect((await control('die', { id: 'edge-9' }))[0]).toBe(400);
  expect((await control('reinstall', { id: 'edge-1', as: 'other' }))[0]).toBe(400);
});

test('a snapshot of such a world can be taken and given back', async () => {
  const { bench, cluster } = await running(['edge-1'], ['edge-2']);
  bench.simulator.devices.die('edge-1');
  const snapshot = JSON.parse(JSON.stringify(bench.simulator.snapshot()));
  const again = createBench({ snapshot }, bench.now());
  expect(await clusterOf(again, cluster)).toEqual(['Error', 'UnHealthy']);
});
