import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import {
  carryOut,
  deletesOf,
  deletionOf,
  namesOf,
  pageOf,
  refusalOf,
  runningSite,
  stepsOf,
} from '../../support/life-world';
import { clustersNamed, edgeHost, expectOneCluster } from '../../support/palette-truth';
import { testCluster } from '../../support/plan-world';
import { planned, testScene } from '../../support/test-scene';
import { siteId } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, _two, _three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

describe('a cluster that others delete', () => {
  test('is waited for, told since when, and its hosts are released all the same', async () => {
    const world = await runningSite(1);
    world.simulator.stranger.deleteCluster(clustersNamed(world.simulator, 'denver')[0]?.uid ?? '');
    const sinceMs = world.clock.now();
    const task = await deletionOf(world);
    const steps = await stepsOf(world, task);
    const waiting = steps.find((step) => step.do === 'wait_until_deleted');
    expect(waiting).toMatchObject({ sinceMs: expect.any(Number) });
    expect(Math.abs((waiting?.do === 'wait_until_deleted' ? (waiting.sinceMs ?? 0) : 0) - sinceMs)).toBeLessThan(2_000);
    expect((await carryOut(world, task)).kind).toBe('done');
    expect(deletesOf(world)).toEqual([]);
    expect(await pageOf(world, one)).toBe('host_removed');
  });
});

describe('a forced deletion', () => {
  /** Palette has been told to delete it, and does not get it done. */
  async function stuck(forMs: number): Promise<TestWorld> {
    const world = await runningSite(1, { durations: { deleting: 24 * 60 * 60 } });
    await carryOut(world, await deletionOf(world), { withinMs: 0 });
    world.clock.advance(forMs);
    world.simulator.clearLog();
    return world;
  }

  test('comes after twenty minutes, and never before', async () => {
    const early = await stuck(19 * minutes);
    expect(await refusalOf(early, await deletionOf(early, true))).toBe('force_too_early');
    expect(await carryOut(early, await deletionOf(early, true))).toMatchObject({ kind: 'refused', steps: [] });
    expect(early.writes()).toEqual([]);
    const late = await stuck(21 * minutes);
    const ended = await carryOut(late, await deletionOf(late, true));
    expect([ended.kind, namesOf(ended)]).toEqual(['done', ['delete_cluster', 'unlabel_host']]);
    expect(deletesOf(late).map(({ query }) => query)).toEqual([{ forceDelete: 'true' }]);
    expect(await pageOf(late, one)).toBe('host_removed');
  });

  test('is refused for a cluster that nobody has asked to delete', async () => {
    const world = await runningSite(1);
    expect(await refusalOf(world, await deletionOf(world, true))).toBe('force_unasked');
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
    const task = await deletionOf(world, true);
    world.simulator.faults.add({
      ...{ kind: 'error', isDone: false, refusal: { status: 500, code: 'Slow' } },
      match: { method: 'DELETE' },
    });
    await carryOut(world, task);
    expect(deletesOf(world)).toHaveLength(1);
  });

  test('without it the command goes on waiting', async () => {
    const world = await stuck(60 * minutes);
    expect(await carryOut(world, await deletionOf(world), { withinMs: 0 })).toMatchObject({
      why: 'waiting',
      steps: [],
    });
    expect(world.writes()).toEqual([]);
  });

  test('a new registration after it makes a new cluster', async () => {
    const world = await stuck(21 * minutes);
    await carryOut(world, await deletionOf(world, true));
    await world.submit(one, 'denver');
    expectOneCluster(world.simulator, 'denver', [one]);
  });
});
