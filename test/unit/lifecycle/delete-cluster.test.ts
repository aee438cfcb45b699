import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { TaskOf } from '../../../lib/lifecycle/task';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import {
  carryOut,
  carryOutInPieces,
  labelsIn,
  namesOf,
  pageOf,
  refusalOf,
  runningSite,
  stepsOf,
} from '../../support/life-world';
import { clustersNamed, edgeHost, edgeHosts, expectOneCluster } from '../../support/palette-truth';
import { testCluster } from '../../support/plan-world';
import { planned, testScene } from '../../support/test-scene';
import { siteId, testSite } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, two, three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

/** As the command asks for it now: of the cluster that stands there. */
async function deletion(world: TestWorld, isForced = false): Promise<TaskOf<'delete_cluster'>> {
  const cluster = await world.life.clusterOf(siteId('denver'));
  if (!cluster.ok) throw new Error(cluster.error.code);
  return { kind: 'delete_cluster', siteId: siteId('denver'), clusterUid: cluster.value, isForced };
}

function deletes(world: TestWorld) {
  return world
    .writes()
    .filter(({ method, template }) => method === 'DELETE' && template === '/v1/spectroclusters/{uid}');
}

function stateOf({ simulator }: TestWorld, hostId: HostId): string {
  const { hosts, clusters } = simulator.snapshot().state;
  const isHeld = Object.values(clusters).some(
    ({ deletingAt, pools }) =>
      deletingAt === null && pools.some((pool) => pool.hosts.some((host) => host.hostUid === hostId)),
  );
  return hosts[hostId] === undefined ? 'absent' : isHeld ? 'held' : 'free';
}

const allSteps = ['release_hosts', 'delete_cluster', 'note_removed', 'unlabel_host', 'unlabel_host'];

describe('a running cluster', () => {
  test('is deleted in one write, its hosts are released first, and their pages say that IT took them out', async () => {
    const world = await runningSite(2);
    const ended = await carryOut(world, await deletion(world));
    expect([ended.kind, namesOf(ended)]).toEqual(['done', allSteps]);
    expect(deletes(world)).toHaveLength(1);
    expect(Object.keys(labelsIn(world, two) ?? {})).toEqual(['name']);
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    expect([stateOf(world, one), stateOf(world, two)]).toEqual(['free', 'free']);
    expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['host_removed', 'host_removed']);
  });

  test('is waited for until it is gone and its hosts are free', async () => {
    const world = await runningSite(1);
    const steps = await stepsOf(world, await deletion(world));
    expect(steps).toMatchObject([
      { do: 'release_hosts', hostIds: [one] },
      { do: 'delete_cluster', cluster: 'denver', isAbort: false, isForced: false },
      { do: 'note_removed', hostIds: [one] },
      { do: 'wait_until_deleted', cluster: 'denver', sinceMs: null },
      { do: 'wait_until_free', hostIds: [one] },
      { do: 'unlabel_host', hostId: one },
    ]);
    const startedAtMs = world.clock.now();
    await carryOut(world, await deletion(world));
    expect(world.clock.now() - startedAtMs).toBeGreaterThan(minutes / 4);
    expect(await world.life.clusterOf(siteId('denver'))).toEqual({ ok: true, value: null });
  });

  test('is deleted with an interruption after every step', async () => {
    const world = await runningSite(2);
    expect(await carryOutInPieces(world, await deletion(world))).toEqual(allSteps);
    expect(deletes(world)).toHaveLength(1);
  });

  test('leaves the site free for others while it is waited for', async () => {
    const world = await runningSite(1);
    const ended = await carryOut(world, await deletion(world), { withinMs: 0 });
    expect(ended).toMatchObject({ kind: 'stopped', why: 'waiting', left: [{ do: 'wait_until_deleted' }, {}, {}] });
    const lease = await world.store.takeLease(`site:${DEFAULT_PROJECT_UID}:denver`, 'other', 1_000);
    expect(lease.granted).toBe(true);
  });

  test('is not made again by anybody but who registers anew', async () => {
    const world = await runningSite(2);
    await carryOut(world, await deletion(world));
    for (let hour = 0; hour < 3; hour += 1) {
      world.clock.advance(60 * minutes);
      await world.registrations.sweep(10 * minutes);
      for (const id of edgeHosts(2)) await world.registrations.proceed(id);
      await world.rest();
    }
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    world.simulator.clearLog();
    await world.submit(one, 'denver');
    expectOneCluster(world.simulator, 'denver', [one]);
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, one)).toBe('ready');
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('whose hosts may go to another site afterwards', async () => {
    const world = await runningSite(1);
    await carryOut(world, await deletion(world));
    await world.submit(one, 'boston');
    expectOneCluster(world.simulator, 'boston', [one]);
  });
});

