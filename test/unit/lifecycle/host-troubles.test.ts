import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { FaultKind } from '../../../lib/palette/simulator/faults';
import { carryOut, interruptAfter, labelsIn, pageOf, runningSite } from '../../support/life-world';
import { edgeHost, expectOneCluster, membershipsOf } from '../../support/palette-truth';
import { byLink, guardedSite } from '../../support/test-actors';
import { siteId } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';
import { submitAs } from '../../support/undo-world';

const minutes = 60_000;
const [one, two, three, four] = [1, 2, 3, 4].map(edgeHost) as [HostId, HostId, HostId, HostId];
const remove = { kind: 'remove_host', siteId: siteId('denver'), hostId: two } as const;
const replace = { kind: 'replace_host', siteId: siteId('denver'), hostId: two, newHostId: four } as const;
const controlPlane3 = { site: { topology: { controlPlane: 3 } } } as const;

const machines = /\/machines\/\{machineUid\}$/;
const pool = /\/machinePools\/\{machinePoolName\}$/;
const labels = /\/edgehosts\/\{uid\}\/meta$/;
const entries = /^\/v1\/edgehosts$/;

const faults: readonly (readonly [string, FaultKind])[] = [
  ['is lost on its way', { kind: 'drop', isDone: false }],
  ['is done, and its answer lost', { kind: 'drop', isDone: true }],
  ['is done, and answered with a 500', { kind: 'error', isDone: true, refusal: { status: 500, code: 'Oops' } }],
  ['is answered with a page of HTML', { kind: 'html', isDone: false, status: 502 }],
  ['is one too many', { kind: 'too-many-requests' }],
];

/** Run again until it is done, as somebody would who reads what is said. */
async function persist(world: TestWorld, task: Parameters<typeof carryOut>[1]): Promise<string> {
  for (let runs = 0; runs < 4; runs += 1) {
    const ended = await carryOut(world, task);
    if (ended.kind !== 'stopped') return ended.kind;
    world.clock.advance(minutes);
  }
  return 'stopped';
}

test('a node that Palette takes away and never shows as leaving still leaves its pool: of a dead host nobody tells', async () => {
  const world = await runningSite(3);
  const accepted = { kind: 'error', isDone: false, refusal: { status: 200, code: '' } } as const;
  world.simulator.faults.add({ ...accepted, times: 'always', match: { method: 'DELETE', path: machines } });
  const startedAtMs = world.clock.now();
  expect((await carryOut(world, remove)).kind).toBe('done');
  expect(world.clock.now() - startedAtMs).toBeLessThan(minutes);
  expectOneCluster(world.simulator, 'denver', [one, three]);
});

describe.each(faults)('a write that %s', (_, kind) => {
  test.each([
    ['the node', 'DELETE', machines],
    ['the pool', 'PUT', pool],
    ['the labels', 'PUT', labels],
  ])('at %s keeps no host in and takes no other one out', async (_name, method, path) => {
    const world = await runningSite(3);
    world.simulator.faults.add({ match: { method, path }, ...kind });
    expect(await persist(world, remove)).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three]);
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test.each([
    ['the entry', 'POST', entries],
    ['the pool', 'PUT', pool],
  ])('at %s of the one that comes leaves three leading, and never two', async (_name, method, path) => {
    const world = await runningSite(3, controlPlane3);
    world.simulator.devices.create({ id: four });
    world.simulator.faults.add({ match: { method, path }, ...kind });
    const sizes = new Set<number>();
    const tell = () => void sizes.add(membershipsOf(world.simulator, 'denver').length);
    await carryOut(world, replace, { tell });
    expect(await persist(world, replace)).toBe('done');
    expect([...sizes].every((size) => size >= 3)).toBe(true);
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
  });
});

