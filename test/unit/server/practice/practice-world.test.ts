import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../../lib/log';
import { DEFAULT_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { simulatorKey } from '../../../../lib/server/open-simulator';
import { mostHostsPerSite, practiceLastsMs } from '../../../../lib/server/practice/practice-book';
import { practiceIndex } from '../../../../lib/server/practice/practice-sites';
import { openPracticeWorld, type PracticeWorld } from '../../../../lib/server/practice/practice-world';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { type Store, StoreError } from '../../../../lib/store/store';
import { edgeHost } from '../../../support/palette-truth';
import { siteId, testIndex } from '../../../support/test-site';
import { createVirtualClock } from '../../../support/virtual-clock';

const index = practiceIndex(testIndex([]).company);
const [harbour, market] = [siteId('harbour-street'), siteId('market-square')];

function createPlace(broken: Partial<Store> = {}) {
  const clock = createVirtualClock();
  const store = { ...createMemoryStore(clock), ...broken };
  const events: LogEvent[] = [];
  const open = () => openPracticeWorld(index, { store, clock, log: (event) => void events.push(event) });
  return { clock, store, events, open };
}

const headers = { ApiKey: simulatorKey, ProjectUid: DEFAULT_PROJECT_UID, 'content-type': 'application/json' };
const register = (world: PracticeWorld, number: number) => {
  const body = JSON.stringify({ metadata: { name: edgeHost(number), uid: edgeHost(number) }, spec: {} });
  return world.fetch(new Request('http://simulator.invalid/v1/edgehosts', { method: 'POST', headers, body }));
};
const look = async (world: PracticeWorld, number: number) => {
  const url = `http://simulator.invalid/v1/edgehosts/${edgeHost(number)}`;
  return (await world.fetch(new Request(url, { headers }))).status;
};

describe('the world of practice', () => {
  it('has a host to scan from the beginning', async () => {
    const { open } = createPlace();
    expect((await open()).simulator.devices.list()).toHaveLength(1);
  });

  it('is one for all instances: what one has written, another reads', async () => {
    const { open } = createPlace();
    const [one, other] = [await open(), await open()];
    expect((await register(one, 1)).status).toBe(201);
    expect(await look(other, 1)).toBe(200);
    await one.refresh();
    await other.refresh();
    expect(other.simulator.snapshot()).toEqual(one.simulator.snapshot());
  });

  it('loses nothing of what many write at once on two instances', async () => {
    const { open } = createPlace();
    const [one, other] = [await open(), await open()];
    const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
    await Promise.all(numbers.map((number) => register(number % 2 === 0 ? one : other, number)));
    for (const number of numbers) expect(await look(one, number), edgeHost(number)).toBe(200);
  });

  it('loses no screen that is switched on while another instance writes', async () => {
    const { open } = createPlace();
    const [one, other] = [await open(), await open()];
    const worlds = [one, other, one, other, one, other];
    const made = await Promise.all(
      worlds.map((world, at) => [world.createDevice('usual'), register(world, at + 1)][0]),
    );
    await one.refresh();
    const ids = one.simulator.devices.list().map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(made));
    expect(new Set(made).size).toBe(worlds.length);
  });

  it('takes an hour-old site out of Palette and store, and lets the next one begin anew', async () => {
    const { open, clock, store } = createPlace();
    const world = await open();
    expect(await world.admit(edgeHost(1), harbour)).toBe(true);
    await register(world, 1);
    await store.moveClaim(edgeHost(1), harbour, harbour);
    await store.remind(edgeHost(1), 0);
    await clock.sleep(practiceLastsMs);
    expect(await world.admit(edgeHost(2), market)).toBe(true);
    expect(await look(world, 1)).toBe(404);
    expect(await store.readClaim(edgeHost(1))).toBeNull();
    expect(await store.dueReminders(clock.now(), 10)).toEqual([]);
    expect(world.simulator.devices.get(edgeHost(1))).toBeUndefined();
  });

  it('is full when a site has all hosts that it may have', async () => {
    const { open } = createPlace();
    const world = await open();
    for (let number = 1; number <= mostHostsPerSite; number += 1) {
      expect(await world.admit(edgeHost(number), harbour)).toBe(true);
    }
    expect(await world.admit(edgeHost(99), harbour)).toBe(false);
    expect(await world.admit(edgeHost(99), market)).toBe(true);
  });

  it('stays small: all hosts that it may hold and all screens take less than half of what one value may', async () => {
    const { open, store } = createPlace();
    const world = await open();
    for (let number = 1; number <= 200; number += 1) await register(world, number);
    for (let extra = 0; extra < 100; extra += 1) await world.createDevice('usual');
    const text = (await store.readCache('practice:world')) ?? '';
    expect(text.length).toBeGreaterThan(50_000);
    expect(text.length).toBeLessThan(500_000);
    expect(world.simulator.devices.list()).toHaveLength(260);
    expect(world.simulator.log.length).toBeLessThanOrEqual(200);
  });

  it('switches screens off that nobody has used for an hour', async () => {
    const { open, clock } = createPlace();
    const world = await open();
    const forgotten = await world.createDevice('usual');
    await clock.sleep(practiceLastsMs + 1);
    const fresh = await world.createDevice('usual');
    expect(world.simulator.devices.list().map(({ id }) => id)).toEqual([fresh]);
    expect(forgotten).not.toBe(fresh);
  });

  it('writes nothing for a look', async () => {
    const { open, store } = createPlace();
    const world = await open();
    const mark = await store.readCache('practice:mark');
    await look(world, 1);
    await world.refresh();
    expect(await store.readCache('practice:mark')).toBe(mark);
  });

  it('goes on, without a memory, over a store that answers nothing', async () => {
    const fails = async () => {
      throw new StoreError('down');
    };
    const down = { readCache: fails, writeCache: fails, takeLease: fails, releaseLease: fails };
    const { open, events } = createPlace(down);
    const world = await open();
    expect(await world.admit(edgeHost(1), harbour)).toBe(true);
    expect((await register(world, 1)).status).toBe(201);
    expect(await look(world, 1)).toBe(200);
    expect(events.every(({ event }) => event === 'practice_not_kept')).toBe(true);
  });

  it('waits a second at most for another instance that never gives the world back', async () => {
    const { open, store, clock } = createPlace();
    const world = await open();
    await store.takeLease('practice:world', 'somebody', 600_000);
    const beforeMs = clock.now();
    expect((await register(world, 1)).status).toBe(201);
    expect(clock.now() - beforeMs).toBeLessThanOrEqual(1_000);
  });

  it('begins anew when what was kept has come to its end', async () => {
    const { open, clock } = createPlace();
    const world = await open();
    await register(world, 1);
    await clock.sleep(24 * 60 * 60_000 + 1);
    expect(await look(world, 1)).toBe(404);
  });
});
