import { describe, expect, test } from 'vitest';
import type { Registrations } from '../../../../lib/registration/registrations';
import type { RegistrationView } from '../../../../lib/registration/view';
import { edgeHost, edgeHosts } from '../../../support/palette-truth';
import { byIt } from '../../../support/test-actors';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const seconds = 1_000;
const minutes = 60 * seconds;
const days = 24 * 60 * minutes;
const host = edgeHost(1);

/** What a page shows at its second look: the first one may have shown what was known, and asked for something newer. */
async function viewOf(
  world: TestWorld,
  hostId = host,
  registrations: Pick<Registrations, 'view'> = world.registrations,
): Promise<RegistrationView> {
  await registrations.view(hostId);
  await world.rest();
  const viewed = await registrations.view(hostId);
  if (!viewed.ok) throw new Error(viewed.error.code);
  return viewed.value;
}

/** Watches every five seconds until it is ready; gives what the page showed. */
async function watchUntilReady(world: TestWorld, hostId = host): Promise<RegistrationView[]> {
  const views: RegistrationView[] = [];
  for (let tick = 0; tick < 500; tick += 1) {
    const view = await viewOf(world, hostId);
    views.push(view);
    if (view.state === 'ready') return views;
    world.clock.advance(5 * seconds);
  }
  throw new Error('never ready');
}

async function readyWorld(): Promise<{ world: TestWorld; views: RegistrationView[] }> {
  const world = createTestWorld([testSite()]);
  world.simulator.devices.create({ id: host });
  await world.submit(host, 'denver');
  return { world, views: await watchUntilReady(world) };
}

describe('each step has the time when it was first seen', () => {
  test('from the request until the host is ready, in the order in which they happened', async () => {
    const { world, views } = await readyWorld();
    const { requestedAtMs, registeredAtMs, calledHomeAtMs, joinedAtMs, readyAtMs } = views.at(-1)?.milestones ?? {};
    const times = [requestedAtMs, registeredAtMs, joinedAtMs, calledHomeAtMs, readyAtMs].map(
      (atMs) => atMs ?? Number.NaN,
    );
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(readyAtMs).toBe(world.clock.now());
  });

  test('and once it is told, it stays as it is, whatever is seen later', async () => {
    const { views } = await readyWorld();
    for (const step of ['registeredAtMs', 'joinedAtMs', 'calledHomeAtMs', 'readyAtMs'] as const) {
      const told = views.map(({ milestones }) => milestones[step]).filter((atMs) => atMs !== null);
      expect(new Set(told).size, step).toBe(1);
      // From the first time on, every view has it.
      expect(
        views.slice(-told.length).every(({ milestones }) => milestones[step] !== null),
        step,
      ).toBe(true);
    }
  });

  test('on another instance, after a week, and after a re-scan, which writes nothing', async () => {
    const { world, views } = await readyWorld();
    const told = views.at(-1)?.milestones;
    expect((await viewOf(world, host, world.newInstance())).milestones).toEqual(told);
    world.clock.advance(8 * days);
    expect((await viewOf(world, host, world.newInstance())).milestones).toEqual(told);
    world.simulator.clearLog();
    expect((await world.submit(host, 'denver')).view?.milestones).toEqual(told);
    expect(world.writes()).toEqual([]);
  });

  test('a call home that was seen while the site gathered is not forgotten when its cluster is made', async () => {
    const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
    world.simulator.devices.create({ id: host });
    await world.submit(host, 'denver');
    world.clock.advance(5 * minutes);
    const { calledHomeAtMs } = (await viewOf(world)).milestones;
    expect(calledHomeAtMs).not.toBeNull();
    world.clock.advance(30 * minutes);
    for (const other of edgeHosts(3).slice(1)) await world.submit(other, 'denver');
    const later = await viewOf(world);
    expect(later.state).toBe('setting_up');
    expect(later.milestones.calledHomeAtMs).toBe(calledHomeAtMs);
  });

  test('seen by whoever looks after hosts that nobody watches', async () => {
    const world = createTestWorld([testSite()]);
    world.simulator.devices.create({ id: host });
    await world.submit(host, 'denver');
    world.clock.advance(20 * minutes);
    const seenAtMs = world.clock.now();
    await world.registrations.sweep(10_000);
    await world.rest();
    world.clock.advance(3 * days);
    expect((await viewOf(world)).milestones.readyAtMs).toBe(seenAtMs);
  });
});

