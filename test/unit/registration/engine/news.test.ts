import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../lib/access/actor';
import type { News } from '../../../../lib/registration/ports';
import { edgeHost, edgeHosts } from '../../../support/palette-truth';
import { byIt, byPin, guardedSite } from '../../../support/test-actors';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;
const host = edgeHost(1);
const gathering = { controlPlane: 3, controlPlaneRunsWork: true, workerPool: true, maxHosts: 6 } as const;

async function submit(world: TestWorld, actor: Actor = byPin(), edgeHostId: string = host, siteId = 'denver') {
  const answer = await world.desk.as(actor).submit({ edgeHostId, siteId, hostName: '' });
  await world.rest();
  return answer;
}

/** News of the kind, each told once. */
function toldOnce(world: TestWorld, kind: News['kind']): News[] {
  const all = world.news.filter((one) => one.kind === kind);
  return all.filter((one, index) => all.findIndex(({ key }) => key === one.key) === index);
}

/** The platform's clock calls the sweep once a minute. */
async function sweepFor(world: TestWorld, forMs: number, everyMs = minutes): Promise<void> {
  for (let passedMs = 0; passedMs < forMs; passedMs += everyMs) {
    world.clock.advance(everyMs);
    await world.desk.sweep(50_000);
    await world.rest();
  }
}

describe('IT is told', () => {
  test('that a host is registered, once, however often it is scanned', async () => {
    const world = createTestWorld([guardedSite()]);
    for (let scan = 0; scan < 3; scan += 1) await submit(world);
    expect(world.news.filter(({ kind }) => kind === 'host_registered')).toMatchObject([
      { hostId: host, siteId: 'denver', facts: { requestedBy: 'pin denver' } },
    ]);
  });

  test('nothing of a re-scan after the store was lost', async () => {
    const before = createTestWorld([guardedSite()]);
    await submit(before);
    const world = createTestWorld([guardedSite()], { snapshot: before.simulator.snapshot() });
    await submit(world);
    expect(world.news).toEqual([]);
  });

  test('that a registration failed, when nobody but somebody of IT can mend it', async () => {
    const world = createTestWorld([guardedSite()]);
    world.simulator.faults.add({
      kind: 'error',
      isDone: false,
      refusal: { status: 403, code: 'Forbidden' },
      message: 'no',
      match: { method: 'POST', path: /edge-native$/ },
      times: 'always',
    });
    const { problem } = await submit(world);
    expect(toldOnce(world, 'registration_failed')).toMatchObject([
      { hostId: host, facts: { problem: 'palette_credential_refused', reference: problem?.reference } },
    ]);
  });

  test('nothing of what time mends, and nothing of what the operator is asked for', async () => {
    const world = createTestWorld([guardedSite('denver', { pairingKey: 'required' })]);
    await submit(world);
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    await world.desk.as(byPin()).submit({ edgeHostId: host, siteId: 'denver', hostName: '', pairingKey: 'abc' });
    await world.rest();
    world.simulator.faults.clear();
    await sweepFor(world, 10 * minutes);
    expect(await world.store.readIntent(host)).toMatchObject({ problem: { code: 'pairing_key_needed' } });
    expect(world.news).toEqual([]);
  });

  test('that a second site wants a host, once for each pair', async () => {
    const world = createTestWorld([guardedSite(), guardedSite('boston')]);
    await submit(world);
    for (let scan = 0; scan < 3; scan += 1) await submit(world, byPin('boston'), host, 'boston');
    expect(toldOnce(world, 'second_site')).toMatchObject([
      { hostId: host, siteId: 'boston', facts: { heldBy: 'Site denver', wantedBy: 'Site boston' } },
    ]);
  });

  test('that a host is ready, though nobody watches', async () => {
    const world = createTestWorld([guardedSite()]);
    world.simulator.devices.create({ id: host });
    await submit(world);
    await sweepFor(world, 90 * minutes);
    expect(toldOnce(world, 'host_ready')).toMatchObject([{ hostId: host, siteId: 'denver' }]);
    expect(await world.store.dueReminders(world.clock.now() + days, 10)).toEqual([]);
    world.simulator.clearLog();
    await sweepFor(world, 3 * hours, 10 * minutes);
    expect(world.simulator.log).toEqual([]);
  });

  test('that a host is ready by whoever watches first, by the same key as the sweep would', async () => {
    const world = createTestWorld([guardedSite()]);
    world.simulator.devices.create({ id: host });
    await submit(world);
    world.clock.advance(60 * minutes);
    for (let look = 0; look < 5; look += 1) {
      await world.desk.as(byPin()).view(host);
      await world.rest();
      world.clock.advance(10_000);
    }
    expect(world.news.filter(({ kind }) => kind === 'host_ready')).toHaveLength(1);
    await sweepFor(world, 10 * minutes);
    expect(toldOnce(world, 'host_ready')).toHaveLength(1);
  });

  test('nothing by whoever watches a host that has been ready for weeks', async () => {
    const world = createTestWorld([guardedSite()]);
    world.simulator.devices.create({ id: host });
    await submit(world);
    world.clock.advance(40 * days);
    await world.desk.as(byPin()).view(host);
    await world.rest();
    expect(toldOnce(world, 'host_ready')).toEqual([]);
  });
});

