import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { planTask } from '../../../lib/lifecycle/plan/plan-task';
import type { Scene } from '../../../lib/lifecycle/scene';
import { openIntent } from '../../../lib/store/records';
import {
  carryOut,
  deletesOf,
  deletionOf,
  labelsIn,
  namesOf,
  pageOf,
  refusalOf,
  runningSite,
} from '../../support/life-world';
import { clustersNamed, edgeHost, expectOneCluster } from '../../support/palette-truth';
import { testCluster } from '../../support/plan-world';
import { testRequest } from '../../support/test-intent';
import { staffedPool, testScene } from '../../support/test-scene';
import { siteId } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, two, three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

/** A form that has been sent, and that nobody has served yet. */
async function requested({ store, clock }: TestWorld, hostId: HostId): Promise<void> {
  await store.recordIntent(testRequest({ hostId, requestedAtMs: clock.now() }));
}

describe('hosts that are joining', () => {
  test('at this moment stop it, by name; nothing is written', async () => {
    const world = await runningSite(1);
    await requested(world, three);
    world.simulator.clearLog();
    const task = await deletionOf(world);
    const plan = await world.life.rehearse(task);
    expect(plan).toMatchObject({ value: { kind: 'refused', refusal: { code: 'hosts_joining' } } });
    expect(JSON.stringify(plan)).toContain(three);
    expect(await carryOut(world, task)).toMatchObject({ kind: 'refused', steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('that nobody has worked on for five minutes are released as well, and bring nothing back', async () => {
    const world = await runningSite(1);
    await requested(world, three);
    world.simulator.clearLog();
    world.clock.advance(6 * minutes);
    expect((await carryOut(world, await deletionOf(world))).kind).toBe('done');
    world.clock.advance(60 * minutes);
    await world.registrations.sweep(10 * minutes);
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    expect(await pageOf(world, three)).toBe('host_removed');
  });

  test('while Palette deletes make the next cluster, which is let alone', async () => {
    const world = await runningSite(2);
    const task = await deletionOf(world);
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
    expect(deletesOf(world)).toEqual([]);
    expectOneCluster(world.simulator, 'denver', [three]);
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, three)).toBe('ready');
  });
});

describe('a cluster that was set up since', () => {
  async function setUpAnew(): Promise<TestWorld> {
    const world = await runningSite(1);
    await carryOut(world, await deletionOf(world), { withinMs: 0 });
    world.clock.advance(20 * minutes);
    await world.submit(one, 'denver');
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, one)).toBe('ready');
    world.simulator.clearLog();
    return world;
  }

  test('is not taken by the same command, run again', async () => {
    const world = await setUpAnew();
    expect(await carryOut(world, await deletionOf(world))).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'cluster_made_anew',
        facts: { asked: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/) },
      },
    });
    expect(world.writes()).toEqual([]);
    expect(await pageOf(world, one)).toBe('ready');
  });

  test.each([
    ['whose answer was lost', { kind: 'drop', isDone: true } as const],
    ['whose answer was something else', { kind: 'error', isDone: true, refusal: { status: 502, code: '' } } as const],
  ])('is not taken by the same command after a deletion %s', async (_case, fault) => {
    const world = await runningSite(1);
    world.simulator.faults.add({ ...fault, match: { method: 'DELETE', path: /spectroclusters/ } });
    await carryOut(world, await deletionOf(world), { withinMs: 0 });
    await expectNewOneStays(world);
  });

  test('is not taken by the command of somebody who only waited for a deletion of others', async () => {
    const world = await runningSite(1);
    world.simulator.stranger.deleteCluster(clustersNamed(world.simulator, 'denver')[0]?.uid ?? '');
    await carryOut(world, await deletionOf(world), { withinMs: 0 });
    await expectNewOneStays(world);
  });

  /** Set up anew, and asked to be deleted by the very same words. */
  async function expectNewOneStays(world: TestWorld): Promise<void> {
    world.clock.advance(20 * minutes);
    await world.submit(one, 'denver');
    world.clock.advance(30 * minutes);
    world.simulator.clearLog();
    expect(await refusalOf(world, await deletionOf(world))).toBe('cluster_made_anew');
    expect((await carryOut(world, await deletionOf(world))).kind).toBe('refused');
    expect(world.writes()).toEqual([]);
    expectOneCluster(world.simulator, 'denver', [one]);
  }

  test('is taken where IT says so, or after a week', async () => {
    const world = await setUpAnew();
    expect((await carryOut(world, { ...(await deletionOf(world)), isAgain: true })).kind).toBe('done');
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    const later = await setUpAnew();
    later.clock.advance(8 * 24 * 60 * minutes);
    expect((await carryOut(later, await deletionOf(later))).kind).toBe('done');
  });
});

test('a deletion that nothing is to be seen of is asked for again after two minutes, not before', async () => {
  const world = await runningSite(1);
  const task = await deletionOf(world);
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

describe('a host that somebody scans in the middle of it', () => {
  async function scanOnceDone(step: string) {
    const world = await runningSite(2);
    world.simulator.devices.create({ id: three });
    const task = await deletionOf(world);
    // Palette takes it, and shows nothing of it for a while.
    if (step === 'note_removed') {
      const refusal = { status: 200, code: '' };
      const match = { method: 'DELETE', path: /spectroclusters/ };
      world.simulator.faults.add({ kind: 'error', isDone: false, refusal, times: 1, match });
    }
    let isScanned = false;
    const tell = (next: { readonly do: string }) => {
      if (isScanned || next.do !== step) return;
      isScanned = true;
      void requested(world, three);
    };
    return { world, ended: await carryOut(world, task, { tell, withinMs: 30 * minutes }) };
  }

  test.each(['release_hosts', 'delete_cluster'])('does not stop it half-way: %s', async (step) => {
    const { world, ended } = await scanOnceDone(step);
    expect(ended.kind).toBe('done');
    expect(deletesOf(world)).toHaveLength(1);
    expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['host_removed', 'host_removed']);
  });

  test('once Palette has taken the deletion makes the next cluster', () => {
    const cluster = testCluster();
    const task = {
      kind: 'delete_cluster',
      siteId: siteId('denver'),
      clusterUid: cluster.uid,
      isForced: false,
    } as const;
    const asked = openIntent(testRequest({ hostId: three, requestedAtMs: 30_000 }));
    const scene = testScene({
      pools: [staffedPool('control-plane', [one])],
      intents: new Map([[three, asked]]),
      deletedBefore: { clusterUid: cluster.uid, askedAtMs: 10_000 },
      nowMs: 40_000,
    });
    const releasedBy = (now: Scene) => {
      const plan = planTask(task, now);
      const [first] = plan.kind === 'steps' ? plan.steps : [];
      return first?.do === 'release_hosts' ? first.hostIds : [];
    };
    expect(releasedBy(scene)).toEqual([three]);
    expect(releasedBy({ ...scene, deletion: { askedAtMs: 20_000, forcedAtMs: null } })).toEqual([]);
  });
});

describe('at the very same moment', () => {
  test.each([0, 1, 200, 2_000, 30_000, 90_000])(
    'somebody registers a third host, %i ms after: it is refused, or its host makes the next cluster',
    async (afterMs) => {
      const world = await runningSite(2);
      world.simulator.devices.create({ id: three });
      const task = await deletionOf(world);
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
