import { expect, test } from 'vitest';
import { withNullArrays } from '../../../../lib/palette/simulator/null-arrays';
import { at, clusterBody, createBench, hostBody, makeCluster, poolBody } from './bench';

test('a host shows address and secrets only once it has called home', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  const host = async () => (await bench.call('GET', '/v1/edgehosts/edge-1')).body;
  expect(at(await host(), 'spec.host')).toMatchObject({ hostUid: 'edge-1', hostAddress: '', hostAuthToken: '' });
  expect(at(await host(), 'status.serviceAuthToken')).toBe('');
  bench.pass(30);
  expect(at(await host(), 'spec.host.hostAddress')).toMatch(/^10\.\d+\.\d+\.\d+$/);
  expect(at(await host(), 'spec.host.macAddress')).toMatch(/^02(:[0-9a-f]{2}){5}$/);
  expect(at(await host(), 'status.serviceAuthToken')).not.toBe('');
});

test('the address of a host never changes, and hosts differ', async () => {
  const bench = createBench();
  for (const uid of ['edge-1', 'edge-2']) bench.simulator.stranger.registerHost({ uid, isPaired: true });
  const address = async (uid: string) =>
    at((await bench.call('GET', `/v1/edgehosts/${uid}`)).body, 'spec.host.hostAddress');
  const first = await address('edge-1');
  bench.pass(1000);
  expect(await address('edge-1')).toBe(first);
  expect(await address('edge-2')).not.toBe(first);
});

test('search items leave secrets out', async () => {
  const bench = createBench();
  bench.simulator.stranger.registerHost({ uid: 'edge-1', isPaired: true });
  const found = await bench.call('POST', '/v1/dashboard/edgehosts/search', {});
  expect(JSON.stringify(found.body)).not.toMatch(/token|pairingKey/i);
});

test('the mode of a host changes from registration to cluster when its cluster runs', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await makeCluster(bench, 'store-12', ['edge-1']);
  const mode = async () => at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'spec.device.hostState');
  expect(await mode()).toBe('registration');
  bench.pass(400);
  expect(await mode()).toBe('cluster');
});

test('a cluster shows its endpoint when it runs, its location where one was given', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  const body = clusterBody('store-12', ['edge-1']);
  const clusterConfig = { location: { countryCode: 'US', countryName: 'United States' }, timezone: 'America/Denver' };
  const made = await bench.call('POST', '/v1/spectroclusters/edge-native', {
    ...body,
    spec: { ...body.spec, clusterConfig },
  });
  const cluster = async () => (await bench.call('GET', `/v1/spectroclusters/${at(made.body, 'uid')}`)).body;
  bench.pass(5);
  expect(at(await cluster(), 'status')).toMatchObject({ apiEndpoints: [], location: { countryCode: 'US' } });
  expect(at(await cluster(), 'spec.clusterConfig')).toEqual({ timezone: 'America/Denver' });
  bench.pass(400);
  expect(at(await cluster(), 'status.apiEndpoints')).toEqual([{ host: '10.20.30.40', port: 6443 }]);
  const conditions = at(await cluster(), 'status.conditions');
  expect(conditions).toMatchObject([{ status: 'True' }, { type: 'CloudInfrastructureReady', status: 'True' }]);
});

test('a search item counts pools and healthy nodes and names the architectures', async () => {
  const bench = createBench();
  for (const id of ['edge-1', 'edge-2']) bench.simulator.devices.create({ id });
  bench.simulator.devices.powerOff('edge-2');
  await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  bench.pass(400);
  const found = await bench.call('POST', '/v1/dashboard/spectroclusters/search', {});
  expect(at(found.body, 'items.0.specSummary')).toMatchObject({
    archTypes: ['amd64'],
    cloudConfig: {
      machinePools: [
        { isControlPlane: true, size: 1, healthy: 1, labels: ['control-plane'] },
        { isControlPlane: false, size: 1, healthy: 0, labels: ['worker'] },
      ],
    },
    projectMeta: { name: 'Sites' },
  });
});

test('a machine has the address of its host, or the static one that was given in either way', async () => {
  const bench = createBench();
  const { configUid } = await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  const pool = `/v1/cloudconfigs/edge-native/${configUid}/machinePools/worker-pool`;
  const put = (entry: object) =>
    bench.call('PUT', pool, {
      ...poolBody('worker-pool', ['edge-2']),
      cloudConfig: { edgeHosts: [{ hostUid: 'edge-2', ...entry }] },
    });
  const addresses = async () => at((await bench.call('GET', `${pool}/machines`)).body, 'items.0.status.addresses');
  expect(await addresses()).toEqual([]);
  await put({ nic: { ip: '10.1.1.7' } });
  expect(await addresses()).toEqual([{ address: '10.1.1.7', type: 'InternalIP' }]);
  await put({ nic: {}, staticIP: '10.1.1.8' });
  expect(await addresses()).toEqual([{ address: '10.1.1.8', type: 'InternalIP' }]);
});

test('a cluster that was deleted shows its machines so until its config is gone', async () => {
  const bench = createBench();
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  await bench.call('DELETE', `/v1/spectroclusters/${uid}`);
  const machines = await bench.call(
    'GET',
    `/v1/cloudconfigs/edge-native/${configUid}/machinePools/control-plane-pool/machines`,
  );
  expect(at(machines.body, 'items.0.status.instanceState')).toBe('Deleting');
});

test('empty arrays become null at any depth, other values stay', () => {
  const body = { items: [], inner: [{ list: [], text: '', none: null, zero: 0 }], no: false };
  expect(withNullArrays(body)).toEqual({
    items: null,
    inner: [{ list: null, text: '', none: null, zero: 0 }],
    no: false,
  });
  expect(withNullArrays(undefined)).toBeUndefined();
});
