import { describe, expect, test } from 'vitest';
import { OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { switchesShape } from '../../../../lib/palette/simulator/switch-shapes';
import { defaultSwitches, type Switches } from '../../../../lib/palette/simulator/switches';
import { at, clusterBody, createBench, hostBody, infraUid, makeCluster, poolBody, searchBody } from './bench';

const CREATE = '/v1/spectroclusters/edge-native';
const HOSTS = '/v1/dashboard/edgehosts/search';
const CLUSTERS = '/v1/dashboard/spectroclusters/search';

function withSwitches(switches: Partial<Switches>) {
  return createBench({ switches });
}

test('every default position is one that JSON can name', () => {
  expect(switchesShape.parse(defaultSwitches())).toEqual(defaultSwitches());
});

test('a switch that is moved counts from the next request on', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  bench.simulator.switches.alreadyRegistered = { status: 500, code: 'AlreadyRegisteredEdgeHostDevice' };
  expect((await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).status).toBe(500);
});

describe('alreadyRegistered', () => {
  test.each([400, 409, 422, 500])('can be status %i; the code stays', async (status) => {
    const bench = withSwitches({ alreadyRegistered: { status, code: 'AlreadyRegisteredEdgeHostDevice' } });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { site: 'a' }));
    const again = await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { site: 'b' }));
    expect(again).toMatchObject({ status, body: { code: 'AlreadyRegisteredEdgeHostDevice' } });
    expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'metadata.labels')).toEqual({ site: 'a' });
  });

  test.each([
    ['accept-keep', { site: 'a' }],
    ['accept-replace', { site: 'b' }],
  ] as const)('in the same project may be %s', async (alreadyRegisteredSameProject, labels) => {
    const bench = withSwitches({ alreadyRegisteredSameProject });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { site: 'a' }));
    const again = await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { site: 'b' }));
    expect(again).toMatchObject({ status: 201, body: { uid: 'edge-1' } });
    expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'metadata.labels')).toEqual(labels);
  });

  test('is never accepted for a host of another project', async () => {
    const bench = withSwitches({ alreadyRegisteredSameProject: 'accept-replace' });
    bench.simulator.stranger.registerHost({ uid: 'edge-1', projectUid: OTHER_PROJECT_UID });
    expect((await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).status).toBe(409);
    expect((await bench.call('GET', '/v1/edgehosts/edge-1')).status).toBe(404);
  });
});

describe('cluster names', () => {
  test('a second cluster of a name is accepted where the switch says so, and both are found', async () => {
    const bench = withSwitches({ duplicateClusterName: 'accept' });
    await makeCluster(bench, 'store-12', ['edge-1']);
    await makeCluster(bench, 'store-12', ['edge-2']);
    expect(at((await bench.call('POST', CLUSTERS, searchBody('clusterName', 'store-12'))).body, 'listmeta.count')).toBe(
      2,
    );
  });

  test('a name used in another project is free, unless names are unique in the tenant', async () => {
    for (const [clusterNameScope, status] of [
      ['project', 201],
      ['tenant', 409],
    ] as const) {
      const bench = withSwitches({ clusterNameScope });
      bench.simulator.stranger.createCluster({ name: 'store-12', projectUid: OTHER_PROJECT_UID });
      await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
      expect((await bench.call('POST', CREATE, clusterBody('store-12', ['edge-1']))).status).toBe(status);
    }
  });

  test('the name of a deleted cluster is free or taken; of a deleting one, taken', async () => {
    for (const [nameOfDeletedCluster, status] of [
      ['free', 204],
      ['taken', 409],
    ] as const) {
      const bench = withSwitches({ nameOfDeletedCluster });
      const uid = bench.simulator.stranger.createCluster({ name: 'store-12' });
      bench.simulator.stranger.deleteCluster(uid);
      const validate = () => bench.call('GET', '/v1/spectroclusters/validate/name?name=store-12');
      expect((await validate()).status).toBe(409);
      bench.pass(60);
      expect((await validate()).status).toBe(status);
    }
  });

  test('a name outside RFC 1123 is refused or accepted', async () => {
    const path = '/v1/spectroclusters/validate/name?name=Store_12';
    expect((await createBench().call('GET', path)).status).toBe(400);
    expect((await withSwitches({ clusterNameRule: 'accept' }).call('GET', path)).status).toBe(204);
  });
});

