import { describe, expect, test } from 'vitest';
import { OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { at, type Bench, clusterBody, createBench, hostBody, makeCluster, searchBody } from './bench';

/** The rows of the decision table in API.md 12 that are about what Palette shows: each can be brought about and seen. */
const NAME = 'store-12';
const SEARCH = '/v1/dashboard/spectroclusters/search';

async function findClusters(bench: Bench): Promise<unknown> {
  return at((await bench.call('POST', SEARCH, searchBody('clusterName', NAME))).body, 'items');
}

async function readHost(bench: Bench, uid = 'edge-1') {
  return bench.call('GET', `/v1/edgehosts/${uid}`);
}

describe('what a round of observation can meet at the site', () => {
  test('s1: more than one live cluster of the name', async () => {
    const bench = createBench();
    for (const _ of [1, 2]) bench.simulator.stranger.createCluster({ name: NAME });
    expect(await findClusters(bench)).toHaveLength(2);
  });

  test('s2: the cluster is being deleted', async () => {
    const bench = createBench();
    bench.simulator.stranger.createCluster({ name: NAME, isRunning: true });
    bench.simulator.stranger.deleteCluster(NAME);
    expect(await findClusters(bench)).toMatchObject([{ status: { state: 'Deleting' } }]);
  });

  test("s3: a stranger's cluster, of another kind or without our labels", async () => {
    const bench = createBench();
    bench.simulator.stranger.createCluster({ name: NAME, cloudType: 'aws', labels: { owner: 'lab' } });
    expect(await findClusters(bench)).toMatchObject([
      { metadata: { labels: { owner: 'lab' } }, specSummary: { cloudConfig: { cloudType: 'aws' } } },
    ]);
  });

  test('s4: the cluster is in Error', async () => {
    const bench = createBench();
    await makeCluster(bench, NAME, ['edge-1']);
    bench.simulator.stranger.setClusterState(NAME, 'Error');
    expect(await findClusters(bench)).toMatchObject([{ status: { state: 'Error', health: { state: 'UnHealthy' } } }]);
  });

  test('s5: the pools differ from what the config wants', async () => {
    const bench = createBench();
    const hosts = ['edge-1', 'edge-2', 'edge-3'];
    for (const uid of hosts) bench.simulator.stranger.registerHost({ uid, isPaired: true });
    bench.simulator.stranger.createCluster({ name: NAME, hosts, isRunning: true });
    expect(at(await findClusters(bench), '0.specSummary.cloudConfig.machinePools')).toMatchObject([
      { isControlPlane: true, size: 3, healthy: 3 },
    ]);
  });
});

describe('what it can meet about a host', () => {
  test('h2: it is a member already', async () => {
    const bench = createBench();
    const { uid } = await makeCluster(bench, NAME, ['edge-1']);
    expect(at((await readHost(bench)).body, 'status.inUseClustersRef')).toMatchObject([{ uid }]);
  });

  test('h3: it is in another cluster', async () => {
    const bench = createBench();
    await makeCluster(bench, 'store-99', ['edge-1']);
    expect(at((await readHost(bench)).body, 'status.inUseClustersRef.0.name')).toBe('store-99');
    const create = await bench.call('POST', '/v1/spectroclusters/edge-native', clusterBody(NAME, ['edge-1']));
    expect(create).toMatchObject({ status: 400, body: { code: 'EdgeHostInUse' } });
  });

  test('h4: it is registered in another project: not to be read, not to be registered', async () => {
    const bench = createBench();
    bench.simulator.stranger.registerHost({ uid: 'edge-1', projectUid: OTHER_PROJECT_UID });
    expect((await readHost(bench)).status).toBe(404);
    const post = await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    expect(post).toMatchObject({ status: 409, body: { code: 'AlreadyRegisteredEdgeHostDevice' } });
  });

  test('h5: its label names another site', async () => {
    const bench = createBench();
    bench.simulator.stranger.registerHost({ uid: 'edge-1', labels: { site: 'store-99' } });
    expect(at((await readHost(bench)).body, 'metadata.labels.site')).toBe('store-99');
  });

  test('h7: it is absent', async () => {
    expect(await readHost(createBench())).toMatchObject({ status: 404, body: { code: 'ResourceNotFound' } });
  });

  test.each([
    ['unpaired', false],
    ['ready', true],
  ] as const)('h8: it is there and free, %s', async (state, isPaired) => {
    const bench = createBench();
    bench.simulator.stranger.registerHost({ uid: 'edge-1', isPaired });
    expect(at((await readHost(bench)).body, 'status')).toMatchObject({ state, inUseClustersRef: [] });
  });
});

describe('what it can meet when hosts join', () => {
  test('j1: hosts of a site are counted by their label, in whatever state they are', async () => {
    const bench = createBench();
    bench.simulator.stranger.registerHost({ uid: 'edge-1', labels: { site: NAME }, isPaired: true });
    bench.simulator.stranger.registerHost({ uid: 'edge-2', labels: { site: NAME } });
    bench.simulator.stranger.registerHost({ uid: 'edge-3', labels: { site: 'store-1' } });
    const found = await bench.call('POST', '/v1/dashboard/edgehosts/search', searchBody('tags', `site:${NAME}`));
    expect(at(found.body, 'items')).toMatchObject([
      { metadata: { uid: 'edge-1' }, status: { state: 'ready' } },
      { metadata: { uid: 'edge-2' }, status: { state: 'unpaired' } },
    ]);
  });

  test('j2: one create carries both pools, also of hosts that have never called home', async () => {
    const bench = createBench();
    const { configUid } = await makeCluster(bench, NAME, ['edge-1', 'edge-2', 'edge-3'], ['edge-4']);
    const config = await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`);
    expect(at(config.body, 'spec.machinePoolConfig')).toMatchObject([
      { isControlPlane: true, size: 3 },
      { isControlPlane: false, size: 1 },
    ]);
  });
});
