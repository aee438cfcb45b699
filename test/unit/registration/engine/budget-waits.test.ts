import { describe, expect, test } from 'vitest';
import { rateLimits } from '../../../../lib/palette/rate-limits';
import type { RegistrationView } from '../../../../lib/registration/view';
import { edgeHost, edgeHosts, expectOneCluster, membershipsOf } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const roomy = (id: string) =>
  testSite(id, { topology: { maxHosts: 100 }, endpoint: { type: 'vip', host: '10.1.2.10' } });
const posts = (world: TestWorld) => world.simulator.log.filter(({ template }) => template === '/v1/edgehosts');

function submitTo(world: TestWorld, edgeHostId: string, siteId = 'denver') {
  return world.newInstance().submit({ edgeHostId, siteId, hostName: '' });
}

async function viewOf(world: TestWorld, number: number): Promise<RegistrationView> {
  const view = await world.registrations.view(edgeHost(number));
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

/** Goes on with whatever is due, every five seconds, as pages do; ends when all hosts are settled. */
async function watchUntilSettled(world: TestWorld, hosts: number): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    const views = await Promise.all(edgeHosts(hosts).map((_, index) => viewOf(world, index + 1)));
    if (views.every(({ state }) => state === 'setting_up' || state === 'ready')) return;
    for (const view of views.filter(({ isDue }) => isDue).slice(0, 3)) await world.registrations.proceed(view.hostId);
    await world.clock.sleep(5_000);
  }
  throw new Error('Not settled');
}

describe('one hundred hosts at one site, at Palette’s own limits', () => {
  test('are all registered once, never too fast, and every page tells its turn', async () => {
    const world = createTestWorld([roomy('denver')], { budget: rateLimits, limits: 'on', autoDevices: true });
    const startedMs = world.clock.now();
    await Promise.all(edgeHosts(100).map((hostId) => submitTo(world, hostId)));
    expect(world.clock.now() - startedMs).toBeLessThanOrEqual(10_000);
    await watchUntilSettled(world, 100);
    await world.rest();
    expectOneCluster(world.simulator, 'denver', edgeHosts(100));
    expect(world.simulator.log.filter(({ status }) => status === 429)).toEqual([]);
    expect(posts(world)).toHaveLength(100);
  });

  test('a host that waits for its turn is told when it comes, and how many are registered with it', async () => {
    const budget = [{ prefix: '/v1/edgehosts', perSecond: 1, burst: 5 }];
    const world = createTestWorld([roomy('denver')], { budget });
    const submissions = edgeHosts(20).map((hostId) => submitTo(world, hostId));
    await world.clock.sleep(4_000);
    const nowMs = world.clock.now();
    const last = await viewOf(world, 20);
    expect(last).toMatchObject({ state: 'queued', problem: null, isDue: false, together: 20 });
    // Four leave at once, the others one a second: the last after 16 seconds.
    const waitMs = (last.turnAtMs ?? 0) - nowMs;
    expect(waitMs).toBeGreaterThan(6_000);
    expect(waitMs).toBeLessThan(18_000);
    await Promise.all(submissions);
    await world.rest();
    expectOneCluster(world.simulator, 'denver', edgeHosts(20));
  });
});

describe('a turn that would come after the end of the run', () => {
  test('is no problem: the registration stays queued, tells when it goes on, and is due then', async () => {
    const budget = [{ prefix: '/v1/edgehosts', perSecond: 0.01, burst: 2 }];
    const world = createTestWorld([roomy('denver')], { budget });
    const submissions = edgeHosts(5).map((hostId) => submitTo(world, hostId));
    await Promise.all(submissions);
    await world.rest();
    expect(posts(world).length).toBeLessThan(5);
    const last = await viewOf(world, 5);
    expect(last).toMatchObject({ state: 'queued', problem: null });
    expect(last.turnAtMs ?? 0).toBeGreaterThan(world.clock.now());
    await watchUntilSettled(world, 5);
    await world.rest();
    expectOneCluster(world.simulator, 'denver', edgeHosts(5));
  });
});

test('a pool that was read before the write had to wait for its turn is read again, so that nobody is dropped', async () => {
  // A turn every five seconds: read, wait, and by then somebody else has been added.
  const budget = [{ prefix: '/v1/cloudconfigs', perSecond: 0.2, burst: 2 }];
  const world = createTestWorld([roomy('denver')], { budget });
  for (const host of edgeHosts(2)) {
    await submitTo(world, host);
    await world.rest();
    world.clock.advance(60_000);
  }
  world.simulator.stranger.registerHost({ uid: edgeHost(9) });
  world.simulator.clearLog();
  const submitted = submitTo(world, edgeHost(3));
  await world.clock.sleep(3_000);
  world.simulator.stranger.addHostToPool('denver', 'worker-pool', edgeHost(9));
  await submitted;
  await world.rest();
  for (let round = 0; round < 20; round += 1) {
    world.clock.advance(60_000);
    await world.registrations.proceed(edgeHost(3));
    await world.rest();
  }
  expect(membershipsOf(world.simulator, 'denver')).toContain(`worker-pool/${edgeHost(9)}`);
});
