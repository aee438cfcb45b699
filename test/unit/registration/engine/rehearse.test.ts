import { describe, expect, test } from 'vitest';
import { stranger } from '../../../../lib/access/actor';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { StoreError } from '../../../../lib/store/store';
import { edgeHost } from '../../../support/palette-truth';
import { byIt, guardedSite } from '../../../support/test-actors';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld, type TestWorldOptions } from '../../../support/test-world';

const single = testSite('denver', { topology: { maxHosts: 3 } });
const triple = testSite('austin', { topology: { controlPlane: 3 } });
const it1 = byIt();

function openWorld(options: TestWorldOptions = {}) {
  return createTestWorld([single, triple, testSite('shut', { status: { state: 'closed' } })], options);
}

/** What would come of these hosts at the site, in a word each. */
async function rehearse(world: TestWorld, numbers: readonly number[], siteId = 'denver', actor = it1) {
  const requests = numbers.map((number) => ({ edgeHostId: edgeHost(number), siteId, hostName: '' }));
  const told = await world.newDesk().as(actor).rehearse(requests);
  await world.rest();
  return told.map((one) => (one.ok ? `${one.value.kind} ${one.value.missing}` : one.error.code));
}

/** What Palette and the store hold, as far as a rehearsal might change it. */
async function stateOf(world: TestWorld) {
  const { state } = world.simulator.snapshot();
  const intents = await Promise.all([1, 2, 3, 4, 5].map((number) => world.store.readIntent(edgeHost(number))));
  return JSON.stringify([state.hosts, state.clusters, intents, await world.store.readAudit(100)]);
}

describe('a rehearsal', () => {
  test('foretells new hosts of a site, and those for whom there is no room', async () => {
    expect(await rehearse(openWorld(), [1, 2, 3])).toEqual(['registers 0', 'registers 0', 'registers 0']);
    expect(await rehearse(openWorld(), [1, 2, 3, 4])).toEqual([
      'registers 0',
      'registers 0',
      'registers 0',
      'site_full',
    ]);
  });

  test('says how many hosts a site would still need, those that wait there counted', async () => {
    const world = openWorld();
    expect(await rehearse(world, [1], 'austin')).toEqual(['registers 2']);
    await world.submit(edgeHost(1), 'austin');
    expect(await rehearse(world, [2], 'austin')).toEqual(['registers 1']);
    expect(await rehearse(world, [1], 'austin')).toEqual(['joins 2']);
    expect(await rehearse(world, [2, 3], 'austin')).toEqual(['registers 0', 'registers 0']);
  });

  test('knows what is done already, though the store has lost it', async () => {
    const world = openWorld();
    await world.submit(edgeHost(1), 'denver');
    expect(await rehearse(world, [1, 2])).toEqual(['settled 0', 'registers 0']);
    const later = openWorld({ snapshot: world.simulator.snapshot() });
    expect(await rehearse(later, [1, 2])).toEqual(['settled 0', 'registers 0']);
  });

  test('foretells a host that another site has', async () => {
    const world = openWorld();
    await world.submit(edgeHost(1), 'denver');
    expect(await rehearse(world, [1], 'austin')).toEqual(['host_at_other_site']);
    const later = openWorld({ snapshot: world.simulator.snapshot() });
    expect(await rehearse(later, [1], 'austin')).not.toEqual(['registers 2']);
  });

  test('does not hold a claim against a host that was taken back', async () => {
    const world = openWorld();
    await world.submit(edgeHost(1), 'austin');
    const undone = await world.desk.as(it1).undo({ hostId: edgeHost(1), right: null, mayAsk: false });
    expect(undone.ok).toBe(true);
    await world.rest();
    expect(await rehearse(world, [1])).toEqual(['registers 0']);
    expect((await world.submit(edgeHost(1), 'denver')).outcome).not.toBe('refused');
  });

  test('is what then comes of it', async () => {
    const world = openWorld();
    await world.submit(edgeHost(9), 'austin');
    const foretold = await rehearse(world, [1, 9, 2, 3, 4]);
    const desk = world.newDesk().as(it1);
    const numbers = [1, 9, 2, 3, 4];
    const requests = numbers.map((number) => ({ edgeHostId: edgeHost(number), siteId: 'denver', hostName: '' }));
    const told = await Promise.all(requests.map((request) => desk.submit(request)));
    await world.rest();
    const refused = told.map(({ problem }) => problem?.code ?? 'registers 0');
    expect(refused).toEqual(foretold);
  });

  test('writes nothing, neither to Palette nor about a request', async () => {
    const world = openWorld();
    await world.submit(edgeHost(1), 'denver');
    await world.submit(edgeHost(2), 'austin');
    const before = await stateOf(world);
    await rehearse(world, [1, 2, 3, 4]);
    await rehearse(world, [2, 3, 4], 'austin');
    expect(await stateOf(world)).toBe(before);
  });

  test('costs a site no more reads than one for each host and a handful besides', async () => {
    const world = openWorld();
    await rehearse(world, [1, 2, 3]);
    expect(world.calls().length).toBeLessThanOrEqual(3 + 4);
  });

  test('refuses what a submit would refuse before it looks', async () => {
    const world = openWorld();
    expect(await rehearse(world, [1], 'shut')).toEqual(['site_closed']);
    expect(await rehearse(world, [1], 'nowhere')).toEqual(['site_unknown']);
    expect(await rehearse(world, [1], 'denver', stranger)).toEqual(['access_needed']);
    expect(world.calls()).toEqual([]);
  });

  test('misses a pairing key only where the host is new', async () => {
    const site = guardedSite('denver', { pairingKey: 'required' });
    const world = createTestWorld([site]);
    expect(await rehearse(world, [1])).toEqual(['pairing_key_needed']);
  });

  test('is about one site', async () => {
    const desk = openWorld().desk.as(it1);
    const ask = (number: number, siteId: string) => ({ edgeHostId: edgeHost(number), siteId, hostName: '' });
    await expect(desk.rehearse([ask(1, 'denver'), ask(2, 'austin')])).rejects.toThrow('one site');
    expect(await desk.rehearse([])).toEqual([]);
  });

  test('says so when nobody could look', async () => {
    const world = openWorld();
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    expect(await rehearse(world, [1, 2])).toEqual(['palette_unreachable', 'palette_unreachable']);
    const store = createMemoryStore({ now: () => 0 });
    Object.assign(store, { readClaim: () => Promise.reject(new StoreError('readClaim')) });
    expect(await rehearse(openWorld({ store: () => store }), [1])).toEqual(['store_unavailable']);
  });
});
