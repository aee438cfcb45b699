import { describe, expect, test } from 'vitest';
import { fail } from '../../../../lib/errors';
import { DEFAULT_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { StoreError } from '../../../../lib/store/store';
import { createChance } from '../../../support/chance';
import { createLosingStore } from '../../../support/losing-store';
import { clustersNamed, edgeHost, expectOneCluster, membershipsOf } from '../../../support/palette-truth';
import { byIt, byPin, guardedSite } from '../../../support/test-actors';
import { createTestWorld, type TestWorld } from '../../../support/test-world';
import { entryOf, undoHost as host, intentIn, submitAs, undoOf, viewIn } from '../../../support/undo-world';

const gathering = guardedSite('denver', {}, { topology: { controlPlane: 3 } });
const boston = guardedSite('boston');
const undone = { ok: true, value: { kind: 'undone', siteId: 'denver' } };
const leaseName = `site:${DEFAULT_PROJECT_UID}:denver`;
const deletion = { method: 'DELETE', path: /^\/v1\/edgehosts\/[^/]+$/ };
const post = { method: 'POST', path: /^\/v1\/edgehosts$/ };

/** The host is in no cluster, not in Palette under our labels, and not on its page. */
async function expectNothingLeft(world: TestWorld): Promise<void> {
  expect(entryOf(world)?.labels.site).toBeUndefined();
  expect(membershipsOf(world.simulator, 'denver').filter((entry) => entry.endsWith(host))).toEqual([]);
  expect(await world.newDesk().as(byPin()).view(host)).toEqual(fail('not_registered'));
}

async function sweepLater(world: TestWorld, afterMs: number): Promise<void> {
  world.clock.advance(afterMs);
  await world.newDesk().sweep(50_000);
  await world.rest();
}

describe('an answer of Palette that is lost', () => {
  test('to a deletion that was done: it is seen, and not sent again', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add({ kind: 'drop', isDone: true, match: deletion });
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(world.writes().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
    await expectNothingLeft(world);
  });

  test('to a deletion that was not done: it is sent again, once the first one cannot arrive any more', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: deletion });
    expect(await undoOf(world, submission)).toEqual(undone);
    const [first, second] = world.simulator.log.filter(({ method }) => method === 'DELETE');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
    await expectNothingLeft(world);
  });

  test('again and again: the phone is told that nobody knows, nobody gets the host meanwhile, and the sweep ends it', async () => {
    const world = createTestWorld([gathering, boston]);
    const submission = await submitAs(world);
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: deletion, times: 3 });
    expect(await undoOf(world, submission)).toMatchObject({ ok: false });
    expect(await intentIn(world)).toMatchObject({
      phase: 'queued',
      problem: { code: 'outcome_unknown' },
      undo: { state: 'wanted' },
    });
    expect((await viewIn(world)).undo?.way).toBe('under_way');
    const elsewhere = await submitAs(world, { siteId: 'boston', actor: byPin('boston') });
    expect(elsewhere.problem?.code).toBe('host_at_other_site');
    await sweepLater(world, 30_000);
    await expectNothingLeft(world);
  });

  test('to the registration itself, which then arrives late: nothing is called taken back before it cannot', async () => {
    const world = createTestWorld([gathering]);
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: post, times: 3 });
    const submission = await submitAs(world);
    expect(submission.problem?.code).toBe('palette_unreachable');
    const doubtUntilMs = (await intentIn(world)).doubtUntilMs ?? 0;
    expect(doubtUntilMs).toBeGreaterThan(world.clock.now());
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(world.clock.now()).toBeGreaterThanOrEqual(doubtUntilMs);
  });

  test('to a first registration that arrives after the second was taken back: it is deleted as well', async () => {
    const world = createTestWorld([gathering]);
    world.simulator.faults.add({ kind: 'delay', ms: 9_500, match: post });
    const submission = await submitAs(world);
    expect(await intentIn(world)).toMatchObject({ isRegistered: true, doubtUntilMs: expect.any(Number) });
    expect(await undoOf(world, submission)).toEqual(undone);
    await world.clock.sleep(60_000);
    await expectNothingLeft(world);
    expect(world.writes().filter(({ method }) => method === 'DELETE')).toHaveLength(2);
  });
});

