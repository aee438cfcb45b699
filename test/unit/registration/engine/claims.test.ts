import { describe, expect, test } from 'vitest';
import { alterAnswers } from '../../../support/alter-answers';
import {
  clustersNamed,
  countCalls,
  edgeHost,
  edgeHosts,
  expectOneCluster,
  membershipsOf,
} from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const host = edgeHost(1);
const full = testSite('denver', { topology: { workerPool: false, maxHosts: 1 } });
const boston = testSite('boston');
const minutes = 60_000;

async function claimOf(world: TestWorld) {
  return world.store.readClaim(host);
}

test('the same host at two sites at once: one gets it, the other is told, Palette has it once', async () => {
  const world = createTestWorld([testSite(), boston]);
  const [one, other] = await Promise.all([world.submit(host, 'denver'), world.submit(host, 'boston')]);
  expect(one).toMatchObject({ outcome: 'registered', problem: null });
  expect(other).toMatchObject({ outcome: 'refused', problem: { code: 'host_at_other_site' } });
  expectOneCluster(world.simulator, 'denver', [host]);
  expect(clustersNamed(world.simulator, 'boston')).toEqual([]);
});

test('the same host at two sites at once, through two instances, ends at one', async () => {
  const world = createTestWorld([testSite(), boston]);
  const submissions = await Promise.all(
    ['denver', 'boston'].map((siteId) => world.newInstance().submit({ edgeHostId: host, siteId, hostName: '' })),
  );
  expect(submissions.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'registered']);
  expect([...membershipsOf(world.simulator, 'denver'), ...membershipsOf(world.simulator, 'boston')]).toHaveLength(1);
});

test('a slow store between claim and intent gives the host to nobody else', async () => {
  const world = createTestWorld([testSite(), boston]);
  const { recordIntent } = world.store;
  const slowly = async (...given: Parameters<typeof recordIntent>) => {
    await world.clock.sleep(500);
    return recordIntent(...given);
  };
  Object.assign(world.store, { recordIntent: slowly });
  const [one, other] = await Promise.all([world.submit(host, 'denver'), world.submit(host, 'boston')]);
  expect([one.outcome, other.outcome]).toEqual(['registered', 'refused']);
  expect(await claimOf(world)).toBe('denver');
  expect(countCalls(world.simulator).refused).toBe(0);
  expectOneCluster(world.simulator, 'denver', [host]);
  expect(clustersNamed(world.simulator, 'boston')).toEqual([]);
});

test('a settled host is refused at another site, by its name, without a write', async () => {
  const world = createTestWorld([testSite(), boston]);
  await world.submit(host, 'denver');
  world.clock.advance(60 * minutes);
  world.simulator.clearLog();
  const submission = await world.submit(host, 'boston');
  expect(submission).toMatchObject({
    view: null,
    problem: { code: 'host_at_other_site', facts: { site: 'Site denver' } },
  });
  expect(world.writes()).toEqual([]);
});

test('who picked a full site by mistake may pick the right one at once', async () => {
  const world = createTestWorld([full, boston]);
  await world.submit(edgeHost(2), 'denver');
  expect((await world.submit(host, 'denver')).problem?.code).toBe('site_full');
  expect(await claimOf(world)).toBeNull();
  expect(await world.submit(host, 'boston')).toMatchObject({ outcome: 'registered', view: { siteId: 'boston' } });
});

describe('a host that Palette shows at its right site', () => {
  test.each([
    ['by the cluster it is in', (world: TestWorld) => world.submit(host, 'denver')],
    [
      'by its label only',
      async ({ simulator }: TestWorld) => simulator.stranger.registerHost({ uid: host, labels: { site: 'denver' } }),
    ],
  ])('is not held by the wrong site that was scanned in between, %s', async (_name, arrange) => {
    const before = createTestWorld([testSite(), boston]);
    await arrange(before);
    const world = createTestWorld([testSite(), boston], { snapshot: before.simulator.snapshot() });
    const wrong = await world.submit(host, 'boston');
    expect(['host_in_other_cluster', 'host_at_other_site']).toContain(wrong.problem?.code);
    const right = await world.submit(host, 'denver');
    expect(right).toMatchObject({ problem: null, view: { siteId: 'denver', state: 'setting_up' } });
    expectOneCluster(world.simulator, 'denver', [host]);
    expect(clustersNamed(world.simulator, 'boston')).toEqual([]);
  });
});

