import { describe, expect, test } from 'vitest';
import { stranger } from '../../../../lib/access/actor';
import type { Outlook } from '../../../../lib/registration/view';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Store } from '../../../../lib/store/store';
import { StoreError } from '../../../../lib/store/store';
import { edgeHost } from '../../../support/palette-truth';
import { byIt, byPagePass, byPin, guardedSite } from '../../../support/test-actors';
import { siteId, testSite } from '../../../support/test-site';
import { anybody, createTestWorld, type TestWorld } from '../../../support/test-world';

const [one, two, three, four] = [edgeHost(1), edgeHost(2), edgeHost(3), edgeHost(4)];
const denver = siteId('denver');
const single = testSite('denver');
const triple = testSite('denver', { topology: { controlPlane: 3 } });
const minuteMs = 60_000;

async function foresee(world: TestWorld, hostId = one, site = denver): Promise<Outlook> {
  const outlook = await world.registrations.foresee(hostId, site);
  await world.rest();
  return outlook;
}

/** A world that has only what Palette holds: the store was lost, and nobody has looked. */
function withEmptyStore(world: TestWorld, site = single): TestWorld {
  return createTestWorld([site], { snapshot: world.simulator.snapshot() });
}

describe('before a host is registered, its page says what it would do', () => {
  test('the first of a site of one', async () => {
    const world = createTestWorld([single]);
    expect(await foresee(world)).toEqual({ kind: 'first', needed: 1 });
  });

  test('one that is added to a site that is set up', async () => {
    const world = createTestWorld([single]);
    await world.submit(one, 'denver');
    expect(await foresee(world, two)).toEqual({ kind: 'joins', present: 1 });
    await world.submit(two, 'denver');
    expect(await foresee(world, three)).toEqual({ kind: 'joins', present: 2 });
  });

  test('each of three that a site waits for, and one more', async () => {
    const world = createTestWorld([triple]);
    expect(await foresee(world, one)).toEqual({ kind: 'first', needed: 3 });
    await world.submit(one, 'denver');
    expect(await foresee(world, two)).toEqual({ kind: 'gathers', present: 1, needed: 3 });
    await world.submit(two, 'denver');
    expect(await foresee(world, three)).toEqual({ kind: 'completes', present: 2, needed: 3 });
    await world.submit(three, 'denver');
    expect(await foresee(world, four)).toEqual({ kind: 'joins', present: 3 });
  });

  test('one that is there already, also while the site waits for others', async () => {
    const world = createTestWorld([triple]);
    await world.submit(one, 'denver');
    expect(await foresee(world, one)).toEqual({ kind: 'here' });
  });

  test('one that Palette shows at its place though the store has lost it', async () => {
    const world = createTestWorld([single]);
    await world.submit(one, 'denver');
    const later = withEmptyStore(world);
    expect(await foresee(later, one)).toEqual({ kind: 'here' });
    expect(await foresee(later, two)).toEqual({ kind: 'joins', present: 1 });
  });

  test('one that IT has to say yes to, unless it is there already', async () => {
    const world = createTestWorld([testSite('denver', { access: { ...single.access, needsApproval: true } })]);
    expect(await foresee(world, one)).toEqual({ kind: 'asks' });
    await world.submit(one, 'denver');
    world.simulator.clearLog();
    expect(await foresee(world, one)).toEqual({ kind: 'asks' });
    expect(world.simulator.log).toEqual([]);
  });

  test('hosts that wait for IT are not counted', async () => {
    const asking = testSite('denver', { access: { ...single.access, needsApproval: true } });
    const world = createTestWorld([asking]);
    await world.submit(two, 'denver');
    expect(await world.desk.as(byIt()).foresee(one, denver)).toEqual({ kind: 'first', needed: 1 });
  });
});

describe('nothing is foretold', () => {
  test('where the site is full, closed or not there', async () => {
    const full = testSite('denver', { topology: { maxHosts: 1 } });
    const closed = testSite('aspen', { status: { state: 'closed' } });
    const world = createTestWorld([full, closed]);
    await world.submit(one, 'denver');
    for (const site of [denver, closed.id, siteId('nowhere')]) {
      expect(await foresee(world, two, site)).toEqual({ kind: 'unknown' });
    }
  });

  test('where more hosts than the first set-up takes find no place', async () => {
    const world = createTestWorld([testSite('denver', { topology: { workerPool: false } })]);
    await world.submit(one, 'denver');
    expect(await foresee(world, two)).toEqual({ kind: 'unknown' });
  });

  test('where Palette does not answer and nothing was known, and the page waits less than a second', async () => {
    const world = createTestWorld([single]);
    world.simulator.faults.add({ kind: 'delay', ms: 5_000, match: {}, times: 'always' });
    const beganAtMs = world.clock.now();
    expect(await world.registrations.foresee(one, denver)).toEqual({ kind: 'unknown' });
    expect(world.clock.now() - beganAtMs).toBeLessThanOrEqual(1_000);
    await world.rest();
  });

  test('where the store is away, or never answers', async () => {
    for (const readSight of [() => Promise.reject(new StoreError('readCache')), () => new Promise<never>(() => {})]) {
      const world = createTestWorld([single], {
        store: (clock) => ({ ...createMemoryStore({ now: clock.now }), readCache: readSight }),
      });
      expect(await world.registrations.foresee(one, denver)).toEqual({ kind: 'unknown' });
    }
  });
});

