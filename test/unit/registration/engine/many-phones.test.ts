import { expect, test } from 'vitest';
import type { Submission } from '../../../../lib/registration/view';
import type { Site } from '../../../../lib/sites/site';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { countCalls, edgeHost, edgeHosts, expectOneCluster, write, writesOf } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const roomy = (controlPlane: Site['topology']['controlPlane'] = 1) =>
  testSite('denver', { topology: { controlPlane, maxHosts: 30 } });

/** Every phone reaches another function instance. */
function submitAll(world: TestWorld, hostIds: readonly string[]): Promise<Submission[]> {
  return Promise.all(
    hostIds.map((edgeHostId) => world.newInstance().submit({ edgeHostId, siteId: 'denver', hostName: '' })),
  );
}

test.each([1, 3, 5] as const)(
  'twenty phones at one new site with a control plane of %i make one cluster with everyone in it once, in at most n + 2 writes',
  async (controlPlane) => {
    const world = createTestWorld([roomy(controlPlane)]);
    const submissions = await submitAll(world, edgeHosts(20));
    expect(submissions.map(({ problem }) => problem)).toEqual(Array(20).fill(null));
    expectOneCluster(world.simulator, 'denver', edgeHosts(20));
    expect(countCalls(world.simulator).writes).toBeLessThanOrEqual(22);
    expect(countCalls(world.simulator).refused).toBe(0);
    expect(writesOf(world.simulator).filter((name) => name === write.cluster)).toHaveLength(1);
  },
);

test('phones that were served by another one ask Palette nothing more', async () => {
  const alone = createTestWorld([roomy()]);
  await submitAll(alone, edgeHosts(1));
  const world = createTestWorld([roomy()]);
  const submissions = await submitAll(world, edgeHosts(20));
  expect(countCalls(world.simulator).reads).toBeLessThanOrEqual(countCalls(alone.simulator).reads + 4);
  expect(submissions.every(({ view }) => view?.isRegistered)).toBe(true);
});

test('twenty phones at a site that exists cost one pool write', async () => {
  const world = createTestWorld([roomy()]);
  await world.submit(edgeHost(1), 'denver');
  world.simulator.clearLog();
  await submitAll(world, edgeHosts(21).slice(1));
  expectOneCluster(world.simulator, 'denver', edgeHosts(21));
  expect(writesOf(world.simulator).filter((name) => name !== write.host)).toHaveLength(1);
  expect(countCalls(world.simulator).writes).toBe(21);
});

test('each phone that was served by another one is told the truth on its page', async () => {
  const world = createTestWorld([roomy()]);
  await submitAll(world, edgeHosts(5));
  for (const host of edgeHosts(5)) {
    const viewed = await world.registrations.view(host);
    expect(viewed).toMatchObject({ ok: true, value: { state: 'setting_up', isRegistered: true, problem: null } });
  }
});

test('a double tap through two instances registers the host once', async () => {
  const world = createTestWorld([roomy()]);
  const submissions = await submitAll(world, [edgeHost(1), edgeHost(1)]);
  expect(submissions.map(({ outcome }) => outcome).sort()).toEqual(['already', 'registered']);
  expect(writesOf(world.simulator)).toEqual([write.host, write.cluster]);
  expect(countCalls(world.simulator).refused).toBe(0);
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});

test('two hosts at once at a new site share one cluster', async () => {
  const world = createTestWorld([roomy()]);
  await submitAll(world, edgeHosts(2));
  expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  expect(countCalls(world.simulator).writes).toBeLessThanOrEqual(4);
});

test('phones at two sites do not wait for each other', async () => {
  const world = createTestWorld([roomy(), testSite('boston')]);
  world.simulator.faults.add({ kind: 'delay', ms: 7_000, match: { path: /\/spectroclusters\/edge-native$/ } });
  const started = world.clock.now();
  const denver = world.submit(edgeHost(1), 'denver');
  await world.clock.sleep(100);
  await world.newInstance().submit({ edgeHostId: edgeHost(2), siteId: 'boston', hostName: '' });
  expect(world.clock.now() - started).toBeLessThan(5_000);
  expect((await denver).problem).toBeNull();
});

test('phones that arrive while a slow create is under way all end in the cluster', async () => {
  const world = createTestWorld([roomy()]);
  world.simulator.faults.add({ kind: 'delay', ms: 7_000, match: { path: /\/spectroclusters\/edge-native$/ } });
  const first = world.submit(edgeHost(1), 'denver');
  await world.clock.sleep(1_000);
  const late = await submitAll(world, edgeHosts(6).slice(1));
  expect(late.map(({ outcome }) => outcome)).toEqual(Array(5).fill('pending'));
  await first;
  expectOneCluster(world.simulator, 'denver', edgeHosts(6));
  expect(countCalls(world.simulator).writes).toBeLessThanOrEqual(8);
});

test('thirty new sites at once look their profiles up once, and later ones not at all', async () => {
  const sites = Array.from({ length: 30 }, (_, index) => testSite(`site-${index}`));
  const world = createTestWorld(sites);
  await Promise.all(sites.map(({ id }, index) => world.submit(edgeHost(index), id)));
  const lookUps = () => world.simulator.log.filter(({ path }) => path.includes('clusterprofiles'));
  // The list, and each of the two profiles that the sites name.
  expect(lookUps()).toHaveLength(3);
  const [first] = sites;
  if (first !== undefined) await world.submit(edgeHost(99), first.id);
  expect(lookUps()).toHaveLength(3);
});

test('phones that reach the instance which serves their site ask the store for nothing but to record their wish', async () => {
  const calls: string[] = [];
  const world = createTestWorld([roomy()], {
    store: (clock) => {
      const store = createMemoryStore({ now: clock.now });
      const note = <A extends unknown[], R>(name: string, call: (...given: A) => R) => {
        return (...given: A): R => {
          calls.push(name);
          return call(...given);
        };
      };
      return {
        ...store,
        recordIntent: note('recordIntent', store.recordIntent),
        takeLease: note('takeLease', store.takeLease),
        readIntent: note('readIntent', store.readIntent),
      };
    },
  });
  const instance = world.newInstance();
  const submissions = await Promise.all(
    edgeHosts(20).map((edgeHostId) => instance.submit({ edgeHostId, siteId: 'denver', hostName: '' })),
  );
  expect(submissions.map(({ view }) => view?.state)).toEqual(Array(20).fill('setting_up'));
  expectOneCluster(world.simulator, 'denver', edgeHosts(20));
  expect(calls.filter((name) => name === 'recordIntent')).toHaveLength(20);
  expect(calls.filter((name) => name === 'takeLease')).toHaveLength(1);
  expect(calls.filter((name) => name === 'readIntent')).toEqual([]);
});

test('a phone that comes too late for the last look at the intents is served all the same', async () => {
  const world = createTestWorld([roomy()]);
  const instance = world.newInstance();
  const { releaseLease } = world.store;
  // Giving the lease back takes a while, and in that while the second phone comes.
  Object.assign(world.store, {
    releaseLease: async (...given: Parameters<typeof releaseLease>) => {
      await world.clock.sleep(500);
      return releaseLease(...given);
    },
  });
  const first = instance.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
  await first;
  const second = await instance.submit({ edgeHostId: edgeHost(2), siteId: 'denver', hostName: '' });
  expect(second).toMatchObject({ outcome: 'registered', problem: null });
  await world.rest();
  expectOneCluster(world.simulator, 'denver', edgeHosts(2));
});
