import { describe, expect, test } from 'vitest';
import { defaultSeed } from '../../../../lib/palette/simulator/default-seed';
import type { Seed } from '../../../../lib/palette/simulator/seed-shape';
import type { Switches } from '../../../../lib/palette/simulator/switches';
import { addOnUid, at, type Bench, clusterBody, createBench, hostBody, infraUid, makeCluster } from './bench';

const secretsUid = 'aaaaaaaaaaaaaaaaaaaaaaaa';
const seed: Seed = {
  ...defaultSeed,
  profiles: [
    ...defaultSeed.profiles,
    {
      uid: secretsUid,
      name: 'secrets',
      version: '1.0.0',
      type: 'add-on',
      variables: [
        { name: 'password', isSensitive: true },
        { name: 'zone', defaultValue: 'a', immutable: true },
      ],
      packs: [{ name: 'vault', layer: 'addon', version: '1.0.0', values: 'size: 1' }],
    },
  ],
  templates: [{ uid: 't1', name: 'shops', profileUids: [infraUid, addOnUid] }],
};

async function scene(switches: Partial<Switches> = {}) {
  const bench = createBench({ seed, switches });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  const made = await create(bench, {
    profiles: [{ uid: infraUid }, { uid: secretsUid, variables: [given('zone', 'a')] }],
  });
  const cluster = `/v1/spectroclusters/${at(made.body, 'uid')}`;
  const patch = (...profiles: object[]) => bench.call('PATCH', `${cluster}/profiles`, { profiles });
  return { bench, cluster, patch };
}

/** Creates a cluster of `edge-1` with other parts of `spec`. */
function create(bench: Bench, spec: object, name = 'store-12') {
  const body = clusterBody(name, ['edge-1']);
  return bench.call('POST', '/v1/spectroclusters/edge-native', { ...body, spec: { ...body.spec, ...spec } });
}

function given(name: string, value: string) {
  return { name, value };
}

async function variablesOf(bench: Bench, cluster: string, profileUid: string): Promise<unknown[]> {
  const { body } = await bench.call('GET', `${cluster}/variables`);
  const found = Array.isArray(body) ? body.find((one: unknown) => at(one, 'profileUid') === profileUid) : undefined;
  const variables = at(found, 'variables');
  return Array.isArray(variables) ? variables.map((one: unknown) => [at(one, 'name'), at(one, 'value')]) : [];
}

describe('the profiles of a cluster', () => {
  test('show the values of their layers, and the variables those of the cluster; secrets are masked', async () => {
    const { bench, cluster, patch } = await scene();
    await patch({ uid: secretsUid, replaceWithProfile: secretsUid, variables: [given('password', 'hunter2')] });
    const { body } = await bench.call('GET', `${cluster}/profiles`);
    expect(at(body, 'profiles.1.spec.packs.0.spec.values')).toBe('size: 1');
    expect(await variablesOf(bench, cluster, secretsUid)).toEqual([
      ['password', '********'],
      ['zone', 'a'],
    ]);
    expect(JSON.stringify((await bench.call('GET', `${cluster}/variables`)).body)).not.toContain('hunter2');
  });

  test('take other values, and keep those that are not named', async () => {
    const { bench, cluster, patch } = await scene();
    const values = (packValues: object[]) => patch({ uid: secretsUid, replaceWithProfile: secretsUid, packValues });
    await values([{ name: 'vault', values: 'size: 2' }]);
    await patch({ uid: secretsUid, replaceWithProfile: secretsUid, variables: [given('password', 'x')] });
    const { body } = await bench.call('GET', `${cluster}/profiles`);
    expect(at(body, 'profiles.1.spec.packs.0.spec.values')).toBe('size: 2');
  });

  test('are replaced by another version, which takes the place and the values', async () => {
    const { bench, cluster, patch } = await scene();
    expect((await patch({ uid: addOnUid, replaceWithProfile: secretsUid })).status).toBe(204);
    const { body } = await bench.call('GET', cluster);
    expect(at(body, 'spec.clusterProfileTemplates.1.uid')).toBe(addOnUid);
    expect(at(body, 'spec.clusterProfileTemplates')).toHaveLength(2);
  });

  test('are attached a second time when nobody says what they replace: the worst reading', async () => {
    const { bench, cluster, patch } = await scene();
    await patch({ uid: secretsUid });
    expect(at((await bench.call('GET', cluster)).body, 'spec.clusterProfileTemplates')).toHaveLength(3);
  });

  test('that Palette does not know are refused, and nothing changes', async () => {
    const { bench, cluster, patch } = await scene();
    expect(await patch({ uid: addOnUid }, { uid: 'nobody' })).toMatchObject({
      body: { code: 'ClusterProfileNotFound' },
    });
    expect(at((await bench.call('GET', cluster)).body, 'spec.clusterProfileTemplates')).toHaveLength(2);
  });

  test('take no values for a layer that they do not have', async () => {
    const { bench, patch } = await scene();
    const packValues = [{ name: 'nginx', values: 'a: 1' }];
    const answer = await patch({ uid: secretsUid, replaceWithProfile: secretsUid, packValues });
    expect(answer).toMatchObject({ status: 400, body: { code: 'PackNotFound' } });
    expect(await create(bench, { profiles: [{ uid: infraUid, packValues }] }, 'other')).toMatchObject({ status: 400 });
  });

  test('keep what never changes', async () => {
    const { patch } = await scene();
    const zone = (value: string) =>
      patch({ uid: secretsUid, replaceWithProfile: secretsUid, variables: [given('zone', value)] });
    expect(await zone('b')).toMatchObject({ status: 400, body: { code: 'InvalidVariableValue' } });
    expect((await zone('a')).status).toBe(204);
  });
});

