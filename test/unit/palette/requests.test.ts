import { describe, expect, test } from 'vitest';
import { createFakePalette, type FakePalette, fakeKey, json, type Reply } from '../../support/fake-palette';
import { hostId, placed, testPool } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

const site = testSite();
const host = hostId('edge-1');
const placements = placed(host).map(() => ({ hostId: host, address: null }));
const newCluster = { site, labels: {}, profiles: [], controlPlane: placements, workers: [] };
const pool = testPool('worker', ['w1']);

/** Every call that the client makes, with an answer that it accepts. */
const calls: readonly [string, Reply, (fake: FakePalette) => Promise<unknown>][] = [
  ['GET /v1/users/info', json({}), ({ palette }) => palette.proveCredential()],
  ['GET /v1/edgehosts/edge-1', json({ metadata: { uid: 'edge-1' } }), ({ palette }) => palette.getHost(host)],
  ['POST /v1/edgehosts', json({ uid: 'x' }, 201), ({ palette }) => palette.registerHost(host, {}, 'amd64')],
  ['PUT /v1/edgehosts/edge-1/meta', noContent(), ({ palette }) => palette.replaceLabels(host, {})],
  ['DELETE /v1/edgehosts/edge-1', noContent(), ({ palette }) => palette.deleteHost(host)],
  ['POST /v1/dashboard/edgehosts/search', json({ items: null }), ({ palette }) => palette.findHostsByLabel('a', 'b')],
  ['POST /v1/dashboard/spectroclusters/search', json({ items: null }), ({ palette }) => palette.findClusters('x')],
  ['GET /v1/spectroclusters/c1', json({ metadata: { uid: 'c1' } }), ({ palette }) => palette.getCluster('c1')],
  ['GET /v1/spectroclusters/c1/status', json({}), ({ palette }) => palette.getClusterState('c1')],
  ['POST /v1/spectroclusters/edge-native', json({ uid: 'c1' }), ({ palette }) => palette.createCluster(newCluster)],
  ['GET /v1/cloudconfigs/edge-native/k1', json({ spec: {} }), ({ palette }) => palette.getPools(site, 'k1')],
  [
    'PUT /v1/cloudconfigs/edge-native/k1/machinePools/worker-pool',
    noContent(),
    ({ palette }) => palette.addToPool(site, 'k1', pool, placements),
  ],
  [
    'POST /v1/cloudconfigs/edge-native/k1/machinePools',
    json({ uid: 'x' }, 201),
    ({ palette }) => palette.createWorkerPool(site, 'k1', placements),
  ],
  [
    'GET /v1/cloudconfigs/edge-native/k1/machinePools/worker-pool/machines',
    json({ items: null }),
    ({ palette }) => palette.listMachines(site, 'k1', 'worker-pool'),
  ],
  ['GET /v1/dashboard/clusterprofiles/metadata', json({ items: [] }), ({ palette }) => palette.listProfiles()],
  ['GET /v1/clusterprofiles/p1', json({ metadata: { uid: 'p1' } }), ({ palette }) => palette.getProfile('p1')],
];

function noContent(): Response {
  return new Response(null, { status: 204 });
}

describe.each(calls)('%s', (expected, reply, call) => {
  test('goes out once, with the key, in the project, and follows no redirect', async () => {
    const fake = createFakePalette([reply]);
    await call(fake);
    expect(fake.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([expected]);
    const [sent] = fake.sent;
    expect(sent?.headers.get('ApiKey')).toBe(fakeKey);
    expect(sent?.headers.get('ProjectUid')).toBe(expected.endsWith('/users/info') ? null : 'project-1');
    expect(sent?.headers.get('accept')).toBe('application/json');
    expect(sent?.redirect).toBe('error');
    expect(sent?.url).not.toContain('NjVkYzA3');
  });

  test('names no project in tenant scope', async () => {
    const fake = createFakePalette([reply], { projectUid: null });
    await call(fake);
    expect(fake.sent[0]?.headers.has('ProjectUid')).toBe(false);
  });

  test('sends JSON exactly when it has a body', async () => {
    const fake = createFakePalette([reply]);
    await call(fake);
    const [sent] = fake.sent;
    expect(sent?.headers.get('content-type')).toBe(sent?.body === null ? null : 'application/json');
    expect(sent?.body === null).toBe(/^(GET|DELETE)/.test(expected));
  });
});

describe('what goes into a path', () => {
  test.each([
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['a b%2F', 'a%20b%252F'],
    ['ä', '%C3%A4'],
  ])('%s is percent-encoded', async (uid, encoded) => {
    const fake = createFakePalette([json({ metadata: { uid } })]);
    await fake.palette.getProfile(uid);
    expect(fake.sent[0]?.url).toBe(`https://palette.test/v1/clusterprofiles/${encoded}`);
  });

  test('every parameter of the path is filled', async () => {
    const fake = createFakePalette([json({ items: [] })]);
    await fake.palette.listMachines(site, 'k/1', 'pool 1');
    expect(fake.sent[0]?.url).toBe(
      'https://palette.test/v1/cloudconfigs/edge-native/k%2F1/machinePools/pool%201/machines',
    );
  });
});

describe('Palette’s id for a change', () => {
  test('is handed on from the header', async () => {
    const { palette } = createFakePalette([json({ uid: 'c1' }, 201, { AuditUid: 'audit-1' })]);
    expect(await palette.createCluster(newCluster)).toEqual({ uid: 'c1', auditUid: 'audit-1' });
  });

  test('is null where Palette gives none', async () => {
    const { palette } = createFakePalette([new Response(null, { status: 204 })]);
    expect(await palette.replaceLabels(host, {})).toMatchObject({ auditUid: null });
  });
});
