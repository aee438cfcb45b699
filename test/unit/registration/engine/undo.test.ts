import { describe, expect, test } from 'vitest';
import { fail } from '../../../../lib/errors';
import { clustersNamed, edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { byApprovalLink, byIt, byLink, byPagePass, byPin, guardedSite } from '../../../support/test-actors';
import { createTestWorld } from '../../../support/test-world';
import { entryOf, undoHost as host, intentIn, submitAs, trailIn, undoOf, viewIn } from '../../../support/undo-world';

const minutes = 60_000;
const gathering = guardedSite('denver', {}, { topology: { controlPlane: 3 } });
const boston = guardedSite('boston');
const byBoth = { grants: [...byPin().grants, ...byPin('boston').grants], sessionId: null };
const undone = { ok: true, value: { kind: 'undone', siteId: 'denver' } };

describe('a host that waits for others', () => {
  test('is taken back at once: its entry and its page are gone, and the trail says who did it', async () => {
    const world = createTestWorld([gathering, boston]);
    const submission = await submitAs(world);
    expect(await viewIn(world)).toMatchObject({
      state: 'waiting_for_hosts',
      undo: { way: 'at_once', reference: null },
    });
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(entryOf(world)).toBeUndefined();
    expect(await world.desk.as(byPin()).view(host)).toEqual(fail('not_registered'));
    expect(await trailIn(world)).toEqual(
      expect.arrayContaining(['undo_requested by pin denver', 'host_deleted by pin denver', 'undone by pin denver']),
    );
  });

  test('may be registered at another site in the same moment', async () => {
    const world = createTestWorld([gathering, boston]);
    const submission = await submitAs(world);
    await world.desk.as(byPin()).undo({ hostId: host, right: submission.undo, mayAsk: false });
    expect(await submitAs(world, { siteId: 'boston', actor: byBoth })).toMatchObject({
      outcome: 'registered',
      view: { siteId: 'boston' },
    });
    expectOneCluster(world.simulator, 'boston', [host]);
  });

  test('leaves the others where they are, one fewer, and the site is set up when enough are there without it', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    await submitAs(world, { host: edgeHost(2) });
    expect((await viewIn(world, edgeHost(2))).hosts).toEqual({ present: 2, needed: 3 });
    await undoOf(world, submission);
    expect((await viewIn(world, edgeHost(2))).hosts).toEqual({ present: 1, needed: 3 });
    await submitAs(world, { host: edgeHost(3) });
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    await submitAs(world, { host: edgeHost(4) });
    expectOneCluster(world.simulator, 'denver', [2, 3, 4].map(edgeHost));
  });

  test('costs one write, and the reads that it is decided from', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.clearLog();
    await undoOf(world, submission);
    expect(world.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([`DELETE /v1/edgehosts/${host}`]);
    expect(world.calls().length).toBeLessThanOrEqual(5);
  });

  test('counts no more for its staging link, and nobody is reminded of it', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world, { actor: byLink({ maxHosts: 1 }) });
    expect((await submitAs(world, { host: edgeHost(2), actor: byLink({ maxHosts: 1 }) })).problem?.code).toBe(
      'link_full',
    );
    await undoOf(world, submission);
    expect(await world.store.readLinkCount('rollout')).toBe(0);
    expect(await world.store.dueReminders(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    expect((await submitAs(world, { host: edgeHost(2), actor: byLink({ maxHosts: 1 }) })).problem).toBeNull();
  });

  test('tells IT nothing: nothing is left that they could see', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    const before = world.news.length;
    await undoOf(world, submission);
    expect(world.news).toHaveLength(before);
  });

  test('is as new when it is asked for again at the same site: another request, another right', async () => {
    const world = createTestWorld([gathering]);
    const first = await submitAs(world);
    await undoOf(world, first);
    world.clock.advance(1_000);
    const second = await submitAs(world, { phone: 'phone-2' });
    expect(second).toMatchObject({
      outcome: 'registered',
      view: { state: 'waiting_for_hosts', undo: { way: 'at_once' } },
    });
    expect(second.undo?.requestedAtMs).toBeGreaterThan(first.undo?.requestedAtMs ?? 0);
    expect(await undoOf(world, first)).toEqual(fail('undo_refused'));
    expect(await undoOf(world, second)).toEqual(undone);
  });

  test('taken back twice is taken back once', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    await undoOf(world, submission);
    world.simulator.clearLog();
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(world.simulator.log).toEqual([]);
  });
});