describe('others at the same site', () => {
  test('whoever is added between the look and the write stays in', async () => {
    const world = await runningSite(3);
    const act = (stranger: TestWorld['simulator']['stranger']) => {
      stranger.registerHost({ uid: four });
      stranger.addHostToPool('denver', 'worker-pool', four);
    };
    world.simulator.faults.add({ match: { method: 'DELETE', path: machines }, kind: 'stranger', act });
    expect((await carryOut(world, remove)).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
  });

  test('whoever scans another host at that moment gets it registered, and the one that goes is gone', async () => {
    const world = await runningSite(3);
    const [ended, submission] = await Promise.all([carryOut(world, remove), world.submit(four, 'denver')]);
    expect(ended.kind).toBe('done');
    expect(submission.outcome).not.toBe('refused');
    world.clock.advance(2 * minutes);
    await world.desk.sweep(60_000);
    await world.rest();
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
  });

  test.each([0, 1, 2, 3, 4])('a sweep after step %i brings nothing back', async (steps) => {
    const world = await runningSite(3);
    // One that came in a moment ago is looked at once more, and put back if a late write has dropped it.
    await world.submit(four, 'denver');
    const out = { ...remove, hostId: four };
    await carryOut(world, out, interruptAfter(steps));
    const sweepLater = async () => {
      world.clock.advance(2 * minutes);
      await world.desk.sweep(60_000);
      await world.rest();
    };
    const before = membershipsOf(world.simulator, 'denver').length;
    await sweepLater();
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(before);
    expect((await carryOut(world, out)).kind).toBe('done');
    await sweepLater();
    expectOneCluster(world.simulator, 'denver', [one, two, three]);
    expect(labelsIn(world, four)).not.toHaveProperty('site');
  });

  test('a host that came in a moment ago is not taken for one that a late write has dropped', async () => {
    const world = await runningSite(3);
    await world.submit(four, 'denver');
    const out = { ...remove, hostId: four };
    expect((await carryOut(world, out)).kind).toBe('done');
    for (const pause of [1, 2, 5, 10]) {
      world.clock.advance(pause * minutes);
      await world.desk.sweep(60_000);
      await world.rest();
    }
    expectOneCluster(world.simulator, 'denver', [one, two, three]);
    expect(await pageOf(world, four)).toBe('host_removed');
  });

  test('whoever serves the site is waited for, and told of when that takes too long', async () => {
    const world = await runningSite(3);
    const names: string[] = [];
    const { takeLease } = world.store;
    world.store.takeLease = (name, owner, ttlMs) => {
      names.push(name);
      return takeLease.call(world.store, name, owner, ttlMs);
    };
    expect((await carryOut(world, remove)).kind).toBe('done');
    await takeLease.call(world.store, names.find((name) => name.startsWith('site:')) ?? '', 'somebody', 10 * minutes);
    const again = { ...remove, hostId: three };
    expect(await carryOut(world, again)).toMatchObject({ kind: 'stopped', why: { code: 'site_busy' } });
    expectOneCluster(world.simulator, 'denver', [one, three]);
  });
});

describe('a command that is never run again', () => {
  test.each([1, 2])('after %i steps leaves a page that soon tells what Palette shows', async (steps) => {
    const world = await runningSite(3);
    await carryOut(world, remove, interruptAfter(steps));
    expect(await pageOf(world, two)).toBe('host_leaving');
    world.clock.advance(20 * minutes);
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(3);
    expect(await pageOf(world, two)).not.toBe('host_leaving');
    expect(await pageOf(world, two)).not.toBe('host_removed');
  });

  test.each([3, 4])(
    'after %i steps leaves a page that says that the host is out as soon as it may be registered anew',
    async (steps) => {
      const world = await runningSite(3);
      await carryOut(world, remove, interruptAfter(steps));
      expectOneCluster(world.simulator, 'denver', [one, three]);
      expect(await pageOf(world, two)).toBe('host_leaving');
      world.clock.advance(20 * minutes);
      expect(await pageOf(world, two)).toBe('host_removed');
      expect((await world.submit(two, 'denver')).problem).toBeNull();
      expectOneCluster(world.simulator, 'denver', [one, two, three]);
    },
  );
});

test('a Palette that refuses the shorter list is told of, and the command goes on when it takes it', async () => {
  const world = await runningSite(3);
  const refusal = { status: 422, code: 'NotNow' };
  world.simulator.faults.add({ match: { method: 'PUT', path: pool }, kind: 'error', isDone: false, refusal, times: 3 });
  expect(await carryOut(world, remove)).toMatchObject({ kind: 'stopped', left: [{ do: 'take_out_of_pool' }, {}, {}] });
  expect((await carryOut(world, remove)).kind).toBe('done');
  expectOneCluster(world.simulator, 'denver', [one, three]);
});

test('a node that never goes away does not keep its host in the list', async () => {
  const world = await runningSite(3, { durations: { machineDeleting: 1_000_000 } } as never);
  expect((await carryOut(world, remove)).kind).toBe('done');
  expectOneCluster(world.simulator, 'denver', [one, three]);
});

test('a host that IT took out counts no more for its staging link, and nobody is reminded of it', async () => {
  const world = createTestWorld([guardedSite('denver')]);
  for (const id of [one, two]) {
    world.simulator.devices.create({ id });
    await submitAs(world, { host: id, actor: byLink({ maxHosts: 2 }) });
  }
  expect(await world.store.readLinkCount('rollout')).toBe(2);
  expect(labelsIn(world, two)).toHaveProperty('link', 'rollout');
  expect((await carryOut(world, remove)).kind).toBe('done');
  expect(await world.store.readLinkCount('rollout')).toBe(1);
  expect(labelsIn(world, two)).not.toHaveProperty('link');
  expect(await world.store.dueReminders(Number.MAX_SAFE_INTEGER, 10)).not.toContain(two);
  expect((await submitAs(world, { host: three, actor: byLink({ maxHosts: 2 }) })).problem).toBeNull();
});
