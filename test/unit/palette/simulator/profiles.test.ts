import { expect, test } from 'vitest';
import { OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { profileUid } from '../../../../lib/palette/simulator/seed';
import { at, type Bench, createBench } from './bench';

async function find(bench: Bench, filter: object, query = ''): Promise<string[]> {
  const { body } = await bench.call('POST', `/v1/dashboard/clusterprofiles${query}`, { filter });
  const items = at(body, 'items');
  if (!Array.isArray(items)) return [];
  return items.map((item: unknown) => `${at(item, 'metadata.name')}@${at(item, 'specSummary.version')}`);
}

test.each([
  ['a name', { profileName: { eq: 'store-apps' } }, ['store-apps@1.1.0']],
  ['a name in another case', { profileName: { eq: 'STORE-APPS' } }, ['store-apps@1.1.0']],
  ['a name in another case that counts', { profileName: { eq: 'STORE-APPS', ignoreCase: false } }, []],
  ['a version', { profileName: { eq: 'edge-infra' }, version: { eq: '1.1.0' } }, ['edge-infra@1.1.0']],
  ['the beginning of a version', { version: { beginsWith: '3.' } }, ['monitoring@3.2.1']],
  ['any version but one', { profileName: { eq: 'store-apps' }, version: { ne: '1.1.0' } }, ['store-apps@1.0.0']],
  ['full profiles', { profileType: ['cluster'] }, ['edge-full@2.0.0']],
  ['the scope of the tenant', { scope: 'tenant' }, ['monitoring@3.2.1', 'vsphere-infra@1.0.0']],
  ['an environment', { environment: ['vsphere'] }, ['vsphere-infra@1.0.0']],
  ['nothing that exists', { profileName: { eq: 'none' } }, []],
])('profiles are found by %s', async (_name, filter, found) => {
  expect(await find(createBench(), filter)).toEqual(found);
});

test('null and empty lists in a filter ask for nothing', async () => {
  const all = await find(createBench(), {});
  expect(await find(createBench(), { environment: null, profileType: [] })).toEqual(all);
  expect(all).toContain('edge-infra@1.2.0');
  expect(new Set(all).size).toBe(all.length);
});

test('profiles come in pages and can be sorted', async () => {
  const bench = createBench();
  expect(await find(bench, {}, '?limit=2')).toHaveLength(2);
  const body = { sort: [{ field: 'profileName', order: 'desc' }] };
  const sorted = await bench.call('POST', '/v1/dashboard/clusterprofiles', body);
  expect(at(sorted.body, 'items.0.metadata.name')).toBe('vsphere-infra');
});

test('a profile shows its type, its scope and its layers', async () => {
  const bench = createBench();
  const { body } = await bench.call('GET', `/v1/clusterprofiles/${profileUid('edge-infra', '1.2.0')}`);
  expect(body).toMatchObject({
    metadata: { name: 'edge-infra', annotations: { scope: 'project' } },
    spec: {
      version: '1.2.0',
      versions: [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }],
      published: {
        type: 'infra',
        cloudType: 'edge-native',
        packs: [{ layer: 'os' }, { layer: 'k8s' }, { layer: 'cni' }],
      },
    },
    status: { isPublished: true },
  });
});

test('an add-on fits any cloud and has no layers of its own', async () => {
  const bench = createBench();
  const { body } = await bench.call('GET', `/v1/clusterprofiles/${profileUid('plant-apps', '1.0.0')}`);
  expect(at(body, 'spec.published')).toMatchObject({ type: 'add-on', cloudType: 'all', packs: [] });
});

test('each project sees its own profiles and those of the tenant', async () => {
  const bench = createBench();
  const names = async (ProjectUid: string) => {
    const { body } = await bench.call('GET', '/v1/dashboard/clusterprofiles/metadata', undefined, { ProjectUid });
    const items = at(body, 'items');
    return Array.isArray(items) ? [...new Set(items.map((item: unknown) => at(item, 'metadata.name')))] : [];
  };
  expect(await names(OTHER_PROJECT_UID)).toEqual(['monitoring', 'vsphere-infra', 'lab-infra']);
  expect(await names('')).toEqual(['monitoring', 'vsphere-infra']);
});

test('variables of a profile that is not there are not found', async () => {
  const answer = await createBench().call('GET', `/v1/clusterprofiles/${'0'.repeat(24)}/variables`);
  expect(answer).toMatchObject({ status: 404, body: { code: 'ResourceNotFound' } });
});

test('the UID of a seeded profile is the same in every run, and differs by version', () => {
  expect(profileUid('edge-infra', '1.0.0')).toMatch(/^[0-9a-f]{24}$/);
  expect(profileUid('edge-infra', '1.0.0')).toBe(profileUid('edge-infra', '1.0.0'));
  expect(profileUid('edge-infra', '1.0.0')).not.toBe(profileUid('edge-infra', '1.1.0'));
});