test('a host that waits is moved to another site after IT deleted it in Palette', async () => {
  const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } }), boston]);
  await world.submit(host, 'denver');
  expect((await world.submit(host, 'boston')).problem?.code).toBe('host_at_other_site');
  world.simulator.stranger.deleteHost(host);
  expect(await world.submit(host, 'boston')).toMatchObject({ outcome: 'registered', view: { siteId: 'boston' } });
  expectOneCluster(world.simulator, 'boston', [host]);
});

test('a settled host is moved to another site after IT deleted its cluster and its entry in Palette', async () => {
  const world = createTestWorld([testSite(), boston]);
  await world.submit(host, 'denver');
  world.simulator.stranger.deleteCluster('denver');
  world.clock.advance(2 * minutes);
  world.simulator.stranger.deleteHost(host);
  expect(await world.submit(host, 'boston')).toMatchObject({ outcome: 'registered' });
  expectOneCluster(world.simulator, 'boston', [host]);
});

test('a host that never got into Palette, because Palette was down, may go to another site two minutes later', async () => {
  const world = createTestWorld([testSite(), boston]);
  world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
  expect((await world.submit(host, 'denver')).problem?.code).toBe('palette_unreachable');
  world.simulator.faults.clear();
  world.clock.advance(2 * minutes);
  expect(await world.submit(host, 'boston')).toMatchObject({ outcome: 'registered', problem: null });
  await world.submit(edgeHost(2), 'denver');
  expectOneCluster(world.simulator, 'boston', [host]);
  expectOneCluster(world.simulator, 'denver', [edgeHost(2)]);
});

test('a host whose state is unclear is told so, writes nothing more, and joins once Palette knows', async () => {
  const world = createTestWorld([testSite()]);
  for (const other of edgeHosts(2)) await world.submit(other, 'denver');
  world.simulator.stranger.registerHost({ uid: edgeHost(3), isPaired: true });
  let isUnclear = true;
  alterAnswers(world, new RegExp(`^GET /v1/edgehosts/${edgeHost(3)}$`), (body) =>
    isUnclear ? { ...body, status: { ...(body.status as object), state: 'in-use' } } : body,
  );
  const instance = world.newInstance();
  const request = { edgeHostId: edgeHost(3), siteId: 'denver', hostName: '' };
  world.simulator.clearLog();
  expect(await instance.submit(request)).toMatchObject({ problem: { code: 'host_state_unclear' } });
  expect(world.writes()).toEqual([]);
  isUnclear = false;
  expect(await instance.submit(request)).toMatchObject({ problem: null, view: { role: 'worker' } });
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('a host that waits for its turn under Palette’s limits is not given away, however long that takes', async () => {
  // One host in a minute and a half: the last of five waits for longer than a run lasts.
  const budget = [{ prefix: '/v1/edgehosts', perSecond: 1 / 90, burst: 2 }];
  const world = createTestWorld([testSite(), boston], { budget });
  await Promise.all(
    edgeHosts(5).map((edgeHostId) => world.newInstance().submit({ edgeHostId, siteId: 'denver', hostName: '' })),
  );
  await world.rest();
  const last = edgeHost(5);
  expect(await world.store.readIntent(last)).toMatchObject({ phase: 'queued', isRegistered: false });
  world.clock.advance(60_000);
  const elsewhere = await world.newInstance().submit({ edgeHostId: last, siteId: 'boston', hostName: '' });
  expect(elsewhere.problem?.code).toBe('host_at_other_site');
});

test('a host that was taken to another site while its submit waited is told so, and never as of the first site', async () => {
  const world = createTestWorld([testSite(), boston]);
  // The store forgets the claim as soon as the intent is recorded, and another phone takes the host for Boston.
  const { unfinishedIntents, readIntent } = world.store;
  Object.assign(world.store, {
    unfinishedIntents: async () => [],
    readIntent: async (...given: Parameters<typeof readIntent>) => {
      const intent = await readIntent(...given);
      return intent === null ? null : { ...intent, siteId: boston.id };
    },
  });
  const answer = await world.newInstance().submit({ edgeHostId: host, siteId: 'denver', hostName: '' });
  Object.assign(world.store, { unfinishedIntents, readIntent });
  expect(answer).toMatchObject({ outcome: 'refused', view: null, problem: { code: 'host_at_other_site' } });
});
