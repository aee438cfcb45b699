import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import {
  carryOut,
  carryOutInPieces,
  interruptAfter,
  labelsIn,
  namesOf,
  pageOf,
  refusalOf,
  runningSite,
} from '../../support/life-world';
import { edgeHost, expectOneCluster } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';

const minutes = 60_000;
const [one, two, three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

function move(hostId: HostId = two, to = 'boston') {
  return { kind: 'move_host', siteId: siteId('denver'), hostId, toSiteId: siteId(to) } as const;
}

describe('a worker', () => {
  test('leaves one cluster and comes into the other, and its page goes on there', async () => {
    const world = await runningSite(3);
    const ended = await carryOut(world, move());
    expect(ended.kind).toBe('done');
    expect(namesOf(ended)).toEqual([
      'release_hosts',
      'delete_machine',
      'take_out_of_pool',
      'unlabel_host',
      'note_removed',
      'register_elsewhere',
    ]);
    expectOneCluster(world.simulator, 'denver', [one, three]);
    expectOneCluster(world.simulator, 'boston', [two]);
    expect(labelsIn(world, two)).toMatchObject({ site: 'boston' });
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, two)).toBe('ready');
    const view = await world.registrations.view(two);
    expect(view).toMatchObject({ ok: true, value: { siteId: 'boston', requestedWay: 'it' } });
  });

  test.each([0, 1, 2, 3, 4, 5, 6])('gets there when that was interrupted after %i steps', async (steps) => {
    const world = await runningSite(3);
    await carryOut(world, move(), interruptAfter(steps));
    world.clock.advance(minutes);
    expect((await carryOut(world, move())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three]);
    expectOneCluster(world.simulator, 'boston', [two]);
  });

  test('gets there with an interruption after every step, and twice is once', async () => {
    const world = await runningSite(3);
    expect(await carryOutInPieces(world, move())).toContain('register_elsewhere');
    world.simulator.clearLog();
    expect(await carryOut(world, move())).toEqual({ kind: 'done', steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('never has two leases held for it at once', async () => {
    const world = await runningSite(3);
    const held = new Set<string>();
    let most = 0;
    const { takeLease, releaseLease } = world.store;
    world.store.takeLease = async (name, owner, ttlMs) => {
      const answer = await takeLease.call(world.store, name, owner, ttlMs);
      if (answer.granted && name.startsWith('site:')) held.add(name);
      most = Math.max(most, held.size);
      return answer;
    };
    world.store.releaseLease = async (name, owner) => {
      held.delete(name);
      await releaseLease.call(world.store, name, owner);
    };
    await carryOut(world, move());
    expect(most).toBe(1);
  });
});

test('a host that waits for others at the wrong site is moved without a cluster being touched', async () => {
  const world = await runningSite(2, { site: { topology: { controlPlane: 3 } } });
  const ended = await carryOut(world, move());
  expect(namesOf(ended)).toEqual(['release_hosts', 'unlabel_host', 'note_removed', 'register_elsewhere']);
  expectOneCluster(world.simulator, 'boston', [two]);
});

describe('what is refused before anything is taken out', () => {
  test.each([
    ['the only control plane', one, 'boston', {}, 'last_control_plane'],
    ['to a site that is not in the config', two, 'nowhere', {}, 'move_refused'],
    ['a host that is nowhere', edgeHost(9), 'boston', {}, 'host_not_here'],
  ] as const)('%s', async (_, host, to, _options, code) => {
    const world = await runningSite(2);
    expect(await refusalOf(world, move(host, to))).toBe(code);
    expect((await carryOut(world, move(host, to))).kind).toBe('refused');
    expect(world.writes()).toEqual([]);
  });
});

test('a host that has been moved already and one that only left say so', async () => {
  const world = await runningSite(3);
  const back = { ...move(two, 'denver') };
  expect(await carryOut(world, back)).toEqual({ kind: 'done', steps: [] });
  await carryOut(world, { kind: 'remove_host', siteId: siteId('denver'), hostId: two });
  expect(await refusalOf(world, back)).toBe('move_nowhere');
});