describe('a refusal of Palette', () => {
  test('to delete the host means that it is in use after all: it is held where it is, and IT can be asked', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    const refusal = { status: 400, code: 'EdgeHostInUse' };
    world.simulator.faults.add({ kind: 'error', isDone: false, refusal, match: deletion });
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    expect(await intentIn(world)).toMatchObject({
      phase: 'stopped',
      problem: { code: 'undo_too_late' },
      isRegistered: true,
      undo: { state: 'late' },
    });
    expect(await undoOf(world, submission, { mayAsk: true })).toMatchObject({ ok: true, value: { kind: 'asked' } });
  });

  test('because it is busy is waited for', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add({ kind: 'too-many-requests', match: deletion });
    expect(await undoOf(world, submission)).toEqual(undone);
  });

  test('because the host is gone already is no refusal', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add({ kind: 'stranger', act: (stranger) => stranger.deleteHost(host), match: deletion });
    expect(await undoOf(world, submission)).toEqual(undone);
  });

  test('of our key stops it with that reason, and changes nothing', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add({ kind: 'bad-key', match: {}, times: 'always' });
    expect(await undoOf(world, submission)).toMatchObject({ error: { code: 'palette_credential_refused' } });
    world.simulator.faults.clear();
    expect(await undoOf(world, submission)).toEqual(undone);
  });
});

test('while Palette is away the wish stands, the phone is told why, and the sweep does it later', async () => {
  const world = createTestWorld([gathering]);
  const submission = await submitAs(world);
  world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
  expect(await undoOf(world, submission)).toMatchObject({ ok: false, error: { code: 'palette_unreachable' } });
  world.simulator.faults.clear();
  await sweepLater(world, 20_000);
  await expectNothingLeft(world);
});

describe('somebody in Palette', () => {
  test('who puts the host into a cluster just before our deletion is not worked against', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add({
      kind: 'stranger',
      match: deletion,
      act: (stranger) => void stranger.createCluster({ name: 'theirs', hosts: [host] }),
    });
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    expect(membershipsOf(world.simulator, 'theirs')).toHaveLength(1);
    expect(entryOf(world)).toBeDefined();
  });

  test('who made the entry anew since keeps it', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    const labels = entryOf(world)?.labels ?? {};
    world.simulator.stranger.deleteHost(host);
    world.clock.advance(60_000);
    world.simulator.stranger.registerHost({ uid: host, isPaired: true, labels: { ...labels, rack: '4' } });
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(entryOf(world)?.labels).toEqual({ rack: '4' });
  });
});

