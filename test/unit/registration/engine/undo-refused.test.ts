import { describe, expect, test } from 'vitest';
import { fail } from '../../../../lib/errors';
import type { Submission } from '../../../../lib/registration/view';
import type { Intent } from '../../../../lib/store/records';
import { edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { byIt, byPin, guardedSite } from '../../../support/test-actors';
import { createTestWorld, type TestWorld } from '../../../support/test-world';
import { entryOf, undoHost as host, intentIn, submitAs, trailIn, undoOf, viewIn } from '../../../support/undo-world';

const minutes = 60_000;
const threeNeeded = { topology: { controlPlane: 3 } } as const;
const gathering = guardedSite('denver', {}, threeNeeded);
const deletion = { method: 'DELETE', path: /^\/v1\/edgehosts\/[^/]+$/ };
const inUse = {
  kind: 'error',
  isDone: false,
  refusal: { status: 400, code: 'EdgeHostInUse' },
  match: deletion,
} as const;
const undone = { ok: true, value: { kind: 'undone', siteId: 'denver' } };
const ours = { site: 'denver', 'managed-by': 'edge-registration' };
const others = [2, 3, 4].map(edgeHost);

async function sweepFor(world: TestWorld, forMs: number): Promise<void> {
  for (let passedMs = 0; passedMs < forMs; passedMs += minutes) {
    world.clock.advance(minutes);
    await world.newDesk().sweep(50_000);
    await world.rest();
  }
}

async function arrive(world: TestWorld): Promise<void> {
  for (const other of others) await submitAs(world, { host: other, actor: byIt() });
}

describe('what waits for IT, or has their no, is not got past them by an undo that fails', () => {
  const needsApproval = guardedSite('denver', { needsApproval: true }, threeNeeded);

  /** Palette has the host, and nobody may go on with it. */
  const ways: readonly [string, () => Promise<{ readonly world: TestWorld; readonly submission: Submission }>][] = [
    [
      'because Palette does not delete the entry',
      async () => {
        const world = createTestWorld([needsApproval]);
        const submission = await submitAs(world, { actor: byIt() });
        world.simulator.faults.add(inUse);
        return { world, submission };
      },
    ],
    [
      'because Palette does not change its labels',
      async () => {
        const labelWriteOnUnpaired = { status: 400, code: 'EdgeHostDeviceNotRegistered' };
        const world = createTestWorld([needsApproval], { switches: { labelWriteOnUnpaired } });
        world.simulator.stranger.registerHost({ uid: host, labels: ours });
        world.clock.advance(60 * minutes);
        return { world, submission: await submitAs(world, { actor: byIt() }) };
      },
    ],
    [
      'because it names its old cluster still',
      async () => {
        const world = createTestWorld([needsApproval]);
        const submission = await submitAs(world, { actor: byIt() });
        world.simulator.stranger.createCluster({ name: 'denver', hosts: [host], labels: ours });
        world.simulator.stranger.deleteCluster('denver');
        return { world, submission };
      },
    ],
  ];

  describe.each(ways)('%s', (_name, arrange) => {
    test('the question stays as it was asked, and nothing joins before the answer', async () => {
      const { world, submission } = await arrange();
      const waiting = { phase: 'waiting_for_approval', problem: null, approvedBy: null } as const;
      const before = await world.store.updateIntent({ ...(await intentIn(world)), ...waiting });
      world.clock.advance(1_000);
      expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
      expect(await intentIn(world)).toMatchObject({ ...waiting, changedAtMs: before?.changedAtMs });
      await arrive(world);
      await sweepFor(world, 30 * minutes);
      expectOneCluster(world.simulator, 'denver', others);
      const decision = { hostId: host, requestedAtMs: before?.changedAtMs ?? 0, verdict: 'reject', by: '' } as const;
      expect(await world.desk.as(byIt()).decide(decision)).toMatchObject({ ok: true });
    });

    test('the no stays a no', async () => {
      const { world, submission } = await arrange();
      const waiting = { phase: 'waiting_for_approval', problem: null, approvedBy: null } as const;
      await world.store.updateIntent({ ...(await intentIn(world)), ...waiting });
      const requestedAtMs = (await intentIn(world)).changedAtMs;
      await world.desk.as(byIt()).decide({ hostId: host, requestedAtMs, verdict: 'reject', by: '' });
      expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
      expect(await viewIn(world)).toMatchObject({ problem: { code: 'approval_rejected' }, undo: { way: 'ask_it' } });
      expect(await world.desk.as(byIt()).request(host)).toMatchObject({
        value: { state: 'rejected', decidedBy: 'sign-in ivy' },
      });
      await arrive(world);
      await sweepFor(world, 30 * minutes);
      expectOneCluster(world.simulator, 'denver', others);
    });
  });

  test('whoever said no is not said to have approved what the undo writes', async () => {
    const world = createTestWorld([needsApproval]);
    const submission = await submitAs(world, { actor: byIt() });
    await world.store.updateIntent({ ...(await intentIn(world)), phase: 'waiting_for_approval', approvedBy: null });
    const requestedAtMs = (await intentIn(world)).changedAtMs;
    await world.desk.as(byIt('rex')).decide({ hostId: host, requestedAtMs, verdict: 'reject', by: '' });
    expect(await undoOf(world, submission)).toEqual(undone);
    const deleted = (await world.store.readAudit(100)).find(({ what }) => what === 'host_deleted');
    expect(deleted?.result).toBe('done');
  });

  test('IT is asked nothing about a host that is just being taken back', async () => {
    const world = createTestWorld([needsApproval]);
    const submission = await submitAs(world, { actor: byIt() });
    await world.store.takeLease('site:66aa00000000000000000001:denver', 'other', 20_000);
    await undoOf(world, submission);
    expect(await world.desk.as(byIt()).request(host)).toEqual(fail('approval_not_wanted'));
  });

  test('where Palette shows the host in the site’s pool, that is what counts', async () => {
    const world = createTestWorld([guardedSite('denver', { needsApproval: true })]);
    await submitAs(world, { host: edgeHost(2), actor: byIt() });
    world.simulator.stranger.setClusterState('denver', 'Error');
    const submission = await submitAs(world, { actor: byIt() });
    world.simulator.stranger.setClusterState('denver', null);
    world.simulator.faults.add({
      kind: 'stranger',
      match: deletion,
      act: (stranger) => stranger.addHostToPool('denver', 'worker-pool', host),
    });
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    expect(await intentIn(world)).toMatchObject({ phase: 'settled', undo: { state: 'late' } });
  });
});

describe('a key that may do all but delete', () => {
  test('leaves that one host to IT, tells them loudly, and fails no other host of the site', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add({ ...inUse, refusal: { status: 403, code: 'OperationForbidden' }, times: 'always' });
    const [taken] = await Promise.all([undoOf(world, submission), submitAs(world, { host: edgeHost(2) })]);
    expect(taken).toEqual(fail('undo_too_late'));
    expect(await intentIn(world, edgeHost(2))).toMatchObject({ phase: 'waiting_for_hosts', problem: null });
    expect(world.events).toContainEqual(expect.objectContaining({ level: 'error', event: 'undo_not_allowed' }));
    expect(await intentIn(world)).toMatchObject({ phase: 'stopped', problem: { code: 'undo_too_late' } });
  });
});

