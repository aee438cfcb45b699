import { expect, test } from 'vitest';
import { digestPairingKey } from '../../../../lib/palette/simulator/pairing-key';
import { at, createBench, hostBody, makeCluster, searchBody } from './bench';

test('what was given at the create is read back, but for the pairing key, which is never given out', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', {
    metadata: { uid: 'edge-1', name: 'till', labels: { name: 'till', fragile: 'spectro__tag' } },
    spec: { archType: 'arm64', hostPairingKey: 'pair-me', tunnelConfig: { remoteSsh: 'enabled' } },
  });
  expect((await bench.call('GET', '/v1/edgehosts/edge-1')).body).toMatchObject({
    metadata: { uid: 'edge-1', name: 'till' },
    spec: {
      device: { archType: 'arm64' },
      host: { hostUid: 'edge-1', hostPairingKey: 'simulated-pairing-key-edge-1' },
      tunnelConfig: { remoteSsh: 'enabled' },
    },
  });
  expect(JSON.stringify([bench.simulator.snapshot(), bench.simulator.log])).not.toContain('pair-me');
});

test('PUT meta replaces the labels as a whole', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { site: 'a', team: 'x' }));
  bench.pass(5);
  const body = { metadata: { uid: 'edge-1', name: 'edge-1', labels: { site: 'b' } } };
  expect((await bench.call('PUT', '/v1/edgehosts/edge-1/meta', body)).status).toBe(204);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'metadata')).toMatchObject({
    labels: { site: 'b' },
    creationTimestamp: '2026-01-01T00:00:00.000Z',
    lastModifiedTimestamp: '2026-01-01T00:00:05.000Z',
  });
});

test('PUT of the whole object is refused until the host has paired', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  const put = () => bench.call('PUT', '/v1/edgehosts/edge-1', { metadata: { uid: 'edge-1', labels: { a: 'b' } } });
  expect(await put()).toMatchObject({ body: { code: 'EdgeHostDeviceNotRegistered' } });
  bench.pass(30);
  expect((await put()).status).toBe(204);
});

test('pairing key and tunnel can be changed', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  expect((await bench.call('PATCH', '/v1/edgehosts/edge-1/hostPairingKey', { hostPairingKey: 'new' })).status).toBe(
    204,
  );
  expect((await bench.call('PATCH', '/v1/edgehosts/edge-1/tunnelConfig', { remoteSsh: 'enabled' })).status).toBe(204);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'spec')).toMatchObject({
    host: { hostPairingKey: 'simulated-pairing-key-edge-1' },
    tunnelConfig: { remoteSsh: 'enabled' },
  });
  expect(bench.simulator.snapshot().state.hosts['edge-1']?.pairingKey).toBe(digestPairingKey('new'));
  expect(digestPairingKey('new')).not.toBe(digestPairingKey('old'));
});

test('the plain list can leave out hosts in use, and tags are listed once', async () => {
  const bench = createBench();
  await makeCluster(bench, 'store-12', ['edge-1']);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2', { site: 'a', fragile: 'spectro__tag' }));
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-3', { site: 'a' }));
  const unused = await bench.call('GET', '/v1/edgehosts/metadata?quickFilter=unusedEdgeHosts');
  expect(at(unused.body, 'edgeHosts')).toMatchObject([{ uid: 'edge-2', state: 'unpaired' }, { uid: 'edge-3' }]);
  expect((await bench.call('GET', '/v1/edgehosts/tags')).body).toEqual({ tags: ['fragile', 'site:a'] });
});

test('hosts are found by state, architecture and health', async () => {
  const bench = createBench();
  bench.simulator.stranger.registerHost({ uid: 'edge-1', isPaired: true, architecture: 'arm64' });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2'));
  const find = async (property: string, value: string) => {
    const { body } = await bench.call('POST', '/v1/dashboard/edgehosts/search', searchBody(property, value));
    return [at(body, 'items.0.metadata.uid'), at(body, 'listmeta.count')];
  };
  expect(await find('state', 'ready')).toEqual(['edge-1', 1]);
  expect(await find('state', 'unpaired')).toEqual(['edge-2', 1]);
  expect(await find('architecture', 'arm64')).toEqual(['edge-1', 1]);
  expect(await find('healthState', 'healthy')).toEqual(['edge-1', 1]);
  expect(await find('healthState', 'Healthy')).toEqual([undefined, 0]);
});

test('appliances can be filtered by name without regard to case, and by state', async () => {
  const bench = createBench();
  bench.simulator.stranger.registerHost({ uid: 'edge-A', isPaired: true });
  await bench.call('POST', '/v1/edgehosts', hostBody('other'));
  const find = async (filter: object) => {
    const { body } = await bench.call('POST', '/v1/dashboard/appliances/metadata', { filter });
    const items = at(body, 'items');
    return Array.isArray(items) ? items.map((item: unknown) => at(item, 'metadata.uid')) : [];
  };
  expect(await find({ name: { eq: 'EDGE-a' } })).toEqual(['edge-A']);
  expect(await find({ name: { eq: 'EDGE-a', ignoreCase: false } })).toEqual([]);
  expect(await find({ name: { contains: 'the' } })).toEqual(['other']);
  expect(await find({ name: { beginsWith: 'ed' } })).toEqual(['edge-A']);
  expect(await find({ name: { ne: 'other' } })).toEqual(['edge-A']);
  expect(await find({ states: ['unpaired'] })).toEqual(['other']);
});