describe('a host that waits for approval', () => {
  const denver = guardedSite('denver', { needsApproval: true });

  test('is taken back without a single call to Palette', async () => {
    const world = createTestWorld([denver, boston]);
    const submission = await submitAs(world);
    expect(submission.view).toMatchObject({ state: 'waiting_for_approval', undo: { way: 'at_once' } });
    world.simulator.clearLog();
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(world.simulator.log).toEqual([]);
    expect((await submitAs(world, { siteId: 'boston', actor: byBoth })).problem).toBeNull();
  });

  test('is nothing that IT could decide about any more', async () => {
    const world = createTestWorld([denver]);
    const submission = await submitAs(world);
    const asked = await world.desk.as(byIt()).request(host);
    await undoOf(world, submission);
    expect(await world.desk.as(byIt()).request(host)).toEqual(fail('approval_not_wanted'));
    const requestedAtMs = asked.ok ? asked.value.requestedAtMs : 0;
    const decision = { hostId: host, requestedAtMs, verdict: 'approve', by: '' } as const;
    expect(await world.desk.as(byIt()).decide(decision)).toEqual(fail('approval_not_wanted'));
    await world.rest();
    expect(world.writes()).toEqual([]);
  });

  test('needs another yes when it comes again', async () => {
    const world = createTestWorld([guardedSite('denver', { needsApproval: true }, { topology: { controlPlane: 3 } })]);
    const submission = await submitAs(world);
    const decision = {
      hostId: host,
      requestedAtMs: (await intentIn(world)).changedAtMs,
      verdict: 'approve',
      by: '',
    } as const;
    await world.desk.as(byIt()).decide(decision);
    await world.rest();
    expect(await undoOf(world, submission)).toEqual(undone);
    expect((await submitAs(world)).view?.state).toBe('waiting_for_approval');
    expect(entryOf(world)).toBeUndefined();
  });

  test('a yes in the same moment wins or loses as a whole', async () => {
    const world = createTestWorld([denver]);
    const submission = await submitAs(world);
    const decision = {
      hostId: host,
      requestedAtMs: (await intentIn(world)).changedAtMs,
      verdict: 'approve',
      by: '',
    } as const;
    const [taken] = await Promise.all([
      world.desk.as(byPin()).undo({ hostId: host, right: submission.undo, mayAsk: false }),
      world.newDesk().as(byIt()).decide(decision),
    ]);
    await world.rest();
    const isMember = clustersNamed(world.simulator, 'denver').length === 1;
    expect(taken).toEqual(isMember ? fail('undo_too_late') : undone);
    expect(entryOf(world) === undefined).toBe(!isMember);
  });
});

