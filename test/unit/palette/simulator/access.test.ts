import { expect, test } from 'vitest';
import { OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { at, createBench, hostBody, makeCluster, searchBody } from './bench';

test('without a key nothing is answered but the health check', async () => {
  const bench = createBench();
  expect(await bench.call('GET', '/v1/users/info', undefined, { ApiKey: '' })).toMatchObject({ status: 401 });
  expect(await bench.call('GET', '/v1/health/ping', undefined, { ApiKey: '' })).toMatchObject({ status: 200 });
});

test('a bad key looks like a missing object and is echoed; its status is a switch', async () => {
  const bench = createBench();
  const read = () => bench.call('GET', '/v1/edgehosts/edge-1', undefined, { ApiKey: 'stolen-key' });
  const answer = await read();
  expect(answer).toMatchObject({ status: 404, body: { code: 'ResourceNotFound' } });
  expect(at(answer.body, 'message')).toContain('stolen-key');
  bench.simulator.switches.badKey = { status: 401, code: 'ResourceNotFound' };
  expect((await read()).status).toBe(401);
});

test('a bad key writes nothing', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'), { ApiKey: 'stolen-key' });
  expect(bench.simulator.snapshot().state.hosts).toEqual({});
  expect(bench.simulator.log.at(-1)?.effect).toBe('refused');
});

test('several keys can be accepted', async () => {
  const bench = createBench({ apiKeys: ['one', 'two'] });
  for (const [key, status] of [
    ['one', 200],
    ['two', 200],
    ['simulator-key', 404],
  ] as const) {
    expect((await bench.call('GET', '/v1/users/info', undefined, { ApiKey: key })).status).toBe(status);
  }
});

test('the log has no key in it', async () => {
  const bench = createBench({ apiKeys: ['very-secret'] });
  await bench.call('GET', '/v1/users/info', undefined, { ApiKey: 'very-secret' });
  expect(JSON.stringify(bench.simulator.log)).not.toContain('very-secret');
});

test('tenant scope and other projects do not show the objects of a project', async () => {
  const bench = createBench();
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  for (const ProjectUid of ['', OTHER_PROJECT_UID]) {
    const read = (path: string) => bench.call('GET', path, undefined, { ProjectUid });
    for (const path of [`edgehosts/edge-1`, `spectroclusters/${uid}`, `cloudconfigs/edge-native/${configUid}`]) {
      expect(await read(`/v1/${path}`)).toMatchObject({ status: 404, body: { code: 'ResourceNotFound' } });
    }
    for (const search of ['edgehosts', 'spectroclusters']) {
      const found = await bench.call('POST', `/v1/dashboard/${search}/search`, {}, { ProjectUid });
      expect(at(found.body, 'items')).toEqual([]);
    }
    expect((await read('/v1/edgehosts/metadata')).body).toEqual({ edgeHosts: [] });
  }
});

test('a project that does not exist is refused', async () => {
  const answer = await createBench().call('GET', '/v1/users/info', undefined, { ProjectUid: 'nowhere' });
  expect(answer).toMatchObject({ status: 403, body: { code: 'ProjectAccessDenied' } });
});

test('projects are found by name in tenant scope', async () => {
  const bench = createBench();
  const read = (query: string) =>
    bench.call('GET', `/v1/dashboard/projects/metadata${query}`, undefined, { ProjectUid: '' });
  expect((await read('')).body).toMatchObject({
    items: [{ metadata: { name: 'Sites' } }, { metadata: { name: 'Lab' } }],
  });
  expect((await read('?name=Lab')).body).toEqual({ items: [{ metadata: { uid: OTHER_PROJECT_UID, name: 'Lab' } }] });
});

test.each([
  ['an unknown path', 'GET', '/v1/nothing', undefined, 404],
  ['a known path with another method', 'PATCH', '/v1/edgehosts', {}, 404],
  ['a body that is no JSON', 'POST', '/v1/edgehosts', '{"metadata"', 400],
  ['no body', 'POST', '/v1/edgehosts', undefined, 400],
  ['a body without a uid', 'POST', '/v1/edgehosts', { metadata: { name: 'x' } }, 400],
  ['a wrong architecture', 'POST', '/v1/edgehosts', { metadata: { uid: 'a' }, spec: { archType: 'riscv' } }, 400],
  ['labels that are no text', 'POST', '/v1/edgehosts', { metadata: { uid: 'a', labels: { n: 1 } } }, 400],
  ['a search on an unknown property', 'POST', '/v1/dashboard/edgehosts/search', searchBody('colour', 'red'), 400],
  ['a search with a wrong operator', 'POST', '/v1/dashboard/edgehosts/search', searchBody('name', 'a', 'like'), 400],
])('%s is an error with code, message and reference, and no write', async (_name, method, path, body, status) => {
  const bench = createBench();
  const answer = await bench.call(method, path, body);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ code: expect.any(String), message: expect.any(String), details: null });
  expect(at(answer.body, 'ref')).toMatch(/^[0-9a-f]{24}$/);
  expect(bench.simulator.snapshot().state.hosts).toEqual({});
});

test('null stands for empty labels and arrays, as Go clients send them', async () => {
  const bench = createBench();
  const made = await bench.call('POST', '/v1/edgehosts', { metadata: { uid: 'edge-1', labels: null } });
  expect(made.status).toBe(201);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'metadata.labels')).toEqual({});
  const search = { filter: { filterGroups: [{ filters: null }] }, sort: null };
  expect((await bench.call('POST', '/v1/dashboard/edgehosts/search', search)).status).toBe(200);
});

test('path parameters are percent-decoded', async () => {
  const bench = createBench({ switches: { invalidHostUid: 'accept' } });
  await bench.call('POST', '/v1/edgehosts', hostBody('odd one/2'));
  expect((await bench.call('GET', '/v1/edgehosts/odd%20one%2F2')).status).toBe(200);
});
