import { expect, test } from 'vitest';
import { profileUid } from '../../../../lib/palette/simulator/seed';
import { addOnUid, at, clusterBody, createBench, hostBody, infraUid, makeCluster, searchBody } from './bench';

test('a cluster is read with its profiles, its config reference and what was given', async () => {
  const bench = createBench();
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  expect(uid).toMatch(/^[0-9a-f]{24}$/);
  expect((await bench.call('GET', `/v1/spectroclusters/${uid}`)).body).toMatchObject({
    metadata: { name: 'store-12', labels: { 'managed-by': 'edge-registration' }, annotations: { scope: 'project' } },
    spec: {
      cloudType: 'edge-native',
      cloudConfigRef: { uid: configUid },
      clusterProfileTemplates: [
        { uid: infraUid, type: 'infra' },
        { uid: addOnUid, type: 'add-on' },
      ],
    },
  });
  const config = await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`);
  expect(at(config.body, 'spec.clusterConfig.controlPlaneEndpoint')).toEqual({ host: '10.20.30.40', type: 'VIP' });
});

test('validate answers 200 with errors on the pool and the profile they are about, and writes nothing', async () => {
  const bench = createBench();
  const body = clusterBody('store-12', ['edge-nowhere']);
  const wrong = { ...body, spec: { ...body.spec, profiles: [{ uid: infraUid }, { uid: 'f'.repeat(24) }] } };
  const answer = await bench.call('POST', '/v1/spectroclusters/edge-native/validate', wrong);
  expect(answer).toMatchObject({
    status: 200,
    body: {
      machinePools: { results: [{ name: 'control-plane-pool', errors: [{ code: 'EdgeHostNotFound' }] }] },
      profiles: [
        { uid: infraUid, packs: { results: [] } },
        { packs: { results: [{ errors: [{ code: 'ClusterProfileNotFound' }] }] } },
      ],
    },
  });
  expect(bench.simulator.log.at(-1)?.effect).toBe('read');
});

test('validate of a good body has no errors anywhere', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  const answer = await bench.call('POST', '/v1/spectroclusters/edge-native/validate', clusterBody('a', ['edge-1']));
  expect(JSON.stringify(answer.body)).not.toContain('"code"');
});

test('validate complains about missing profiles even when there is no profile to put it on', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  const body = clusterBody('a', ['edge-1']);
  const bare = { ...body, spec: { ...body.spec, profiles: null } };
  const answer = await bench.call('POST', '/v1/spectroclusters/edge-native/validate', bare);
  expect(at(answer.body, 'machinePools.results.0.errors')).toMatchObject([{ code: 'InvalidInfraProfile' }]);
});

test('the search that Go clients use finds live clusters of a name: not nested, not deleted', async () => {
  const bench = createBench();
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  await makeCluster(bench, 'store-13', ['edge-2']);
  const text = (property: string, value: string, negation: boolean) => ({
    property,
    type: 'string',
    condition: { string: { operator: 'eq', negation, match: { conjunction: 'or', values: [value] } } },
  });
  const live = { property: 'isDeleted', type: 'bool', condition: { bool: { value: false } } };
  const body = {
    filter: {
      conjunction: 'and',
      filterGroups: [
        { conjunction: 'and', filters: [text('environment', 'nested', true), live] },
        { conjunction: 'and', filters: [text('clusterName', 'store-12', false)] },
      ],
    },
  };
  const find = () => bench.call('POST', '/v1/dashboard/spectroclusters/search', body);
  expect(at((await find()).body, 'items')).toMatchObject([{ metadata: { uid } }]);
  await bench.call('DELETE', `/v1/spectroclusters/${uid}`);
  expect(at((await find()).body, 'items')).toMatchObject([{ metadata: { uid }, status: { state: 'Deleting' } }]);
  bench.pass(60);
  expect(at((await find()).body, 'items')).toEqual([]);
});

test('clusters are found by tag, and the tags of all are listed', async () => {
  const bench = createBench();
  await makeCluster(bench, 'store-12', ['edge-1']);
  const path = '/v1/dashboard/spectroclusters/metadata/search';
  const found = await bench.call('POST', path, searchBody('tags', 'site:store-12'));
  expect(at(found.body, 'items.0.specSummary.tags')).toContain('managed-by:edge-registration');
  const tags = await bench.call('GET', '/v1/spectroclusters/tags');
  expect(tags.body).toEqual({ tags: ['managed-by:edge-registration', 'site:store-12'] });
});

test('the cheap list filters by name, state and environment and sorts by name', async () => {
  const bench = createBench();
  for (const [name, host] of [
    ['store-2', 'a'],
    ['store-1', 'b'],
  ] as const)
    await makeCluster(bench, name, [host]);
  const names = async (body: object) => {
    const items = at((await bench.call('POST', '/v1/dashboard/spectroclusters/metadata', body)).body, 'items');
    return Array.isArray(items) ? items.map((item: unknown) => at(item, 'name')) : [];
  };
  expect(await names({ sort: 'name' })).toEqual(['store-1', 'store-2']);
  expect(await names({ filter: { name: { eq: 'STORE-2' } } })).toEqual(['store-2']);
  expect(await names({ filter: { name: { eq: 'STORE-2', ignoreCase: false } } })).toEqual([]);
  expect(await names({ filter: { environment: 'aws' } })).toEqual([]);
  bench.pass(3);
  expect(await names({ filter: { state: 'Pending' } })).toHaveLength(2);
  expect(await names({ filter: { state: 'Running' } })).toEqual([]);
});

test('labels of a cluster can be changed, its scope annotation stays', async () => {
  const bench = createBench();
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  const metadata = { name: 'store-12', labels: { site: 'x' }, annotations: { description: 'shop' } };
  expect((await bench.call('PATCH', `/v1/spectroclusters/${uid}/metadata`, { metadata })).status).toBe(204);
  expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}`)).body, 'metadata')).toMatchObject({
    labels: { site: 'x' },
    annotations: { description: 'shop', scope: 'project' },
  });
});