describe('a host in a cluster', () => {
  test('is not taken back, and nothing is written or even read for saying so', async () => {
    const world = createTestWorld([guardedSite()]);
    const submission = await submitAs(world);
    world.simulator.clearLog();
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    expect(world.simulator.log).toEqual([]);
    expectOneCluster(world.simulator, 'denver', [host]);
  });

  test('is asked about: IT hears of it once, everybody sees that with the reference, and nothing is written', async () => {
    const world = createTestWorld([guardedSite()]);
    const submission = await submitAs(world);
    expect((await viewIn(world)).undo?.way).toBe('ask_it');
    world.simulator.clearLog();
    const asked = await undoOf(world, submission, { mayAsk: true });
    const reference = asked.ok && asked.value.kind === 'asked' ? asked.value.reference : '';
    expect(reference).toMatch(/^\w{4}-\w{4}$/);
    expect((await viewIn(world)).undo).toMatchObject({ way: 'asked', reference });
    expect(await undoOf(world, submission, { mayAsk: true })).toEqual(asked);
    const told = world.news.filter(({ kind }) => kind === 'undo_wanted');
    expect(new Set(told.map(({ key }) => key)).size).toBe(1);
    expect(told[0]).toMatchObject({ hostId: host, siteId: 'denver', facts: { reference, wantedBy: 'pin denver' } });
    expect(world.events).toContainEqual(expect.objectContaining({ event: 'undo_asked', reference }));
    expect(world.writes()).toEqual([]);
    expect((await trailIn(world)).filter((line) => line === 'undo_asked by pin denver')).toHaveLength(1);
  });

  test('is watched on as before once IT has been asked', async () => {
    const world = createTestWorld([guardedSite()]);
    const submission = await submitAs(world);
    await undoOf(world, submission, { mayAsk: true });
    world.clock.advance(2 * minutes);
    await world.desk.sweep(50_000);
    expect(await intentIn(world)).toMatchObject({ phase: 'settled', isVerified: true, undo: { state: 'asked' } });
  });

  test('asked about, and then wanted again, is asked about no more', async () => {
    const world = createTestWorld([guardedSite()]);
    await undoOf(world, await submitAs(world), { mayAsk: true });
    world.simulator.stranger.deleteCluster('denver');
    world.clock.advance(5 * minutes);
    await submitAs(world);
    expect((await viewIn(world)).undo?.way).toBe('ask_it');
  });
});

describe('a host that was in Palette before', () => {
  test('stays there as it was, without our labels', async () => {
    const world = createTestWorld([gathering]);
    world.simulator.stranger.registerHost({ uid: host, isPaired: true, labels: { rack: '4' } });
    world.clock.advance(60 * minutes);
    const submission = await submitAs(world);
    expect(entryOf(world)?.labels).toMatchObject({ site: 'denver' });
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(entryOf(world)?.labels).toEqual({ rack: '4' });
  });

  test('is taken along by no later host, though the index still shows its label', async () => {
    const world = createTestWorld([gathering], { switches: { searchLagMs: 3_000 } });
    world.simulator.stranger.registerHost({ uid: host, isPaired: true });
    world.clock.advance(60 * minutes);
    const submission = await submitAs(world);
    world.clock.advance(10_000);
    await undoOf(world, submission);
    for (const number of [2, 3]) await submitAs(world, { host: edgeHost(number) });
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
  });

  test('and keeps its label, where Palette refuses to change it, is left to IT', async () => {
    const world = createTestWorld([gathering], {
      switches: { labelWriteOnUnpaired: { status: 400, code: 'EdgeHostDeviceNotRegistered' } },
    });
    world.simulator.stranger.registerHost({ uid: host, labels: { site: 'denver', 'managed-by': 'edge-registration' } });
    world.clock.advance(60 * minutes);
    const submission = await submitAs(world);
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    expect((await viewIn(world)).undo?.way).toBe('ask_it');
    expect(await intentIn(world)).toMatchObject({ phase: 'stopped', isRegistered: true });
  });

  test('and that another request of ours has made, on another day, is not deleted either', async () => {
    const world = createTestWorld([guardedSite('denver', {}, { topology: { controlPlane: 3 } })]);
    await submitAs(world);
    await world.store.updateIntent({ ...(await intentIn(world)), phase: 'stopped' });
    world.clock.advance(60 * minutes);
    const submission = await submitAs(world, { phone: 'phone-2' });
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(entryOf(world)?.labels).toEqual({});
  });
});

describe('a registration that was stopped', () => {
  test('is taken back where Palette has the host', async () => {
    const world = createTestWorld([guardedSite()]);
    await submitAs(world, { host: edgeHost(2) });
    world.simulator.stranger.setClusterState('denver', 'Error');
    const submission = await submitAs(world);
    expect(submission.problem?.code).toBe('cluster_in_error');
    expect(await undoOf(world, submission)).toEqual(undone);
    expect(entryOf(world)).toBeUndefined();
  });

  test('has nothing to take back where it cost no write', async () => {
    const world = createTestWorld([guardedSite('denver', {}, { topology: { workerPool: false, maxHosts: 1 } })]);
    await submitAs(world, { host: edgeHost(2) });
    const submission = await submitAs(world);
    expect(submission).toMatchObject({ problem: { code: 'site_full' }, view: { undo: null }, undo: null });
    expect(await undoOf(world, submission, { actor: byIt() })).toEqual(fail('not_registered'));
  });
});