describe('while somebody else serves the site', () => {
  test('the wish is noted, the phone is told to wait, and whoever serves next does it', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    await world.store.takeLease(leaseName, 'other', 20_000);
    expect(await undoOf(world, submission)).toEqual(fail('site_busy'));
    expect((await viewIn(world)).undo?.way).toBe('under_way');
    expect(entryOf(world)).toBeDefined();
    await sweepLater(world, 30_000);
    await expectNothingLeft(world);
  });

  test('the one who serves makes no cluster with a host that was taken back in time', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    await submitAs(world, { host: edgeHost(2) });
    // The third comes; before its registration has an answer, the first is taken back through another instance.
    world.simulator.faults.add({ kind: 'delay', ms: 3_000, match: post });
    const third = submitAs(world, { host: edgeHost(3) });
    await world.clock.sleep(1_000);
    const taken = undoOf(world, submission, { desk: world.newDesk() });
    expect(await taken).toEqual(undone);
    await third;
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    await expectNothingLeft(world);
  });

  test('it is too late once the one who serves has sent the create', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    await submitAs(world, { host: edgeHost(2) });
    world.simulator.faults.add({ kind: 'delay', ms: 3_000, match: { path: /^\/v1\/spectroclusters\/edge-native$/ } });
    const third = submitAs(world, { host: edgeHost(3) });
    await world.clock.sleep(1_000);
    expect(await undoOf(world, submission, { desk: world.newDesk() })).toEqual(fail('undo_too_late'));
    await third;
    expectOneCluster(world.simulator, 'denver', [1, 2, 3].map(edgeHost));
    expect((await viewIn(world)).undo?.way).toBe('ask_it');
  });

  test('it is too late as well where nobody knows yet whether the create has arrived', async () => {
    const world = createTestWorld([gathering], {
      switches: { inUseMoment: 'when-agent-picks-up', deleteHostInUse: 'accept' },
    });
    const submission = await submitAs(world);
    await submitAs(world, { host: edgeHost(2) });
    world.simulator.faults.add({ kind: 'drop', isDone: true, match: { path: /^\/v1\/spectroclusters\/edge-native$/ } });
    const third = submitAs(world, { host: edgeHost(3) });
    await world.clock.sleep(1);
    expect(await undoOf(world, submission, { desk: world.newDesk() })).toEqual(fail('undo_too_late'));
    await third;
    expectOneCluster(world.simulator, 'denver', [1, 2, 3].map(edgeHost));
  });

  test('after a holder that died with a write on the wire nothing is decided before that has ended', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    await world.store.takeLease(leaseName, 'died', 30_000);
    world.clock.advance(30_001);
    world.simulator.clearLog();
    const startedMs = world.clock.now();
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(world.simulator.log[0]?.at).toBeGreaterThanOrEqual(startedMs + 10_000);
  });
});

