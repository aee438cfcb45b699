import { expect, test } from 'vitest';
import { DEFAULT_PROJECT_UID, defaultSeed, OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { seedShape } from '../../../../lib/palette/simulator/seed-shape';
import { createSimulator } from '../../../../lib/palette/simulator/simulator';
import { objectUid } from '../../../../lib/palette/simulator/world';
import { at, createBench, hostBody, makeCluster } from './bench';

const startMs = Date.UTC(2026, 0, 1);

test('a snapshot is plain JSON and a new simulator goes on from it as if nothing had happened', async () => {
  const before = createBench();
  before.simulator.devices.create({ id: 'edge-1' });
  const { uid } = await makeCluster(before, 'store-12', ['edge-1']);
  const snapshot = JSON.parse(JSON.stringify(before.simulator.snapshot()));
  const after = createBench({ snapshot });
  expect(after.simulator.snapshot()).toEqual(before.simulator.snapshot());
  for (const bench of [before, after]) bench.pass(400);
  const path = `/v1/spectroclusters/${uid}`;
  expect((await after.call('GET', path)).body).toEqual((await before.call('GET', path)).body);
  expect(at((await after.call('GET', `${path}/status`)).body, 'status.state')).toBe('Running');
});

test('what fell due while no simulator ran has happened after the restart', async () => {
  let nowMs = startMs;
  const first = createSimulator({ now: () => nowMs });
  first.devices.create({ id: 'edge-1' });
  first.stranger.registerHost({ uid: 'edge-1' });
  const snapshot = first.snapshot();
  nowMs += 3600 * 1000;
  const second = createSimulator({ now: () => nowMs, snapshot });
  expect(second.snapshot().state.hosts['edge-1']?.pairedAt).toBe(startMs + 30_000);
});

test('UIDs go on after a restart and never repeat', async () => {
  const before = createBench();
  const { uid } = await makeCluster(before, 'store-12', ['edge-1']);
  const after = createBench({ snapshot: before.simulator.snapshot() });
  const made = await makeCluster(after, 'store-13', ['edge-2']);
  expect(new Set([uid, made.uid, made.configUid]).size).toBe(3);
  expect(objectUid(startMs, 1)).toMatch(/^[0-9a-f]{24}$/);
});

test('the revision changes with every write and with what time alone brings, and with no read', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  const revisions = [bench.simulator.revision];
  const note = () => revisions.push(bench.simulator.revision);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  note();
  await bench.call('GET', '/v1/edgehosts/edge-1');
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  expect(bench.simulator.revision).toBe(revisions.at(-1));
  bench.pass(30);
  note();
  expect(new Set(revisions).size).toBe(3);
});

test('a seed brings projects, profiles, hosts and clusters', async () => {
  const seed = seedShape.parse({
    ...defaultSeed,
    hosts: [
      { uid: 'edge-1', isPaired: true, labels: { site: 'a' } },
      { uid: 'edge-2', projectUid: OTHER_PROJECT_UID },
    ],
    clusters: [{ name: 'store-12', hosts: ['edge-1'], isRunning: true }],
  });
  const bench = createBench({ seed });
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'status')).toMatchObject({
    state: 'in-use',
    health: { state: 'healthy' },
  });
  const clusters = await bench.call('GET', '/v1/dashboard/spectroclusters/metadata');
  const uid = at(clusters.body, 'items.0.uid');
  expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body, 'status.state')).toBe('Running');
  expect((await bench.call('GET', '/v1/edgehosts/edge-2')).status).toBe(404);
});

test.each([
  ['an unknown key', { ...defaultSeed, colour: 'red' }],
  ['no project', { ...defaultSeed, projects: [] }],
  ['an unknown profile type', { ...defaultSeed, profiles: [{ name: 'a', type: 'bundle' }] }],
])('a seed with %s is refused', (_name, seed) => {
  expect(seedShape.safeParse(seed).success).toBe(false);
});

test('the log says what was asked, what was answered and whether it wrote', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  await bench.call('GET', '/v1/edgehosts/edge-1?resolvePackValues=false');
  await bench.call('POST', '/v1/dashboard/edgehosts/search', {});
  const [write, read, search] = bench.simulator.log;
  expect(write).toMatchObject({
    at: startMs,
    method: 'POST',
    template: '/v1/edgehosts',
    projectUid: DEFAULT_PROJECT_UID,
    requestBody: hostBody('edge-1'),
    status: 201,
    responseBody: { uid: 'edge-1' },
    effect: 'write',
    faults: [],
  });
  expect(read).toMatchObject({
    path: '/v1/edgehosts/edge-1',
    template: '/v1/edgehosts/{uid}',
    query: { resolvePackValues: 'false' },
    effect: 'read',
  });
  expect(search?.effect).toBe('read');
  bench.simulator.clearLog();
  expect(bench.simulator.log).toEqual([]);
});