describe('who may', () => {
  test('the phone that asked, for fifteen minutes by the clock of the server', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.clock.advance(15 * minutes - 1);
    expect(await undoOf(world, submission)).toEqual(undone);
  });

  test('not that phone later', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.clock.advance(15 * minutes);
    expect(await undoOf(world, submission)).toEqual(fail('undo_refused'));
    expect(entryOf(world)).toBeDefined();
  });

  test('not another phone, though it may register there, and not by asking for the host once more', async () => {
    const world = createTestWorld([gathering]);
    await submitAs(world);
    const other = await submitAs(world, { phone: 'phone-2' });
    expect(other).toMatchObject({ outcome: 'already', undo: null });
    expect(await undoOf(world, other)).toEqual(fail('undo_refused'));
  });

  test('nobody whose phone cannot be told from others, but for the request that made it', async () => {
    const world = createTestWorld([gathering]);
    const request = { edgeHostId: host, siteId: 'denver', hostName: '' };
    expect((await world.desk.as(byPin()).submit(request)).undo).not.toBeNull();
    expect((await world.desk.as(byPin()).submit(request)).undo).toBeNull();
  });

  test('the same phone after an answer that was lost', async () => {
    const world = createTestWorld([gathering]);
    const first = await submitAs(world);
    const again = await submitAs(world);
    expect(again.undo).toEqual(first.undo);
    expect(again.undo).not.toBeNull();
  });

  test('the phone without any other proof: its right is proof enough', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    expect(await undoOf(world, submission, { actor: { grants: [], sessionId: null } })).toEqual(undone);
  });

  test.each([
    ['of another host', { hostId: edgeHost(2) }],
    ['of another site', { siteId: boston.id }],
    ['of another request', { requestedAtMs: 1 }],
  ])('nobody by a right %s', async (_name, change) => {
    const world = createTestWorld([gathering, boston]);
    const { undo } = await submitAs(world);
    if (undo === null) throw new Error('The phone has no right');
    expect(await undoOf(world, { undo: { ...undo, ...change } })).toEqual(fail('undo_refused'));
    expect(entryOf(world)).toBeDefined();
  });

  test('IT, at any time', async () => {
    const world = createTestWorld([gathering]);
    await submitAs(world);
    world.clock.advance(60 * minutes);
    expect(await undoOf(world, { undo: null }, { actor: byIt() })).toEqual(undone);
    expect(await trailIn(world)).toContain('undone by sign-in ivy');
  });

  test.each([
    ['whoever holds the link by which IT decides', byApprovalLink(host)],
    [
      'whoever has the address of the page of somebody of IT',
      { ...byIt(), grants: byIt().grants.map((grant) => ({ ...grant, isWatchOnly: true })) },
    ],
    ['whoever has the address of the page', byPagePass(host)],
  ])('not %s', async (_name, actor) => {
    const world = createTestWorld([gathering]);
    await submitAs(world);
    expect(await undoOf(world, { undo: null }, { actor })).toEqual(fail('undo_refused'));
  });

  test('to a stranger, and to somebody of another site, it is as if the host were not there', async () => {
    const world = createTestWorld([gathering, boston]);
    await submitAs(world);
    for (const actor of [{ grants: [], sessionId: null }, byPin('boston')]) {
      expect(await undoOf(world, { undo: null }, { actor })).toEqual(fail('not_registered'));
      expect(await undoOf(world, { undo: null }, { actor, host: edgeHost(9) })).toEqual(fail('not_registered'));
    }
  });

  test('nobody more often than is of any use', async () => {
    const world = createTestWorld([guardedSite()]);
    const submission = await submitAs(world);
    for (let count = 0; count < 6; count += 1) await undoOf(world, submission);
    expect(await undoOf(world, submission)).toMatchObject({ ok: false, error: { code: 'too_many_requests' } });
    expect(await undoOf(world, { undo: null }, { actor: byPin('boston') })).toEqual(fail('not_registered'));
  });
});