describe('a host that was ready stays so', () => {
  test('though a later look is not sure', async () => {
    const { world } = await readyWorld();
    world.simulator.stranger.setClusterState('denver', 'Provisioning');
    world.clock.advance(5 * minutes);
    expect(await viewOf(world)).toMatchObject({ state: 'ready', problem: null });
  });

  test('until something is really wrong', async () => {
    const { world } = await readyWorld();
    world.simulator.stranger.setClusterState('denver', 'Error');
    world.clock.advance(5 * minutes);
    expect(await viewOf(world)).toMatchObject({ state: 'needs_attention', problem: { code: 'cluster_in_error' } });
  });
});

describe('a host that was taken back, and is asked for again at the same site', () => {
  const site = testSite('denver', { topology: { controlPlane: 3 } });

  async function takenBack(): Promise<TestWorld> {
    const world = createTestWorld([site]);
    world.simulator.devices.create({ id: host });
    await world.submit(host, 'denver');
    world.clock.advance(2 * minutes);
    expect(await viewOf(world)).toMatchObject({ hasCalledHome: true });
    const undone = await world.desk.as(byIt()).undo({ hostId: host, right: null, mayAsk: false });
    expect(undone).toMatchObject({ ok: true, value: { kind: 'undone' } });
    await world.rest();
    return world;
  }

  test('begins anew: nothing is told of the entry that is gone', async () => {
    const world = await takenBack();
    world.simulator.devices.powerOff(host);
    world.clock.advance(1 * seconds);
    const againAtMs = world.clock.now();
    const { view } = await world.submit(host, 'denver');
    expect(view).toMatchObject({ isRegistered: true, hasCalledHome: false, milestones: { calledHomeAtMs: null } });
    expect(view?.milestones.requestedAtMs).toBe(againAtMs);
    expect(view?.milestones.registeredAtMs).toBeGreaterThanOrEqual(againAtMs);
    world.clock.advance(2 * minutes);
    expect(await viewOf(world)).toMatchObject({ hasCalledHome: false, machine: null });
  });

  test('is counted by nobody meanwhile', async () => {
    const world = await takenBack();
    const outlook = await world.registrations.foresee(edgeHost(2), site.id);
    expect(outlook).toEqual({ kind: 'first', needed: 3 });
  });
});

test('where the store was lost, Palette says since when it has the host', async () => {
  const site = testSite('denver', { topology: { controlPlane: 3 } });
  const world = createTestWorld([site]);
  world.simulator.devices.create({ id: host });
  await world.submit(host, 'denver');
  const { registeredAtMs } = (await viewOf(world)).milestones;
  const later = createTestWorld([site], { snapshot: world.simulator.snapshot() });
  later.clock.advance(3 * days);
  await later.submit(host, 'denver');
  const { milestones } = await viewOf(later);
  expect(Math.abs((milestones.registeredAtMs ?? 0) - (registeredAtMs ?? 0))).toBeLessThan(1 * minutes);
  expect(milestones.requestedAtMs).toBeGreaterThan(registeredAtMs ?? 0);
});

describe('what a host reports of its machine', () => {
  test('is told soon after it has called home, by the searches that watching makes anyway', async () => {
    const world = createTestWorld([testSite()]);
    world.simulator.devices.create({ id: host, machine: 'small' });
    await world.submit(host, 'denver');
    expect((await viewOf(world)).machine).toBeNull();
    world.simulator.clearLog();
    world.clock.advance(1 * minutes);
    expect((await viewOf(world)).machine).toEqual({ cpus: 1, memoryMb: 2_048, diskGb: 32 });
    expect(world.calls().filter((call) => call.startsWith('GET /v1/edgehosts'))).toEqual([]);
  });

  test('is not asked for again and again where it says nothing', async () => {
    const world = createTestWorld([testSite()]);
    world.simulator.stranger.registerHost({ uid: host });
    world.simulator.devices.create({ id: host });
    await world.submit(host, 'denver');
    await watchUntilReady(world);
    const searches = world.calls().filter((call) => call === 'POST /v1/dashboard/edgehosts/search');
    expect(searches.length).toBeLessThanOrEqual(4);
  });
});