describe('values of variables', () => {
  test('of the wrong format are refused at create and later, unless the switch says otherwise', async () => {
    for (const [variableValue, status] of [
      [{ status: 422, code: 'Nope' }, 422],
      ['accept', 201],
    ] as const) {
      const bench = createBench({ seed, switches: { variableValue } });
      await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
      const profiles = [{ uid: infraUid }, { uid: addOnUid, variables: [given('till_count', 'many')] }];
      expect((await create(bench, { profiles })).status).toBe(status);
    }
    const { patch } = await scene();
    const answer = await patch({ uid: addOnUid, variables: [given('till_count', 'many')] });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidVariableValue' } });
  });

  test('are named by a dry run too', async () => {
    const bench = createBench({ seed });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    const body = clusterBody('store-12', ['edge-1']);
    const profiles = [{ uid: infraUid }, { uid: addOnUid, variables: [given('till_count', 'many')] }];
    const answer = await bench.call('POST', '/v1/spectroclusters/edge-native/validate', {
      ...body,
      spec: { ...body.spec, profiles },
    });
    expect(JSON.stringify(answer.body)).toContain("Variable 'till_count' is no number");
  });
});

describe('a cluster of a template', () => {
  const ofTemplate = { clusterTemplate: { uid: 't1' }, clusterConfig: { timezone: 'America/Denver' }, profiles: [] };

  async function make(spec: object) {
    const bench = createBench({ seed });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    return { bench, made: await create(bench, { ...ofTemplate, ...spec }) };
  }

  test('has the profiles of the template, and says where they are from', async () => {
    const { bench, made } = await make({});
    const { body } = await bench.call('GET', `/v1/spectroclusters/${at(made.body, 'uid')}`);
    expect(at(body, 'spec.clusterTemplate.uid')).toBe('t1');
    expect(at(body, 'spec.clusterProfileTemplates.1.uid')).toBe(addOnUid);
  });

  test('may have variables of its own', async () => {
    const profiles = [{ uid: addOnUid, variables: [given('till_count', '3')] }];
    const { bench, made } = await make({ profiles });
    expect(await variablesOf(bench, `/v1/spectroclusters/${at(made.body, 'uid')}`, addOnUid)).toContainEqual([
      'till_count',
      '3',
    ]);
  });

  test.each([
    ['the template is unknown', { clusterTemplate: { uid: 't9' } }],
    ['there is no time zone', { clusterConfig: {} }],
    ['a profile is none of the template', { profiles: [{ uid: secretsUid }] }],
    ['values of layers are given', { profiles: [{ uid: infraUid, packValues: [{ name: 'edge-k3s', values: 'a' }] }] }],
  ])('is refused when %s', async (_name, spec) => {
    expect((await make(spec)).made).toMatchObject({ status: 400, body: { code: 'InvalidClusterTemplate' } });
  });
});