describe('refusals of a create', () => {
  const hosts = ['edge-1', 'edge-2', 'edge-3', 'edge-4'];
  const base = clusterBody('store-12', ['edge-1']);
  const cases: [string, keyof Switches, object][] = [
    ['a host in use', 'hostInUse', clusterBody('store-12', ['edge-busy'])],
    ['an unknown host', 'unknownHost', clusterBody('store-12', ['edge-nowhere'])],
    ['a control plane of two', 'evenControlPlane', clusterBody('store-12', hosts.slice(0, 2))],
    ['a control plane of four', 'evenControlPlane', clusterBody('store-12', hosts)],
    ['a control plane of none', 'evenControlPlane', clusterBody('store-12', [])],
    ['no profile', 'infraProfiles', { ...base, spec: { ...base.spec, profiles: [] } }],
    ['an infra profile twice', 'infraProfiles', { ...base, spec: { ...base.spec, profiles: twoInfra() } }],
    ['a profile of another cloud', 'infraProfiles', { ...base, spec: { ...base.spec, profiles: vsphere() } }],
  ];

  async function prepared(switches: Partial<Switches>) {
    const bench = withSwitches(switches);
    for (const uid of [...hosts, 'edge-busy']) await bench.call('POST', '/v1/edgehosts', hostBody(uid));
    bench.simulator.stranger.createCluster({ name: 'busy', hosts: ['edge-busy'] });
    return bench;
  }

  test.each(cases)('%s: status and code are as the switch %s says', async (_name, key, body) => {
    const bench = await prepared({ [key]: { status: 422, code: 'MadeUp' } });
    expect(await bench.call('POST', CREATE, body)).toMatchObject({ status: 422, body: { code: 'MadeUp' } });
    expect(Object.keys(bench.simulator.snapshot().state.clusters)).toHaveLength(1);
  });

  test.each(cases)('%s is accepted where the switch %s says so', async (_name, key, body) => {
    const bench = await prepared({ [key]: 'accept' });
    expect((await bench.call('POST', CREATE, body)).status).toBe(201);
  });

  test('a host accepted twice ends in two clusters', async () => {
    const bench = await prepared({ hostInUse: 'accept' });
    await bench.call('POST', CREATE, clusterBody('store-12', ['edge-busy']));
    const refs = at((await bench.call('GET', '/v1/edgehosts/edge-busy')).body, 'status.inUseClustersRef');
    expect(refs).toMatchObject([{ name: 'busy' }, { name: 'store-12' }]);
  });

  test('an unknown profile is refused', async () => {
    const bench = await prepared({});
    const body = { ...base, spec: { ...base.spec, profiles: [{ uid: infraUid }, { uid: 'f'.repeat(24) }] } };
    expect(await bench.call('POST', CREATE, body)).toMatchObject({ body: { code: 'ClusterProfileNotFound' } });
  });

  function twoInfra() {
    const uid = createBench()
      .simulator.snapshot()
      .state.profiles.find((profile) => profile.name === 'edge-full')?.uid;
    return [{ uid: infraUid }, { uid }];
  }

  function vsphere() {
    const { profiles } = createBench().simulator.snapshot().state;
    return [{ uid: profiles.find((profile) => profile.name === 'vsphere-infra')?.uid }];
  }
});

describe('searchLagMs', () => {
  test('the dashboards know a host, its labels and a cluster only after the lag; the direct reads at once', async () => {
    const bench = withSwitches({ searchLagMs: 2000 });
    const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
    const counts = async () => [
      at((await bench.call('POST', HOSTS, {})).body, 'listmeta.count'),
      at((await bench.call('POST', CLUSTERS, {})).body, 'listmeta.count'),
    ];
    expect((await bench.call('GET', `/v1/spectroclusters/${uid}`)).status).toBe(200);
    expect(await counts()).toEqual([0, 0]);
    bench.pass(1.999);
    expect(await counts()).toEqual([0, 0]);
    bench.pass(0.001);
    expect(await counts()).toEqual([1, 1]);
    bench.simulator.stranger.setHostLabels('edge-1', { site: 'new' });
    expect(at((await bench.call('POST', HOSTS, searchBody('tags', 'site:new'))).body, 'listmeta.count')).toBe(0);
    bench.pass(2);
    expect(at((await bench.call('POST', HOSTS, searchBody('tags', 'site:new'))).body, 'listmeta.count')).toBe(1);
  });

  test('many writes within the lag do not lose the view of before', async () => {
    const bench = withSwitches({ searchLagMs: 3000 });
    for (let index = 0; index < 20; index += 1) {
      await bench.call('POST', '/v1/edgehosts', hostBody(`edge-${index}`));
      bench.pass(0.5);
    }
    expect(at((await bench.call('POST', HOSTS, {})).body, 'listmeta.count')).toBe(15);
  });
});

