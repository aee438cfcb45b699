import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../lib/access/actor';
import { OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { createChance } from '../../../support/chance';
import { createLosingStore } from '../../../support/losing-store';
import { countAnswers, linksOf, type Phone, submitAll } from '../../../support/many-phones';
import { edgeHost, edgeHosts, writesOf } from '../../../support/palette-truth';
import { atSites, byIt, byLink, byPin, guardedSite } from '../../../support/test-actors';
import { createTestWorld, type TestWorld, type TestWorldOptions } from '../../../support/test-world';

const seconds = 1_000;
const names = ['denver', 'boston', 'chicago'];
const roomy = { controlPlane: 1, controlPlaneRunsWork: true, workerPool: true, maxHosts: 60 } as const;
const sites = names.map((id) => guardedSite(id, {}, { topology: roomy }));
const host = edgeHost(1);
const [denver = guardedSite()] = sites;
const everywhere = atSites(...names);

function linkOf(maxHosts: number): Actor {
  return byLink({ maxHosts }, everywhere);
}

async function submit(world: TestWorld, actor: Actor, edgeHostId: string = host, siteId = 'denver') {
  const answer = await world.desk.as(actor).submit({ edgeHostId, siteId, hostName: '' });
  await world.rest();
  return answer;
}

/** Fifty phones on one link, spread over the sites and over five instances. */
function fiftyPhones(world: TestWorld, actor: Actor): Phone[] {
  const desks = Array.from({ length: 5 }, () => world.newDesk().as(actor));
  return edgeHosts(50).map((hostId, index) => ({
    hostId,
    siteId: names[index % 3] ?? 'denver',
    registrations: desks[index % 5] ?? world.desk.as(actor),
  }));
}

async function letFifty(options: TestWorldOptions = {}) {
  const world = createTestWorld(sites, options);
  const answers = await submitAll(fiftyPhones(world, linkOf(20)), async () => {
    await world.rest();
    world.clock.advance(20 * seconds);
  });
  await world.rest();
  return { world, answers };
}

describe('fifty phones at once on a link for twenty hosts, over three sites', () => {
  test('bring exactly twenty hosts into Palette, and thirty are told that the link is full', async () => {
    const { world, answers } = await letFifty();
    expect(countAnswers(answers)).toEqual({ registered: 20, link_full: 30 });
    expect(Object.values(linksOf(world.simulator))).toEqual(Array.from({ length: 20 }, () => 'rollout'));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'bring exactly twenty though the store loses replies and requests (%i)',
    async (seed) => {
      const random = createChance(seed);
      const store = (clock: TestWorld['clock']) =>
        createLosingStore(createMemoryStore({ now: clock.now }), random, { requests: 0.03, answers: 0.06 });
      const { world, answers } = await letFifty({ store });
      expect(countAnswers(answers)).toEqual({ registered: 20, link_full: 30 });
      expect(Object.keys(linksOf(world.simulator))).toHaveLength(20);
    },
  );

  test('bring exactly twenty though Palette itself fails now and then', async () => {
    const world = createTestWorld(sites, {
      weather: { seed: 7, droppedAnswers: 0.03, serverErrors: 0.03, crowding: 0.02 },
    });
    const answers = await submitAll(fiftyPhones(world, linkOf(20)), async () => {
      await world.rest();
      world.clock.advance(20 * seconds);
    });
    expect(countAnswers(answers)).toEqual({ registered: 20, link_full: 30 });
    expect(Object.keys(linksOf(world.simulator))).toHaveLength(20);
  });
});

describe('a link that is full', () => {
  async function full(): Promise<TestWorld> {
    const world = createTestWorld(sites);
    for (const one of edgeHosts(2)) await submit(world, linkOf(2), one);
    world.clock.advance(60 * seconds);
    world.simulator.clearLog();
    return world;
  }

  test('writes nothing for a further host, and keeps no claim on it', async () => {
    const world = await full();
    expect(await submit(world, linkOf(2), edgeHost(3))).toMatchObject({
      outcome: 'refused',
      view: null,
      problem: { code: 'link_full' },
    });
    expect(writesOf(world.simulator)).toEqual([]);
    expect(await world.store.readClaim(edgeHost(3))).toBeNull();
    expect(await submit(world, byPin(), edgeHost(3))).toMatchObject({ outcome: 'registered' });
  });

  test('serves a re-scan of a host that it has registered', async () => {
    const world = await full();
    expect(await submit(world, linkOf(2), edgeHost(2))).toMatchObject({ outcome: 'already', problem: null });
  });

  test('serves a re-scan of a host that came by another way, and does not count it', async () => {
    const world = await full();
    await submit(world, byPin(), edgeHost(3));
    expect(await submit(world, linkOf(2), edgeHost(3))).toMatchObject({ outcome: 'already' });
    expect(await world.store.readLinkCount('rollout')).toBe(2);
  });

  test('goes on with the next number that IT writes into the config', async () => {
    const world = await full();
    expect(await submit(world, linkOf(3), edgeHost(3))).toMatchObject({ outcome: 'registered' });
  });

  test('leaves other links alone', async () => {
    const world = await full();
    expect(await submit(world, byLink({ id: 'spring', maxHosts: 1 }, everywhere), edgeHost(3))).toMatchObject({
      outcome: 'registered',
    });
  });
});

describe('after the store was lost', () => {
  async function lost(changes: TestWorldOptions = {}): Promise<TestWorld> {
    const before = createTestWorld(sites);
    for (const [index, one] of edgeHosts(4).entries()) await submit(before, linkOf(4), one, names[index % 3]);
    return createTestWorld(sites, { snapshot: before.simulator.snapshot(), ...changes });
  }

  test('the hosts are counted anew by their label, and a full link stays full', async () => {
    const world = await lost();
    expect((await submit(world, linkOf(4), edgeHost(5))).problem?.code).toBe('link_full');
    expect(await world.store.readLinkCount('rollout')).toBe(4);
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('a re-scan of one of them is fine, and writes nothing', async () => {
    const world = await lost();
    expect(await submit(world, linkOf(4), edgeHost(3), 'chicago')).toMatchObject({ outcome: 'already', problem: null });
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('a host that came by another way is fine as well, though the link is full', async () => {
    const before = createTestWorld(sites);
    await submit(before, linkOf(1), edgeHost(1));
    await submit(before, byPin(), edgeHost(2));
    const world = createTestWorld(sites, { snapshot: before.simulator.snapshot() });
    expect(await submit(world, linkOf(1), edgeHost(2))).toMatchObject({ outcome: 'already', problem: null });
    expect(await world.store.readLinkCount('rollout')).toBe(1);
  });

  test('those who come together cost one search for the label', async () => {
    const world = await lost();
    const desk = world.desk.as(linkOf(4));
    await Promise.all(
      edgeHosts(9)
        .slice(4)
        .map((one) => desk.submit({ edgeHostId: one, siteId: 'denver', hostName: '' })),
    );
    const searches = world.simulator.log.filter((entry) => JSON.stringify(entry.requestBody)?.includes('link:rollout'));
    expect(searches).toHaveLength(1);
  });

  test('nobody comes in as long as Palette does not tell how many there are', async () => {
    const world = await lost();
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: { path: /edgehosts\/search/ }, times: 'always' });
    expect((await submit(world, linkOf(9), edgeHost(5))).problem?.code).toBe('palette_unreachable');
    expect(writesOf(world.simulator)).toEqual([]);
    world.simulator.faults.clear();
    expect(await submit(world, linkOf(9), edgeHost(5))).toMatchObject({ outcome: 'registered' });
  });

  test('hosts of every project that the link reaches are counted', async () => {
    const apart = [denver, guardedSite('boston', {}, { topology: roomy, projectUid: OTHER_PROJECT_UID })];
    const before = createTestWorld(apart);
    await submit(before, linkOf(2), edgeHost(1), 'denver');
    before.simulator.stranger.registerHost({
      uid: edgeHost(2),
      projectUid: OTHER_PROJECT_UID,
      labels: { link: 'rollout' },
    });
    const world = createTestWorld(apart, { snapshot: before.simulator.snapshot() });
    expect((await submit(world, linkOf(2), edgeHost(3))).problem?.code).toBe('link_full');
  });
});

describe('a place in the link', () => {
  const small = [
    guardedSite('denver', {}, { topology: { ...roomy, workerPool: false, maxHosts: 1 } }),
    ...sites.slice(1),
  ];

  test('is given back by a registration that was stopped before anything was written', async () => {
    const world = createTestWorld(small);
    await submit(world, byPin(), edgeHost(9));
    expect((await submit(world, linkOf(1))).problem?.code).toBe('site_full');
    expect(await world.store.readLinkCount('rollout')).toBe(0);
    expect(await submit(world, linkOf(1), host, 'boston')).toMatchObject({ outcome: 'registered' });
    expect(linksOf(world.simulator)[host]).toBe('rollout');
  });

  test('is given back when another site has the host, and kept where this link brought it there', async () => {
    const world = createTestWorld(sites);
    await submit(world, byPin(), edgeHost(1));
    await submit(world, linkOf(1), edgeHost(1), 'boston');
    expect(await world.store.readLinkCount('rollout')).toBe(0);
    await submit(world, linkOf(1), edgeHost(2), 'boston');
    expect((await submit(world, linkOf(1), edgeHost(2), 'chicago')).problem?.code).toBe('host_at_other_site');
    expect(await world.store.readLinkCount('rollout')).toBe(1);
    expect((await submit(world, linkOf(1), edgeHost(3))).problem?.code).toBe('link_full');
  });

  test('is given back when IT says no, taken when it waits for their yes', async () => {
    const world = createTestWorld([guardedSite('denver', { needsApproval: true }, { topology: roomy })]);
    const link = byLink({ maxHosts: 1 });
    await submit(world, link);
    expect((await submit(world, link, edgeHost(2))).problem?.code).toBe('link_full');
    const asked = await world.desk.as(byIt()).request(host);
    const requestedAtMs = asked.ok ? asked.value.requestedAtMs : 0;
    await world.desk.as(byIt()).decide({ hostId: host, requestedAtMs, verdict: 'reject', by: '' });
    expect((await submit(world, link, edgeHost(2))).view?.state).toBe('waiting_for_approval');
  });

  test('goes along with a host that was stopped and comes back by another way', async () => {
    const world = createTestWorld(small);
    await submit(world, byIt(), edgeHost(9));
    await submit(world, linkOf(1));
    world.simulator.stranger.deleteCluster('denver');
    world.clock.advance(300 * seconds);
    world.simulator.stranger.deleteHost(edgeHost(9));
    expect(await submit(world, byPin())).toMatchObject({ problem: null });
    expect(linksOf(world.simulator)[host]).toBeUndefined();
    expect(await world.store.readIntent(host)).toMatchObject({ requestedBy: 'pin denver', linkId: null });
    expect(await world.store.readLinkCount('rollout')).toBe(0);
  });
});

describe('the label of the link', () => {
  test('is put on a host that was in Palette before', async () => {
    const world = createTestWorld(sites);
    world.simulator.stranger.registerHost({ uid: host, labels: { rack: '7' }, isPaired: true });
    await submit(world, linkOf(1));
    expect(world.simulator.snapshot().state.hosts[host]?.labels).toMatchObject({ rack: '7', link: 'rollout' });
  });

  test('stays that of the first link, which it counts for', async () => {
    const world = createTestWorld([guardedSite('denver', {}, { topology: { ...roomy, controlPlane: 3 } })]);
    await submit(world, byLink());
    const again = createTestWorld([denver], { snapshot: world.simulator.snapshot() });
    await submit(again, byLink({ id: 'spring' }));
    expect(linksOf(again.simulator)[host]).toBe('rollout');
  });

  test('is on no host that came without one', async () => {
    const world = createTestWorld(sites);
    await submit(world, byPin());
    expect(linksOf(world.simulator)).toEqual({ [host]: undefined });
  });
});