describe('a free host that Palette does not let go', () => {
  async function refuse(): Promise<{ readonly world: TestWorld; readonly submission: Submission }> {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add(inUse);
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    return { world, submission };
  }

  test('joins nothing with the hosts that come after it, and IT hears of it', async () => {
    const { world } = await refuse();
    await arrive(world);
    await sweepFor(world, 5 * minutes);
    expectOneCluster(world.simulator, 'denver', others);
    expect(world.news).toContainEqual(expect.objectContaining({ kind: 'registration_failed', hostId: host }));
    expect(await viewIn(world)).toMatchObject({
      state: 'needs_attention',
      problem: { code: 'undo_too_late' },
      undo: { way: 'ask_it' },
    });
  });

  test('may be asked about, and joins nothing then either', async () => {
    const { world, submission } = await refuse();
    expect(await undoOf(world, submission, { mayAsk: true })).toMatchObject({ value: { kind: 'asked' } });
    await arrive(world);
    expectOneCluster(world.simulator, 'denver', others);
    expect(await trailIn(world)).toContain('undo_asked by pin denver');
  });

  test('is no free one where the search is only late to show its cluster', async () => {
    const switches = { searchLagMs: 3_000, inUseMoment: 'when-agent-picks-up' } as const;
    const world = createTestWorld([gathering], { switches });
    const submission = await submitAs(world);
    world.simulator.faults.add({
      kind: 'stranger',
      match: deletion,
      act: (stranger) => void stranger.createCluster({ name: 'denver', hosts: [host], labels: ours }),
    });
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    expect(await intentIn(world)).toMatchObject({ phase: 'settled', undo: { state: 'late' } });
  });

  test('joins when somebody asks for it again', async () => {
    const { world } = await refuse();
    await submitAs(world);
    await submitAs(world, { host: edgeHost(2) });
    await submitAs(world, { host: edgeHost(3) });
    expectOneCluster(world.simulator, 'denver', [1, 2, 3].map(edgeHost));
  });

  test('was stopped before: it is stopped as it was, and not started again', async () => {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    const problem = { code: 'palette_refused', facts: {}, reference: 'AAAA-BBBB' } as const;
    await world.store.updateIntent({ ...(await intentIn(world)), phase: 'stopped', problem });
    world.simulator.faults.add(inUse);
    expect(await undoOf(world, submission)).toEqual(fail('undo_too_late'));
    expect(await intentIn(world)).toMatchObject({ phase: 'stopped', problem });
  });
});