test('a cluster that is still being set up is aborted', async () => {
  const world = createTestWorld([testSite('denver')]);
  await world.submit(one, 'denver');
  world.clock.advance(6 * minutes);
  const steps = await stepsOf(world, await deletion(world));
  expect(steps).toContainEqual(expect.objectContaining({ do: 'delete_cluster', isAbort: true }));
  expect((await carryOut(world, await deletion(world))).kind).toBe('done');
  expect(await pageOf(world, one)).toBe('host_removed');
});

test('where no cluster stands nothing is left to do, however often it is asked for', async () => {
  const world = await runningSite(1);
  await carryOut(world, await deletion(world));
  world.simulator.clearLog();
  for (let times = 0; times < 2; times += 1) {
    expect(await carryOut(world, await deletion(world))).toMatchObject({ kind: 'done', steps: [] });
  }
  expect(world.writes()).toEqual([]);
});

describe('hosts that are joining', () => {
  test('at this moment stop it, by name; nothing is written', async () => {
    const world = await runningSite(1);
    await requested(world, three);
    const task = await deletion(world);
    const plan = await world.life.rehearse(task);
    expect(plan).toMatchObject({ value: { kind: 'refused', refusal: { code: 'hosts_joining' } } });
    expect(JSON.stringify(plan)).toContain(three);
    expect(await carryOut(world, task)).toMatchObject({ kind: 'refused', steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('that nobody has worked on for five minutes are released as well, and bring nothing back', async () => {
    const world = await runningSite(1);
    await requested(world, three);
    world.clock.advance(6 * minutes);
    expect((await carryOut(world, await deletion(world))).kind).toBe('done');
    world.clock.advance(60 * minutes);
    await world.registrations.sweep(10 * minutes);
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    expect(await pageOf(world, three)).toBe('host_removed');
  });

  /** A request that its phone has left, and that nobody has served yet. */
  async function requested({ store, clock, simulator }: TestWorld, hostId: HostId): Promise<void> {
    await store.recordIntent({
      ...{ hostId, siteId: siteId('denver'), hostName: null, linkId: null, needsPairingKey: false },
      ...{ requestedAtMs: clock.now(), requestedBy: 'anybody', phase: 'queued' },
    });
    simulator.clearLog();
  }

  test('while Palette deletes make the next cluster, which is let alone', async () => {
    const world = await runningSite(2);
    const task = await deletion(world);
    await carryOut(world, task, { withinMs: 0 });
    world.simulator.devices.create({ id: three });
    await world.submit(three, 'denver');
    expect(await pageOf(world, three)).toBe('cluster_deleting');
    world.clock.advance(10 * minutes);
    await world.registrations.sweep(10 * minutes);
    expectOneCluster(world.simulator, 'denver', [three]);
    // The very same command goes on: its cluster is gone, and this is another one.
    world.simulator.clearLog();
    expect(namesOf(await carryOut(world, task))).toEqual(['unlabel_host', 'unlabel_host']);
    expect([labelsIn(world, one), labelsIn(world, three)]).toMatchObject([
      { name: expect.anything() },
      { site: 'denver' },
    ]);
    expect(deletes(world)).toEqual([]);
    expectOneCluster(world.simulator, 'denver', [three]);
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, three)).toBe('ready');
  });
});

describe('a cluster that was set up since', () => {
  async function setUpAnew(): Promise<TestWorld> {
    const world = await runningSite(1);
    await carryOut(world, await deletion(world), { withinMs: 0 });
    world.clock.advance(20 * minutes);
    await world.submit(one, 'denver');
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, one)).toBe('ready');
    world.simulator.clearLog();
    return world;
  }

  test('is not taken by the same command, run again', async () => {
    const world = await setUpAnew();
    expect(await carryOut(world, await deletion(world))).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'cluster_made_anew',
        facts: { asked: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/) },
      },
    });
    expect(world.writes()).toEqual([]);
    expect(await pageOf(world, one)).toBe('ready');
  });

  test('is taken where IT says so, or after a week', async () => {
    const world = await setUpAnew();
    expect((await carryOut(world, { ...(await deletion(world)), isAgain: true })).kind).toBe('done');
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    const later = await setUpAnew();
    later.clock.advance(8 * 24 * 60 * minutes);
    expect((await carryOut(later, await deletion(later))).kind).toBe('done');
  });
});