test('the hosts of a cluster can be listed', async () => {
  const bench = createBench();
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  const hosts = await bench.call('GET', `/v1/spectroclusters/${uid}/edge-native/edgeHosts`);
  expect(at(hosts.body, 'items')).toMatchObject([{ metadata: { uid: 'edge-1' } }, { metadata: { uid: 'edge-2' } }]);
});

test.each([
  ['no pool', { machinepoolconfig: [] }],
  ['pools under another spelling', { machinepoolconfig: undefined, machinePoolConfig: [] }],
  ['no cloud config', { cloudConfig: undefined }],
  ['a wrong endpoint type', { cloudConfig: { controlPlaneEndpoint: { type: 'DHCP' } } }],
])('a create with %s is a schema violation', async (_name, change) => {
  const bench = createBench();
  const body = clusterBody('store-12', ['edge-1']);
  const answer = await bench.call('POST', '/v1/spectroclusters/edge-native', {
    ...body,
    spec: { ...body.spec, ...change },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'SchemaViolation' } });
});

test('profiles: one row per version in the list, one item per name in the filter, variables by UID', async () => {
  const bench = createBench();
  const list = at((await bench.call('GET', '/v1/dashboard/clusterprofiles/metadata')).body, 'items');
  const named = Array.isArray(list) ? list.filter((item: unknown) => at(item, 'metadata.name') === 'edge-infra') : [];
  expect(named.map((item: unknown) => at(item, 'spec.version'))).toEqual(['1.0.0', '1.1.0', '1.2.0']);
  const filter = { profileName: { eq: 'edge-infra', ignoreCase: false }, scope: 'project', profileType: ['infra'] };
  const found = await bench.call('POST', '/v1/dashboard/clusterprofiles', { filter });
  expect(at(found.body, 'items')).toMatchObject([
    { metadata: { name: 'edge-infra' }, specSummary: { version: '1.2.0', versions: [{}, {}, { uid: infraUid }] } },
  ]);
  const variables = await bench.call('GET', `/v1/clusterprofiles/${addOnUid}/variables`);
  expect(at(variables.body, 'variables')).toMatchObject([
    { name: 'time_zone', required: true },
    { name: 'till_count' },
  ]);
});

test('profiles of another project are not to be had, those of the tenant are', async () => {
  const bench = createBench();
  const read = (name: string) => bench.call('GET', `/v1/clusterprofiles/${profileUid(name, '1.0.0')}`);
  expect((await read('lab-infra')).status).toBe(404);
  expect(at((await read('vsphere-infra')).body, 'metadata.annotations.scope')).toBe('tenant');
});