test('who may not register there learns nothing and causes no call, not even to the store', async () => {
  const asked: string[] = [];
  const world = createTestWorld([guardedSite('denver')], { store: (clock) => listening(clock.now, asked) });
  for (const actor of [stranger, anybody, byPagePass(one), byPin('aspen')]) {
    expect(await world.desk.as(actor).foresee(one, denver)).toEqual({ kind: 'unknown' });
  }
  expect(world.simulator.log).toEqual([]);
  expect(asked).toEqual([]);
});

test('changes nothing: no intent, no claim, no write to Palette', async () => {
  const world = createTestWorld([single]);
  await foresee(world);
  expect(world.writes()).toEqual([]);
  expect(await world.store.readIntent(one)).toBeNull();
  expect(await world.store.readClaim(one)).toBeNull();
});

describe('asks Palette no more often than watching does', () => {
  test('a hundred pages of one site over three instances: one look a minute', async () => {
    const world = createTestWorld([single]);
    await world.submit(one, 'denver');
    const instances = [world.newInstance(), world.newInstance(), world.newInstance()];
    world.clock.advance(10 * minuteMs);
    world.simulator.clearLog();
    for (let second = 0; second < 60; second += 1) {
      await Promise.all(instances.map((instance, index) => instance.foresee(edgeHost(100 + index), denver)));
      await world.rest();
      world.clock.advance(900);
    }
    expect(world.calls().filter((call) => call === 'GET /v1/spectroclusters/{uid}')).toHaveLength(1);
    expect(world.simulator.log.length).toBeLessThanOrEqual(4);
  });

  test('somebody who opens the pages of a thousand sites: few calls, and then none', async () => {
    const sites = Array.from({ length: 1_000 }, (_, index) => testSite(`site-${index}`));
    const world = createTestWorld(sites);
    const beganAtMs = world.clock.now();
    for (const site of sites) await foresee(world, one, site.id);
    const seconds = (world.clock.now() - beganAtMs) / 1_000;
    expect(world.simulator.log.length).toBeLessThanOrEqual(2 * (20 + seconds / 2));
    expect(world.simulator.log.length).toBeGreaterThan(0);
  });
});

describe('whoever asks for forecast after forecast takes none from anybody else', () => {
  const sites = Array.from({ length: 60 }, (_, index) => testSite(`site-${index}`));
  const fresh = [siteId('site-58'), siteId('site-59')];
  const askAll = async (world: TestWorld, sessionId: string | null, addressKeys: readonly string[]) => {
    const { foresee: ask } = world.desk.as({ ...anybody, sessionId });
    const kinds: string[] = [];
    for (const { id } of sites.slice(0, 50)) kinds.push((await ask(one, id, addressKeys)).kind);
    return kinds;
  };

  test.each([
    ['in one session', 's1', []],
    ['from one address', null, ['a']],
  ] as const)('%s', async (_, sessionId, addressKeys) => {
    const world = createTestWorld(sites);
    const kinds = await askAll(world, sessionId, addressKeys);
    expect(kinds.at(0)).toBe('first');
    expect(kinds.at(-1)).toBe('unknown');
    for (const site of fresh) {
      const other = world.desk.as({ ...anybody, sessionId: 's2' });
      expect(await other.foresee(one, site, ['b'])).toEqual({ kind: 'first', needed: 1 });
    }
    await world.rest();
  });

  test('by loading one page again and again while Palette does not answer', async () => {
    const world = createTestWorld(sites);
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    for (let taps = 0; taps < 50; taps += 1)
      expect(await world.registrations.foresee(one, sites[0]?.id ?? denver)).toEqual({ kind: 'unknown' });
    world.simulator.faults.clear();
    expect(await foresee(world, one, fresh[0])).toEqual({ kind: 'first', needed: 1 });
  });
});

test('what was seen before counts on while Palette does not answer', async () => {
  const world = createTestWorld([single]);
  await world.submit(one, 'denver');
  world.clock.advance(60 * minuteMs);
  world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
  expect(await foresee(world, two)).toEqual({ kind: 'joins', present: 1 });
});

/** A store that notes what it is asked. */
function listening(now: () => number, asked: string[]): Store {
  return new Proxy(createMemoryStore({ now }), {
    get: (store, name: keyof Store) => {
      asked.push(name);
      return store[name];
    },
  });
}