describe('what a cluster does by itself', () => {
  const scanPolicy = { kubeBench: { schedule: { scheduledRunTime: '0 3 * * 1' } } };
  const securityAt = 'spec.driverSpec.kube-bench.config.schedule.scheduledRunTime';

  async function made(policies: object, switches: Partial<Switches> = {}) {
    const bench = createBench({ seed, switches });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    const answer = await create(bench, { policies });
    return { bench, answer, features: `/v1/spectroclusters/${at(answer.body, 'uid')}/features` };
  }

  async function locationOf(bench: Bench): Promise<unknown> {
    return at((await bench.call('GET', '/v1/users/assets/locations')).body, 'items.0.metadata.uid');
  }

  test('is read back as it was said at create', async () => {
    const location = await locationOf(createBench({ seed }));
    const backupPolicy = { backupLocationUid: location, schedule: { scheduledRunTime: '0 2 * * *' } };
    const { bench, features } = await made({ scanPolicy, backupPolicy });
    expect(at((await bench.call('GET', `${features}/complianceScan`)).body, securityAt)).toBe('0 3 * * 1');
    expect(at((await bench.call('GET', `${features}/backup`)).body, 'spec.config')).toEqual(backupPolicy);
  });

  test('is nothing until somebody says so, which is not the same as a path that is not there', async () => {
    const { bench, features } = await made({});
    expect(await bench.call('GET', `${features}/complianceScan`)).toMatchObject({ body: { code: 'ResourceNotFound' } });
    expect(await bench.call('GET', `${features}/backup`)).toMatchObject({ body: { code: 'BackupNotConfigured' } });
    expect((await bench.call('PUT', `${features}/complianceScan`, scanPolicy)).status).toBe(404);
    expect((await bench.call('POST', `${features}/complianceScan`, scanPolicy)).status).toBe(201);
    expect((await bench.call('PUT', `${features}/complianceScan`, { sonobuoy: {} })).status).toBe(204);
    const { body } = await bench.call('GET', `${features}/complianceScan`);
    expect(Object.keys(at(body, 'spec.driverSpec') ?? {})).toEqual(['sonobuoy']);
  });

  test('ends, for backups, with a DELETE, which may be repeated', async () => {
    const { bench, features } = await made({});
    const backup = { backupLocationUid: await locationOf(bench), schedule: { scheduledRunTime: '0 2 * * *' } };
    expect((await bench.call('POST', `${features}/backup`, backup)).status).toBe(201);
    for (const _ of [1, 2]) expect((await bench.call('DELETE', `${features}/backup`)).status).toBe(204);
    expect((await bench.call('GET', `${features}/backup`)).status).toBe(400);
  });

  test('needs a place for backups that is there', async () => {
    const backup = { backupLocationUid: 'gone', schedule: { scheduledRunTime: '0 2 * * *' } };
    const { answer } = await made({ backupPolicy: backup });
    expect(answer).toMatchObject({ status: 400, body: { code: 'BackupLocationNotFound' } });
    const { bench, features } = await made({});
    expect(await bench.call('POST', `${features}/backup`, backup)).toMatchObject({ status: 400 });
    expect((await made({ backupPolicy: backup }, { backupLocation: 'accept' })).answer.status).toBe(201);
  });

  test.each([
    ['GET', '/features/complianceScan', undefined],
    ['POST', '/features/backup', {}],
    ['DELETE', '/features/backup', undefined],
    ['PATCH', '/clusterConfig/timezone', { timezone: 'UTC' }],
    ['PATCH', '/clusterConfig/osPatch', { osPatchConfig: {} }],
  ])('is no operation at all where the switch says so: %s %s', async (method, path, body) => {
    const bench = createBench({ switches: { clusterFeatures: 'absent' } });
    const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
    const answer = await bench.call(method, `/v1/spectroclusters/${uid}${path}`, body);
    expect(answer).toMatchObject({ status: 404, body: { code: 'RouteNotFound' } });
  });
});

test('place, time zone and patches of a cluster are read where Palette shows them', async () => {
  const { bench, cluster } = await scene();
  const geoLoc = { latitude: 39.74, longitude: -104.99 };
  await bench.call('PUT', `${cluster}/location`, { location: { geoLoc } });
  await bench.call('PATCH', `${cluster}/clusterConfig/timezone`, { timezone: 'America/Denver' });
  await bench.call('PATCH', `${cluster}/clusterConfig/osPatch`, { osPatchConfig: { schedule: '0 4 * * 0' } });
  bench.pass(10);
  const { body } = await bench.call('GET', cluster);
  expect(at(body, 'status.location.geoLoc')).toEqual(geoLoc);
  expect(at(body, 'spec.clusterConfig')).toEqual({
    timezone: 'America/Denver',
    machineManagementConfig: { osPatchConfig: { schedule: '0 4 * * 0' } },
  });
});

test.each([
  ['PUT', '/location', { location: {} }],
  ['PATCH', '/profiles', { profiles: [] }],
  ['PATCH', '/clusterConfig/timezone', { timezone: 'UTC' }],
  ['POST', '/features/complianceScan', {}],
])('a deleted cluster takes no %s %s', async (method, path, body) => {
  const { bench, cluster } = await scene();
  await bench.call('DELETE', `${cluster}?forceDelete=true`);
  expect((await bench.call(method, `${cluster}${path}`, body)).status).toBe(404);
});

describe('the archive of a profile', () => {
  test('is a file with a name', async () => {
    const answer = await createBench().call('GET', `/v1/clusterprofiles/${infraUid}/spc/download`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=edge-infra-1.2.0.tgz');
    expect(answer.body).toContain('edge-infra 1.2.0');
  });

  test('of a profile that nobody knows is refused in JSON', async () => {
    const answer = await createBench().call('GET', '/v1/clusterprofiles/nobody/spc/download');
    expect(answer).toMatchObject({ status: 404, body: { code: 'ResourceNotFound' } });
  });
});

test('a template that nobody knows is refused', async () => {
  expect((await createBench({ seed }).call('GET', '/v1/clusterTemplates/t9')).status).toBe(404);
  expect((await createBench({ seed }).call('GET', '/v1/clusterTemplates/t1')).body).toMatchObject({
    metadata: { uid: 't1', name: 'shops' },
  });
});
