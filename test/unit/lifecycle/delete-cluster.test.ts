import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import {
  carryOut,
  carryOutInPieces,
  deletesOf,
  deletionOf,
  labelsIn,
  namesOf,
  pageOf,
  refusalOf,
  runningSite,
  stepsOf,
} from '../../support/life-world';
import { clustersNamed, edgeHost, edgeHosts, expectOneCluster } from '../../support/palette-truth';
import { siteId, testSite } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, two, _three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

function stateOf({ simulator }: TestWorld, hostId: HostId): string {
  const { hosts, clusters } = simulator.snapshot().state;
  const isHeld = Object.values(clusters).some(
    ({ deletingAt, pools }) =>
      deletingAt === null && pools.some((pool) => pool.hosts.some((host) => host.hostUid === hostId)),
  );
  return hosts[hostId] === undefined ? 'absent' : isHeld ? 'held' : 'free';
}

const allSteps = ['note_deletion', 'release_hosts', 'delete_cluster', 'note_removed', 'unlabel_host', 'unlabel_host'];

describe('a running cluster', () => {
  test('is deleted in one write, its hosts are released first, and their pages say that IT took them out', async () => {
    const world = await runningSite(2);
    const ended = await carryOut(world, await deletionOf(world));
    expect([ended.kind, namesOf(ended)]).toEqual(['done', allSteps]);
    expect(deletesOf(world)).toHaveLength(1);
    expect(Object.keys(labelsIn(world, two) ?? {})).toEqual(['name']);
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    expect([stateOf(world, one), stateOf(world, two)]).toEqual(['free', 'free']);
    expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['host_removed', 'host_removed']);
  });

  test('is waited for until it is gone and its hosts are free', async () => {
    const world = await runningSite(1);
    const steps = await stepsOf(world, await deletionOf(world));
    expect(steps).toMatchObject([
      { do: 'note_deletion', cluster: 'denver' },
      { do: 'release_hosts', hostIds: [one] },
      { do: 'delete_cluster', cluster: 'denver', isAbort: false, isForced: false },
      { do: 'note_removed', hostIds: [one] },
      { do: 'wait_until_deleted', cluster: 'denver', sinceMs: null },
      { do: 'wait_until_free', hostIds: [one] },
      { do: 'unlabel_host', hostId: one },
    ]);
    const startedAtMs = world.clock.now();
    await carryOut(world, await deletionOf(world));
    expect(world.clock.now() - startedAtMs).toBeGreaterThan(minutes / 4);
    expect(await world.life.clusterOf(siteId('denver'))).toEqual({ ok: true, value: null });
  });

  test('is deleted with an interruption after every step', async () => {
    const world = await runningSite(2);
    expect(await carryOutInPieces(world, await deletionOf(world))).toEqual(allSteps);
    expect(deletesOf(world)).toHaveLength(1);
  });

  test('leaves the site free for others while it is waited for', async () => {
    const world = await runningSite(1);
    const ended = await carryOut(world, await deletionOf(world), { withinMs: 0 });
    expect(ended).toMatchObject({ kind: 'stopped', why: 'waiting', left: [{ do: 'wait_until_deleted' }, {}, {}] });
    const lease = await world.store.takeLease(`site:${DEFAULT_PROJECT_UID}:denver`, 'other', 1_000);
    expect(lease.granted).toBe(true);
  });

  test('is not made again by anybody but who registers anew', async () => {
    const world = await runningSite(2);
    await carryOut(world, await deletionOf(world));
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
    await carryOut(world, await deletionOf(world));
    await world.submit(one, 'boston');
    expectOneCluster(world.simulator, 'boston', [one]);
  });
});

test('a cluster that is still being set up is aborted', async () => {
  const world = createTestWorld([testSite('denver')]);
  await world.submit(one, 'denver');
  world.clock.advance(6 * minutes);
  const steps = await stepsOf(world, await deletionOf(world));
  expect(steps).toContainEqual(expect.objectContaining({ do: 'delete_cluster', isAbort: true }));
  expect((await carryOut(world, await deletionOf(world))).kind).toBe('done');
  expect(await pageOf(world, one)).toBe('host_removed');
});

test('where no cluster stands nothing is left to do, however often it is asked for', async () => {
  const world = await runningSite(1);
  await carryOut(world, await deletionOf(world));
  world.simulator.clearLog();
  for (let times = 0; times < 2; times += 1) {
    expect(await carryOut(world, await deletionOf(world))).toMatchObject({ kind: 'done', steps: [] });
  }
  expect(world.writes()).toEqual([]);
});

test('a site that was renamed is deleted with all that was asked for under its former id', async () => {
  const before = createTestWorld([testSite('denver-old', { clusterName: 'denver' })]);
  for (const id of edgeHosts(2)) await before.submit(id, 'denver-old');
  before.clock.advance(30 * minutes);
  const renamed = testSite('denver', { renamedFrom: siteId('denver-old') });
  const world = createTestWorld([renamed], { snapshot: before.simulator.snapshot(), store: () => before.store });
  world.clock.advance(60 * minutes);
  for (const id of edgeHosts(2)) expect((await before.store.readIntent(id))?.siteId).toBe('denver-old');
  const ended = await carryOut(world, await deletionOf(world));
  expect([ended.kind, namesOf(ended)]).toEqual(['done', allSteps]);
  for (let hour = 0; hour < 2; hour += 1) {
    world.clock.advance(60 * minutes);
    await world.registrations.sweep(10 * minutes);
  }
  expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
  expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['host_removed', 'host_removed']);
});

describe('it is refused', () => {
  test('for a cluster that is not ours, and for one of two', async () => {
    const world = createTestWorld([testSite('denver')]);
    world.simulator.stranger.createCluster({ name: 'denver', isRunning: true });
    expect(await refusalOf(world, await deletionOf(world))).toBe('cluster_not_ours');
    world.simulator.stranger.createCluster({ name: 'denver', isRunning: true });
    expect(await refusalOf(world, await deletionOf(world))).toBe('cluster_ambiguous');
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
    expect((await carryOut(world, await deletionOf(world))).kind).toBe('done');
    expect(deletesOf(world)).toHaveLength(1);
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('where Palette refuses it, it says so, and the pages tell again what Palette shows', async () => {
    const world = await runningSite(1);
    const refusal = { status: 403, code: 'OperationForbidden' };
    world.simulator.faults.add({
      ...{ kind: 'error', isDone: false, refusal, times: 'always' },
      match: { method: 'DELETE', path: /spectroclusters/ },
    });
    expect((await carryOut(world, await deletionOf(world))).kind).toBe('stopped');
    world.clock.advance(20 * minutes);
    expect(await pageOf(world, one)).toBe('ready');
  });
});
