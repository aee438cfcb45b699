import { describe, expect, test } from 'vitest';
import { stranger } from '../../../../lib/access/actor';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Store } from '../../../../lib/store/store';
import { edgeHost, edgeHosts } from '../../../support/palette-truth';
import { actorWith, atSites, byIt, byLink, byPagePass, byPin, guardedSite } from '../../../support/test-actors';
import { testRequest } from '../../../support/test-intent';
import { testSite } from '../../../support/test-site';
import { anybody, createTestWorld, type TestWorld } from '../../../support/test-world';

const minutes = 60_000;
const host = edgeHost(1);
const denver = guardedSite('denver');
const boston = guardedSite('boston');

function request(edgeHostId: string = host, siteId = 'denver') {
  return { edgeHostId, siteId, hostName: '' };
}

/** A world whose store counts what it is asked. */
function countingWorld(sites = [denver, boston]): { world: TestWorld; asked: string[] } {
  const asked: string[] = [];
  const store = (clock: TestWorld['clock']) => {
    const memory = createMemoryStore({ now: clock.now });
    const counted = Object.entries(memory).map(([name, member]) => [
      name,
      typeof member !== 'function'
        ? member
        : (...given: unknown[]) => {
            asked.push(name);
            return member(...given);
          },
    ]);
    return Object.fromEntries(counted) as Store;
  };
  return { world: createTestWorld(sites, { store }), asked };
}

async function registered(sites = [denver, boston]): Promise<TestWorld> {
  const world = createTestWorld(sites);
  await world.desk.as(byPin()).submit(request());
  await world.rest();
  world.clock.advance(2 * minutes);
  world.simulator.clearLog();
  return world;
}

describe('a submit', () => {
  test.each([
    ['a stranger', stranger, 'access_needed'],
    ['whoever has nothing but an open door elsewhere', anybody, 'access_needed'],
    ['whoever has the PIN of another site', byPin('boston'), 'site_unknown'],
    ['whoever has a link to another site', byLink({}, atSites('boston')), 'site_unknown'],
    ['whoever may only look at the page', byPagePass(host), 'site_unknown'],
    ['whoever has a pass for another host', actorWith({ mode: 'pin', hostId: edgeHost(2) }), 'site_unknown'],
    ['whoever was asked for approval', actorWith({ mode: 'approval', role: 'it' }), 'site_unknown'],
  ] as const)('of %s is refused, and neither store nor Palette is asked', async (_name, actor, code) => {
    const { world, asked } = countingWorld();
    const submission = await world.desk.as(actor).submit(request());
    expect(submission).toMatchObject({ outcome: 'refused', view: null, problem: { code } });
    await world.rest();
    expect([asked, world.simulator.log]).toEqual([[], []]);
  });

  test.each([
    ['the PIN of the site', byPin()],
    ['a link to it', byLink()],
    ['a link by its tags', byLink({}, { by: 'tags', tags: { brand: 'test' } })],
    ['a pass for this very host', actorWith({ mode: 'link', hostId: host })],
    ['single sign-on', actorWith({ mode: 'sign_in', scope: atSites('denver') })],
    ['IT', byIt()],
  ])('by %s goes through', async (_name, actor) => {
    const world = createTestWorld([denver, boston]);
    expect(await world.desk.as(actor).submit(request())).toMatchObject({ outcome: 'registered', problem: null });
  });

  test('at a site that is there and at one that is not is refused alike, letter by letter and call by call', async () => {
    const { world, asked } = countingWorld();
    const outsider = world.desk.as(byPin('denver'));
    const [foreign, unknown] = [
      await outsider.submit(request(host, 'boston')),
      await outsider.submit(request(host, 'nowhere')),
    ];
    const { reference: one, ...foreignProblem } = foreign.problem ?? {};
    const { reference: other, ...unknownProblem } = unknown.problem ?? {};
    expect({ ...foreign, problem: foreignProblem }).toEqual({ ...unknown, problem: unknownProblem });
    expect(one).not.toBe(other);
    expect(asked).toEqual([]);
  });

  test('at an unknown site is only called that where there is nothing to prove', async () => {
    const world = createTestWorld([testSite('denver')]);
    expect((await world.submit(host, 'nowhere')).problem?.code).toBe('site_unknown');
  });

  test('of a closed site tells its name to those who may know it, and to nobody else', async () => {
    const world = createTestWorld([guardedSite('denver', {}, { status: { state: 'closed' } })]);
    expect((await world.desk.as(byPin()).submit(request())).problem).toMatchObject({
      code: 'site_closed',
      facts: { site: 'Site denver' },
    });
    expect((await world.desk.as(byPin('boston')).submit(request())).problem).toMatchObject({
      code: 'site_unknown',
      facts: {},
    });
  });

  test('of a site that has moved names the new one to those only who may know of that as well', async () => {
    const moved = guardedSite('denver', {}, { status: { state: 'moved', to: boston.id } });
    const world = createTestWorld([moved, boston]);
    expect((await world.desk.as(byPin()).submit(request())).problem?.facts).toEqual({ site: 'Site denver' });
    const both = byLink({}, atSites('denver', 'boston'));
    expect((await world.desk.as(both).submit(request())).problem?.facts).toEqual({
      site: 'Site denver',
      to: 'Site boston',
    });
  });

  test('is refused when it comes too often, before anything is recorded, and says for how long', async () => {
    const { world, asked } = countingWorld();
    const desk = world.desk.as(byPin());
    for (let round = 0; round < 12; round += 1) await desk.submit(request());
    await world.rest();
    asked.length = 0;
    world.simulator.clearLog();
    const { problem } = await desk.submit(request());
    expect(problem).toMatchObject({ code: 'too_many_requests', facts: { seconds: expect.stringMatching(/^\d+$/) } });
    expect([asked, world.simulator.log]).toEqual([['spend'], []]);
  });
});