test('a site that was renamed is deleted with all that was asked for under its former id', async () => {
  const before = createTestWorld([testSite('denver-old', { clusterName: 'denver' })]);
  for (const id of edgeHosts(2)) await before.submit(id, 'denver-old');
  before.clock.advance(30 * minutes);
  const renamed = testSite('denver', { renamedFrom: siteId('denver-old') });
  const world = createTestWorld([renamed], { snapshot: before.simulator.snapshot(), store: () => before.store });
  world.clock.advance(60 * minutes);
  for (const id of edgeHosts(2)) expect((await before.store.readIntent(id))?.siteId).toBe('denver-old');
  const ended = await carryOut(world, await deletion(world));
  expect([ended.kind, namesOf(ended)]).toEqual(['done', allSteps]);
  for (let hour = 0; hour < 2; hour += 1) {
    world.clock.advance(60 * minutes);
    await world.registrations.sweep(10 * minutes);
  }
  expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
  expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['host_removed', 'host_removed']);
});

test('a deletion that nothing is to be seen of is asked for again after two minutes, not before', async () => {
  const world = await runningSite(1);
  const task = await deletion(world);
  // Palette says yes, and for a long while nothing is to be seen of it.
  world.simulator.faults.add({
    ...{ kind: 'error', isDone: false, refusal: { status: 200, code: '' }, times: 1 },
    match: { method: 'DELETE', path: /spectroclusters/ },
  });
  const askedAtMs = world.clock.now();
  expect((await carryOut(world, task)).kind).toBe('done');
  const sent = world.simulator.log.filter(
    ({ method, path }) => method === 'DELETE' && path.includes('spectroclusters'),
  );
  expect(sent).toHaveLength(2);
  expect((sent[1]?.at ?? 0) - askedAtMs).toBeGreaterThanOrEqual(2 * minutes);
});

describe('at the very same moment', () => {
  test.each([0, 1, 200, 2_000, 30_000, 90_000])(
    'somebody registers a third host, %i ms after: it is refused, or its host makes the next cluster',
    async (afterMs) => {
      const world = await runningSite(2);
      world.simulator.devices.create({ id: three });
      const task = await deletion(world);
      const [ended] = await Promise.all([
        carryOut(world, task),
        world.clock.sleep(afterMs).then(() => world.submit(three, 'denver')),
      ]);
      world.clock.advance(10 * minutes);
      await world.registrations.sweep(10 * minutes);
      if (ended.kind === 'refused') expect(ended.refusal.code).toBe('hosts_joining');
      else expect(ended.kind).toBe('done');
      const members = ended.kind === 'done' ? [three] : [one, two, three];
      expectOneCluster(world.simulator, 'denver', members);
      // What was refused is done when it is asked for again.
      world.clock.advance(10 * minutes);
      if (ended.kind === 'refused') expect((await carryOut(world, task)).kind).toBe('done');
    },
  );
});

describe('a cluster that others delete', () => {
  test('is waited for, told since when, and its hosts are released all the same', async () => {
    const world = await runningSite(1);
    world.simulator.stranger.deleteCluster(clustersNamed(world.simulator, 'denver')[0]?.uid ?? '');
    const sinceMs = world.clock.now();
    const task = await deletion(world);
    const steps = await stepsOf(world, task);
    const waiting = steps.find((step) => step.do === 'wait_until_deleted');
    expect(waiting).toMatchObject({ sinceMs: expect.any(Number) });
    expect(Math.abs((waiting?.do === 'wait_until_deleted' ? (waiting.sinceMs ?? 0) : 0) - sinceMs)).toBeLessThan(2_000);
    expect((await carryOut(world, task)).kind).toBe('done');
    expect(deletes(world)).toEqual([]);
    expect(await pageOf(world, one)).toBe('host_removed');
  });
});