test('inUseMoment: a host turns in-use at the create, or when its agent picks the cluster up', async () => {
  const lazy = withSwitches({ inUseMoment: 'when-agent-picks-up' });
  lazy.simulator.devices.create({ id: 'edge-1' });
  await makeCluster(lazy, 'store-12', ['edge-1']);
  const status = async () => at((await lazy.call('GET', '/v1/edgehosts/edge-1')).body, 'status');
  expect(await status()).toMatchObject({ state: 'unpaired', inUseClustersRef: [] });
  lazy.pass(30);
  expect(await status()).toMatchObject({ state: 'ready', health: { state: 'healthy' } });
  lazy.pass(10);
  expect(await status()).toMatchObject({ state: 'in-use', inUseClustersRef: [{ name: 'store-12' }] });
});

test('poolChangeWhileProvisioning: accepted, or refused until the cluster runs', async () => {
  const bench = withSwitches({ poolChangeWhileProvisioning: { status: 409, code: 'Busy' } });
  for (const id of ['edge-1', 'edge-2']) bench.simulator.devices.create({ id });
  const { configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2'));
  const add = () =>
    bench.call('POST', `/v1/cloudconfigs/edge-native/${configUid}/machinePools`, poolBody('worker-pool', ['edge-2']));
  expect(await add()).toMatchObject({ status: 409, body: { code: 'Busy' } });
  bench.pass(20);
  expect((await add()).status).toBe(409);
  bench.pass(400);
  expect((await add()).status).toBe(201);
});

test('omittedHostInPut: a host left out is dropped, or kept with the size to match', async () => {
  for (const [omittedHostInPut, uids] of [
    ['dropped', ['edge-3']],
    ['kept', ['edge-2', 'edge-3']],
  ] as const) {
    const bench = withSwitches({ omittedHostInPut });
    const { configUid } = await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-3'));
    const config = `/v1/cloudconfigs/edge-native/${configUid}`;
    await bench.call('PUT', `${config}/machinePools/worker-pool`, poolBody('worker-pool', ['edge-3']));
    const pool = at((await bench.call('GET', config)).body, 'spec.machinePoolConfig.1');
    expect(pool).toMatchObject({ size: uids.length, hosts: uids.map((hostUid) => ({ hostUid })) });
  }
});

test('labelWriteOnUnpaired: accepted, or refused with the known code until the host has paired', async () => {
  const code = 'EdgeHostDeviceNotRegistered';
  const bench = withSwitches({ labelWriteOnUnpaired: { status: 400, code } });
  bench.simulator.devices.create({ id: 'edge-1' });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { a: '1', b: '2' }));
  const body = { metadata: { uid: 'edge-1', name: 'edge-1', labels: { b: '3' } } };
  const write = () => bench.call('PUT', '/v1/edgehosts/edge-1/meta', body);
  expect(await write()).toMatchObject({ status: 400, body: { code } });
  bench.pass(30);
  expect((await write()).status).toBe(204);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'metadata.labels')).toEqual({ b: '3' });
  expect((await createBench().call('PUT', '/v1/edgehosts/edge-1/meta', body)).status).toBe(404);
});

test('hostOfOtherProject: not found, or readable with the project it is in', async () => {
  for (const [hostOfOtherProject, status] of [
    ['not-found', 404],
    ['readable', 200],
  ] as const) {
    const bench = withSwitches({ hostOfOtherProject });
    bench.simulator.stranger.registerHost({ uid: 'edge-1', projectUid: OTHER_PROJECT_UID });
    const answer = await bench.call('GET', '/v1/edgehosts/edge-1');
    expect(answer.status).toBe(status);
    if (status === 200) expect(at(answer.body, 'aclmeta.projectUid')).toBe(OTHER_PROJECT_UID);
    expect(at((await bench.call('POST', HOSTS, {})).body, 'items')).toEqual([]);
    expect((await bench.call('DELETE', '/v1/edgehosts/edge-1')).status).toBe(404);
  }
});

test('a host of another tenant is never readable, yet its ID is taken', async () => {
  const bench = withSwitches({ hostOfOtherProject: 'readable' });
  bench.simulator.stranger.registerHost({ uid: 'edge-1', projectUid: 'of-another-tenant' });
  expect((await bench.call('GET', '/v1/edgehosts/edge-1')).status).toBe(404);
  expect((await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).status).toBe(409);
});