describe('a host that another site has', () => {
  test('is refused without that site’s name, in the answer as on the page', async () => {
    const world = await registered();
    const elsewhere = await world.desk.as(byPin('boston')).submit(request(host, 'boston'));
    expect(elsewhere.problem).toMatchObject({ code: 'host_at_other_site', facts: {} });
    expect(JSON.stringify(elsewhere)).not.toMatch(/denver/);
  });

  test('is refused with that name to whoever may know of both', async () => {
    const world = await registered();
    const elsewhere = await world.desk.as(byIt()).submit(request(host, 'boston'));
    expect(elsewhere.problem?.facts).toEqual({ site: 'Site denver' });
  });

  test('is named by no site whose name was given away since', async () => {
    const world = createTestWorld([denver, guardedSite('boston', {}, { name: 'Site denver' })]);
    await world.desk.as(byPin()).submit(request());
    const elsewhere = await world.desk.as(byPin('boston')).submit(request(host, 'boston'));
    // Both are called that: whoever knows the one learns nothing of the other.
    expect(elsewhere.problem?.facts).toEqual({ site: 'Site denver' });
  });
});

describe.each(['view', 'proceed'] as const)('%s', (use) => {
  test.each([
    ['a stranger', stranger],
    ['anybody, where the site is not open', anybody],
    ['whoever belongs to another site', byPin('boston')],
    ['whoever has the page of another host', byPagePass(edgeHost(2))],
  ])('of %s shows what an unknown host shows, calls no Palette and starts no look', async (_name, actor) => {
    const world = await registered();
    const foreign = await world.desk.as(actor)[use](host);
    expect(foreign).toEqual(await world.desk.as(actor)[use](edgeHost(99)));
    expect(foreign).toEqual({ ok: false, error: { code: 'not_registered' } });
    await world.rest();
    expect(world.simulator.log).toEqual([]);
    expect((await world.store.takeLease('refresh:denver', 'me', 1)).granted).toBe(true);
  });

  test.each([
    ['the PIN', byPin()],
    ['the pass of the page', byPagePass(host)],
    ['IT', byIt()],
  ])('of whoever may see it by %s shows it', async (_name, actor) => {
    const world = await registered();
    expect(await world.desk.as(actor)[use](host)).toMatchObject({ ok: true, value: { hostId: host } });
  });
});

test('watchers who may share one look, and one who may not gets nothing of it though they come in the same moment', async () => {
  const world = await registered();
  const looks = [byPin(), byPin('boston'), byPagePass(host), byIt()].map((actor) => world.desk.as(actor).view(host));
  const views = await Promise.all(looks);
  expect(views.map(({ ok }) => ok)).toEqual([true, false, true, true]);
  await world.rest();
  const clusters = world.simulator.log.filter(({ template }) => template === '/v1/spectroclusters/{uid}');
  expect(clusters).toHaveLength(1);
});

test('a problem that names another site is shown by name to those only who may know that site', async () => {
  const world = createTestWorld([denver, boston]);
  world.simulator.stranger.registerHost({ uid: host, labels: { site: 'boston' } });
  await world.desk.as(byPin()).submit(request());
  await world.rest();
  const problemFor = async (actor: Parameters<typeof world.desk.as>[0]) => {
    const viewed = await world.desk.as(actor).view(host);
    return viewed.ok ? viewed.value.problem?.facts : viewed.error.code;
  };
  expect(await problemFor(byPin())).toEqual({});
  expect(await problemFor(byIt())).toEqual({ site: 'Site boston' });
});

test('whoever goes on too often is shown the page and drives nothing', async () => {
  const { world, asked } = countingWorld();
  await world.store.recordIntent(testRequest({ hostId: host, requestedAtMs: world.clock.now() }));
  world.clock.advance(1 * minutes);
  const limit = { name: `submit:host:${host}:denver`, burst: 12, everyMs: 5_000 };
  while ((await world.store.spend([limit])) === 0);
  asked.length = 0;
  const desk = world.desk.as(byPin());
  expect(await desk.proceed(host)).toMatchObject({ ok: true, value: { state: 'queued', isDue: true } });
  expect(asked).toContain('spend');
  expect(asked).not.toContain('takeLease');
  world.clock.advance(5_000);
  expect(await desk.proceed(host)).toMatchObject({ ok: true, value: { state: 'setting_up' } });
});

test('whoever watches many hosts of a site without a right to any of them costs no more than one read each', async () => {
  const { world, asked } = countingWorld();
  for (const one of edgeHosts(3)) await world.desk.as(byPin()).submit(request(one));
  await world.rest();
  // Whoever may has looked at it in this process: that must show in nothing.
  await world.desk.as(byPin()).view(edgeHost(1));
  const outsider = world.desk.as(byPin('boston'));
  const costOf = async (hostId: typeof host) => {
    asked.length = 0;
    await outsider.view(hostId);
    return [...asked];
  };
  expect(await costOf(edgeHost(1))).toEqual(['readIntent']);
  expect(await costOf(edgeHost(77))).toEqual(['readIntent']);
});