describe('a deletion that never has an answer', () => {
  const broken = {
    kind: 'error',
    isDone: false,
    refusal: { status: 502, code: '' },
    match: deletion,
    times: 'always',
  } as const;
  const countDeletions = (world: TestWorld) => world.simulator.log.filter(({ method }) => method === 'DELETE').length;

  async function wish(): Promise<{ readonly world: TestWorld; readonly wished: Intent }> {
    const world = createTestWorld([gathering]);
    const submission = await submitAs(world);
    world.simulator.faults.add(broken);
    expect(await undoOf(world, submission)).toMatchObject({ ok: false });
    return { world, wished: await intentIn(world) };
  }

  test('is given up for good after a few runs: IT can be asked, and no run is kept by it any more', async () => {
    const { world, wished } = await wish();
    expect(wished).toMatchObject({ phase: 'queued', undo: { state: 'wanted', givenUp: 1 } });
    await sweepFor(world, 20 * minutes);
    expect(countDeletions(world)).toBeLessThanOrEqual(7);
    expect(await intentIn(world)).toMatchObject({ phase: 'stopped', undo: { state: 'late' } });
    const startedMs = world.clock.now();
    await submitAs(world, { host: edgeHost(2) });
    expect(world.clock.now() - startedMs).toBeLessThan(2_000);
  });

  test('is given up for good after an hour, with one more try by whoever looks then', async () => {
    const { world } = await wish();
    world.clock.advance(60 * minutes);
    const before = countDeletions(world);
    await world.newDesk().sweep(50_000);
    await world.rest();
    expect(countDeletions(world) - before).toBe(1);
    expect((await viewIn(world)).undo?.way).toBe('ask_it');
  });

  test('keeps nobody: who comes later is registered before it is tried again', async () => {
    const { world } = await wish();
    world.simulator.clearLog();
    const startedMs = world.clock.now();
    const second = await world.desk.as(byPin()).submit({ edgeHostId: edgeHost(2), siteId: 'denver', hostName: '' });
    expect(second).toMatchObject({ outcome: 'registered', view: { state: 'waiting_for_hosts' } });
    expect(world.clock.now() - startedMs).toBeLessThan(2_000);
    await world.rest();
    const sent = world.simulator.log.map(({ method }) => method).filter((method) => method !== 'GET');
    expect(sent.indexOf('DELETE')).toBeGreaterThan(0);
    expect(sent.filter((method) => method === 'DELETE')).toHaveLength(1);
    expect(entryOf(world)).toBeDefined();
  });

  test('that is healed is done by the next run', async () => {
    const { world } = await wish();
    world.simulator.faults.clear();
    await submitAs(world, { host: edgeHost(2) });
    await sweepFor(world, minutes);
    expect(entryOf(world)).toBeUndefined();
    expect(await intentIn(world)).toMatchObject({ problem: { code: 'not_registered' } });
  });
});