test('statusBeforeExists: absent, or an empty object', async () => {
  const bench = withSwitches({ statusBeforeExists: 'empty' });
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  expect((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body).toEqual({ status: {} });
  expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}`)).body, 'status')).toEqual({});
  bench.simulator.switches.statusBeforeExists = 'absent';
  expect((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body).toEqual({});
});

test('cloudConfigUidInSearch: there or not; the cluster itself always tells', async () => {
  const bench = withSwitches({ cloudConfigUidInSearch: 'absent' });
  await makeCluster(bench, 'store-12', ['edge-1']);
  const found = await bench.call('POST', CLUSTERS, searchBody('clusterName', 'store-12'));
  expect(at(found.body, 'items.0.specSummary.cloudConfig')).not.toHaveProperty('uid');
});

test('healthOnUnpaired: an empty state, or no health at all', async () => {
  const bench = withSwitches({ healthOnUnpaired: 'absent' });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'status')).not.toHaveProperty('health');
});

test('hostIdCase: IDs are compared exactly, or without regard to case', async () => {
  for (const [hostIdCase, status] of [
    ['exact', 201],
    ['insensitive', 409],
  ] as const) {
    const bench = withSwitches({ hostIdCase });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-A'));
    expect((await bench.call('POST', '/v1/edgehosts', hostBody('EDGE-a'))).status).toBe(status);
  }
});

test('deleteHostInUse: refused, or accepted and the pool still names the host', async () => {
  for (const [deleteHostInUse, status] of [
    [{ status: 409, code: 'InUse' }, 409],
    ['accept', 204],
  ] as const) {
    const bench = withSwitches({ deleteHostInUse });
    const { configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
    expect((await bench.call('DELETE', '/v1/edgehosts/edge-1')).status).toBe(status);
    const config = await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`);
    expect(at(config.body, 'spec.machinePoolConfig.0.hosts.0.hostUid')).toBe('edge-1');
  }
});

test('invalidHostUid: an ID against the rules, or one that collides with a fixed path, is refused or accepted', async () => {
  for (const uid of ['edge host', 'metadata', 'tags', 'tokens', '-edge', 'a'.repeat(129), 'edge/1']) {
    expect((await createBench().call('POST', '/v1/edgehosts', hostBody(uid))).status).toBe(400);
    expect((await withSwitches({ invalidHostUid: 'accept' }).call('POST', '/v1/edgehosts', hostBody(uid))).status).toBe(
      201,
    );
  }
});

test('validateClusterErrors: on the first pool of the answer, or as an error status', async () => {
  const bench = createBench();
  await makeCluster(bench, 'store-12', ['edge-1']);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2'));
  const validate = () => bench.call('POST', `${CREATE}/validate`, clusterBody('store-12', ['edge-2']));
  const inside = await validate();
  expect(inside.status).toBe(200);
  expect(at(inside.body, 'machinePools.results.0.errors')).toMatchObject([{ code: 'DuplicateClusterName' }]);
  bench.simulator.switches.validateClusterErrors = 'as-error-status';
  expect(await validate()).toMatchObject({ status: 409, body: { code: 'DuplicateClusterName' } });
});

test('unknownPool: the refusal of a pool that is not there', async () => {
  const bench = withSwitches({ unknownPool: { status: 400, code: 'NoSuchPool' } });
  const { configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  const path = `/v1/cloudconfigs/edge-native/${configUid}/machinePools/spare`;
  expect(await bench.call('PUT', path, poolBody('spare', ['edge-1']))).toMatchObject({ body: { code: 'NoSuchPool' } });
});

test('specNullArrays: empty arrays come as null, full ones as they are', async () => {
  const bench = withSwitches({ specNullArrays: true });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'status.inUseClustersRef')).toBeNull();
  expect(at((await bench.call('POST', CLUSTERS, {})).body, 'items')).toBeNull();
  expect(at((await bench.call('POST', HOSTS, {})).body, 'items.0.metadata.uid')).toBe('edge-1');
});

test('registrationUrlJoin: how the device puts the code together', () => {
  const url = 'https://edge.example/app/';
  const joined = (registrationUrlJoin: Switches['registrationUrlJoin'], base: string) =>
    withSwitches({ registrationUrlJoin }).simulator.devices.registrationUrl('edge-1', base);
  expect(joined('slash-query', 'https://edge.example')).toBe('https://edge.example/?appliance-id=edge-1');
  expect(joined('slash-query', url)).toBe('https://edge.example/app/?appliance-id=edge-1');
  expect(joined('verbatim-slash-query', url)).toBe('https://edge.example/app//?appliance-id=edge-1');
  expect(joined('query', url)).toBe('https://edge.example/app/?appliance-id=edge-1');
});