describe('a forced deletion', () => {
  /** Palette has been told to delete it, and does not get it done. */
  async function stuck(forMs: number): Promise<TestWorld> {
    const world = await runningSite(1, { durations: { deleting: 24 * 60 * 60 } });
    await carryOut(world, await deletion(world), { withinMs: 0 });
    world.clock.advance(forMs);
    world.simulator.clearLog();
    return world;
  }

  test('comes after twenty minutes, and never before', async () => {
    const early = await stuck(19 * minutes);
    expect(await refusalOf(early, await deletion(early, true))).toBe('force_too_early');
    expect(await carryOut(early, await deletion(early, true))).toMatchObject({ kind: 'refused', steps: [] });
    expect(early.writes()).toEqual([]);
    const late = await stuck(21 * minutes);
    const ended = await carryOut(late, await deletion(late, true));
    expect([ended.kind, namesOf(ended)]).toEqual(['done', ['delete_cluster', 'unlabel_host']]);
    expect(deletes(late).map(({ query }) => query)).toEqual([{ forceDelete: 'true' }]);
    expect(await pageOf(late, one)).toBe('host_removed');
  });

  test('is refused for a cluster that nobody has asked to delete', async () => {
    const world = await runningSite(1);
    expect(await refusalOf(world, await deletion(world, true))).toBe('force_unasked');
  });

  test('is refused where nobody knows since when Palette has been at it', () => {
    const task = { kind: 'delete_cluster', siteId: siteId('denver'), clusterUid: 'cluster-1', isForced: true } as const;
    const clusters = [testCluster({ state: 'Deleting' })];
    expect(planned(task, testScene({ clusters, pools: [] }))).toBe('force_unknown');
    const nowMs = 60 * minutes;
    const deletion = { askedAtMs: 39 * minutes, forcedAtMs: null };
    expect(planned(task, testScene({ clusters, pools: [], nowMs, deletion }))).toContain('delete_cluster');
  });

  test('is forced once only, though Palette does not let go at once', async () => {
    const world = await stuck(21 * minutes);
    const task = await deletion(world, true);
    world.simulator.faults.add({
      ...{ kind: 'error', isDone: false, refusal: { status: 500, code: 'Slow' } },
      match: { method: 'DELETE' },
    });
    await carryOut(world, task);
    expect(deletes(world)).toHaveLength(1);
  });

  test('without it the command goes on waiting', async () => {
    const world = await stuck(60 * minutes);
    expect(await carryOut(world, await deletion(world), { withinMs: 0 })).toMatchObject({ why: 'waiting', steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('a new registration after it makes a new cluster', async () => {
    const world = await stuck(21 * minutes);
    await carryOut(world, await deletion(world, true));
    await world.submit(one, 'denver');
    expectOneCluster(world.simulator, 'denver', [one]);
  });
});

describe('it is refused', () => {
  test('for a cluster that is not ours, and for one of two', async () => {
    const world = createTestWorld([testSite('denver')]);
    world.simulator.stranger.createCluster({ name: 'denver', isRunning: true });
    expect(await refusalOf(world, await deletion(world))).toBe('cluster_not_ours');
    world.simulator.stranger.createCluster({ name: 'denver', isRunning: true });
    expect(await refusalOf(world, await deletion(world))).toBe('cluster_ambiguous');
  });
});

describe('whatever goes wrong with the deletion itself', () => {
  test.each([
    ['its answer is lost', { kind: 'drop', isDone: true } as const],
    ['it never arrives', { kind: 'drop', isDone: false } as const],
    ['Palette is busy', { kind: 'too-many-requests', retryAfterSeconds: 1 } as const],
    ['Palette fails after it was done', { kind: 'error', isDone: true, refusal: { status: 500, code: 'X' } } as const],
  ])('e.g. %s, the cluster is gone in the end', async (_case, fault) => {
    const world = await runningSite(2);
    world.simulator.faults.add({ ...fault, match: { method: 'DELETE', path: /spectroclusters/ } });
    expect((await carryOut(world, await deletion(world))).kind).toBe('done');
    expect(deletes(world)).toHaveLength(1);
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('where Palette refuses it, it says so, and the pages tell again what Palette shows', async () => {
    const world = await runningSite(1);
    const refusal = { status: 403, code: 'OperationForbidden' };
    world.simulator.faults.add({
      ...{ kind: 'error', isDone: false, refusal, times: 'always' },
      match: { method: 'DELETE', path: /spectroclusters/ },
    });
    expect((await carryOut(world, await deletion(world))).kind).toBe('stopped');
    world.clock.advance(20 * minutes);
    expect(await pageOf(world, one)).toBe('ready');
  });
});