describe('a host is called stuck', () => {
  test('when it has not called home for half an hour, once, and looked after more and more rarely', async () => {
    const world = createTestWorld([guardedSite()]);
    await submit(world);
    await sweepFor(world, 29 * minutes);
    expect(toldOnce(world, 'host_stuck')).toEqual([]);
    await sweepFor(world, 40 * minutes);
    expect(toldOnce(world, 'host_stuck')).toMatchObject([
      { hostId: host, facts: { reason: 'no_call_home', state: 'settled', hours: '0' } },
    ]);
    world.simulator.clearLog();
    await sweepFor(world, 1 * days, 10 * minutes);
    const looks = world.simulator.log.filter(({ template }) => template === '/v1/spectroclusters/{uid}');
    expect(looks.length).toBeLessThanOrEqual(26);
    expect(toldOnce(world, 'host_stuck')).toHaveLength(1);
  });

  test('and nobody looks after it any more when a week is over', async () => {
    const world = createTestWorld([guardedSite()]);
    await submit(world);
    await sweepFor(world, 7 * days + 2 * hours, 1 * hours);
    expect(await world.store.dueReminders(world.clock.now() + 30 * days, 10)).toEqual([]);
  });

  test('not when it has called home, however long its set-up takes', async () => {
    const world = createTestWorld([guardedSite()], { durations: { install: 10 * 60 * 60 } });
    world.simulator.devices.create({ id: host });
    await submit(world);
    await sweepFor(world, 60 * minutes);
    expect(toldOnce(world, 'host_stuck')).toEqual([]);
  });

  test('not when nobody could find out whether it has called home', async () => {
    const world = createTestWorld([guardedSite()]);
    await submit(world);
    await world.store.dropCache('sight:denver');
    const match = { path: /edgehosts\/search$/ };
    world.simulator.faults.add({ kind: 'drop', isDone: false, match, times: 'always' });
    await sweepFor(world, 90 * minutes);
    expect(await world.desk.as(byPin()).view(host)).toMatchObject({ value: { hasCalledHome: null } });
    expect(toldOnce(world, 'host_stuck')).toEqual([]);
  });

  test('when it waits for others for more than a day, by the store alone', async () => {
    const world = createTestWorld([guardedSite('denver', {}, { topology: gathering })]);
    await submit(world);
    await sweepFor(world, 23 * hours, 30 * minutes);
    expect(toldOnce(world, 'host_stuck')).toEqual([]);
    await sweepFor(world, 3 * hours, 30 * minutes);
    expect(toldOnce(world, 'host_stuck')).toMatchObject([
      { hostId: host, facts: { reason: 'hosts_missing', hours: '24' } },
    ]);
  });

  test('not when it was stopped: that was told', async () => {
    const world = createTestWorld([guardedSite()]);
    await submit(world);
    const intent = await world.store.readIntent(host);
    if (intent === null) throw new Error('no intent');
    await world.store.updateIntent({ ...intent, phase: 'stopped' });
    await sweepFor(world, 2 * hours, 10 * minutes);
    expect(toldOnce(world, 'host_stuck')).toEqual([]);
    expect(await world.store.dueReminders(world.clock.now() + days, 10)).toEqual([]);
  });
});

test('a sweep looks after fifty hosts at most, the longest waiting first, and the next one goes on', async () => {
  const world = createTestWorld([guardedSite()]);
  for (const [index, one] of edgeHosts(60).entries()) await world.store.remind(one, world.clock.now() + index);
  world.clock.advance(1_000);
  await world.desk.sweep(50_000);
  expect(await world.store.dueReminders(world.clock.now(), 100)).toEqual(edgeHosts(60).slice(50));
  await world.desk.sweep(50_000);
  expect(await world.store.dueReminders(world.clock.now(), 100)).toEqual([]);
});

test('a look that fails stops neither the sweep nor the other looks', async () => {
  const world = createTestWorld([guardedSite()]);
  await submit(world, byIt());
  const { readIntent } = world.store;
  const failing = (...[hostId]: Parameters<typeof readIntent>) =>
    hostId === edgeHost(7) ? Promise.reject(new Error('unreadable')) : readIntent(hostId);
  Object.assign(world.store, { readIntent: failing });
  await world.store.remind(edgeHost(7), 0);
  world.clock.advance(31 * minutes);
  await world.desk.sweep(50_000);
  await world.rest();
  expect(toldOnce(world, 'host_stuck')).toHaveLength(1);
});

test('what is told holds no address, no UID and no key', async () => {
  const world = createTestWorld([guardedSite(), guardedSite('boston')]);
  await submit(world);
  await submit(world, byPin('boston'), host, 'boston');
  await sweepFor(world, 60 * minutes);
  const said = JSON.stringify(world.news);
  const { clusters } = world.simulator.snapshot().state;
  for (const secret of ['10.1.2.10', 'planted', ...Object.values(clusters).map(({ uid }) => uid)]) {
    expect(said).not.toContain(secret);
  }
});