describe('two at once', () => {
  test('who both want it back: it is deleted once, and both are told so', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    const both = await Promise.all([
      world.desk.as(byPin()).undo({ hostId: host, right: submission.undo, mayAsk: false }),
      world.newDesk().as(byIt()).undo({ hostId: host, right: null, mayAsk: false }),
    ]);
    await world.rest();
    expect(both).toEqual([undone, undone]);
    expect(world.writes().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  test('of whom one wants it back and one scans it again: it ends one way or the other, and both are told what is', async () => {
    for (const pauseMs of [0, 1, 5, 100]) {
      const world = createTestWorld([gathering]);
      const submission = await submitAs(world);
      world.simulator.faults.add({ kind: 'delay', ms: 50, match: {}, times: 'always' });
      const taking = world.desk.as(byPin()).undo({ hostId: host, right: submission.undo, mayAsk: false });
      await world.clock.sleep(pauseMs);
      const again = world
        .newDesk()
        .as(byPin())
        .submit({ edgeHostId: host, siteId: 'denver', hostName: '', phone: 'phone-2' });
      const [taken, scanned] = await Promise.all([taking, again]);
      await world.rest();
      world.simulator.faults.clear();
      await sweepLater(world, 60_000);
      const { phase, isRegistered } = await intentIn(world);
      expect([phase, isRegistered]).toEqual(phase === 'stopped' ? ['stopped', false] : ['waiting_for_hosts', true]);
      expect(entryOf(world) === undefined).toBe(phase === 'stopped');
      if (phase !== 'stopped') expect(scanned.view).not.toBeNull();
      if (!taken.ok) expect(['undo_refused', 'site_busy']).toContain(taken.error.code);
    }
  });

  test('a scan at another site in the same moment gets the host only when nothing is left of it here', async () => {
    const world = createTestWorld([gathering, boston]);
    const submission = await submitAs(world);
    const [taken] = await Promise.all([
      world.desk.as(byPin()).undo({ hostId: host, right: submission.undo, mayAsk: false }),
      world.newDesk().as(byPin('boston')).submit({ edgeHostId: host, siteId: 'boston', hostName: '', phone: 'p' }),
    ]);
    await world.rest();
    expect(taken).toEqual(undone);
    await submitAs(world, { siteId: 'boston', actor: byPin('boston') });
    expectOneCluster(world.simulator, 'boston', [host]);
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
  });
});

describe('a store', () => {
  test('that loses requests and answers loses no undo: it is done, or it is wanted still', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const chance = createChance(seed);
      let isBad = false;
      const world = createTestWorld([gathering, boston], {
        store: (clock) =>
          createLosingStore(createMemoryStore({ now: clock.now }), () => (isBad ? chance() : 1), {
            requests: 0.05,
            answers: 0.1,
          }),
      });
      const submission = await submitAs(world);
      isBad = true;
      const taken = await undoOf(world, submission).catch(() => null);
      isBad = false;
      if (taken?.ok) await expectNothingLeft(world);
      expect((await undoOf(world, submission, { actor: byIt() })).ok, `seed ${seed}`).toBe(true);
      await sweepLater(world, 120_000);
      await expectNothingLeft(world);
      expect(await submitAs(world, { siteId: 'boston', actor: byPin('boston') })).toMatchObject({
        outcome: 'registered',
      });
    }
  });

  test('whose answer to the last step is lost: the host is gone, and asking again says so', async () => {
    let isLost = false;
    const world = createTestWorld([gathering], {
      store: (clock) => {
        const store = createMemoryStore({ now: clock.now });
        return {
          ...store,
          updateIntent: async (intent) => {
            const written = await store.updateIntent(intent);
            if (isLost && intent.phase === 'stopped') throw new StoreError('updateIntent');
            return written;
          },
        };
      },
    });
    const submission = await submitAs(world);
    isLost = true;
    expect(await undoOf(world, submission)).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
    isLost = false;
    expect(await undoOf(world, submission)).toEqual(undone);
    await expectNothingLeft(world);
    expect(await submitAs(world)).toMatchObject({ outcome: 'registered' });
  });

  test.each([
    ['as soon as the wish is noted', 'updateIntent', 1],
    ['when it has the lease', 'takeLease', 1],
    ['when it has deleted the entry, before it could say so', 'updateIntent', 2],
    ['when it has said so, before it could clear up', 'updateIntent', 2.5],
  ] as const)('behind an instance that dies %s: the next one ends it', async (_name, operation, at) => {
    const world = createTestWorld([gathering, boston]);
    const submission = await submitAs(world);
    const revive = dieAt(world, operation, at);
    void world.desk.as(byPin()).undo({ hostId: host, right: submission.undo, mayAsk: false });
    await world.clock.sleep(40_000);
    revive();
    if (at !== 2.5) expect(await intentIn(world)).toMatchObject({ undo: { state: 'wanted' } });
    await world.newDesk().sweep(50_000);
    await expectNothingLeft(world);
    const elsewhere = { edgeHostId: host, siteId: 'boston', hostName: '' };
    expect(await world.newDesk().as(byPin('boston')).submit(elsewhere)).toMatchObject({ outcome: 'registered' });
  });
});

/**
 * The instance that is under way dies at this call of the store, counted from now; with a half, when the call was done but
 * not answered. Nothing that it would have done later comes about. Gives a way to bring the store back for others.
 */
function dieAt(world: TestWorld, operation: keyof TestWorld['store'], at: number): () => void {
  const alive = { ...world.store };
  let count = 0;
  let isDead = false;
  const never = new Promise<never>(() => {});
  const calls = Object.entries(alive).flatMap(([name, call]) => {
    if (typeof call !== 'function') return [];
    const dying = async (...given: unknown[]): Promise<unknown> => {
      if (name === operation) count += 1;
      const isNow = name === operation && count === Math.floor(at);
      isDead ||= isNow && at === Math.floor(at) && at > 1;
      if (isDead) return never;
      const answer = await (call as (...args: unknown[]) => Promise<unknown>)(...given);
      isDead ||= isNow;
      return isDead ? never : answer;
    };
    return [[name, dying]];
  });
  Object.assign(world.store, Object.fromEntries(calls));
  return () => void Object.assign(world.store, alive);
}
