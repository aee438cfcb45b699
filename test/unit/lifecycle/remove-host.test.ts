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
  stepsOf,
} from '../../support/life-world';
import { clustersNamed, edgeHost, expectOneCluster } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';

const minutes = 60_000;
const [one, two, three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

function remove(hostId: HostId = two) {
  return { kind: 'remove_host', siteId: siteId('denver'), hostId } as const;
}

describe('a worker', () => {
  test('goes node first, then list, then labels, and its page says that IT took it out', async () => {
    const world = await runningSite(3);
    const ended = await carryOut(world, remove());
    expect(ended.kind).toBe('done');
    expect(namesOf(ended)).toEqual([
      'release_hosts',
      'delete_machine',
      'take_out_of_pool',
      'unlabel_host',
      'note_removed',
    ]);
    const pools = '/v1/cloudconfigs/edge-native/{configUid}/machinePools/{machinePoolName}';
    expect(world.writes().map(({ method, template }) => `${method} ${template}`)).toEqual([
      `DELETE ${pools}/machines/{machineUid}`,
      `PUT ${pools}`,
      'PUT /v1/edgehosts/{uid}/meta',
    ]);
    expectOneCluster(world.simulator, 'denver', [one, three]);
    expect(Object.keys(labelsIn(world, two) ?? {})).toEqual(['name']);
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('that is the last of its pool takes the pool with it', async () => {
    const world = await runningSite(2);
    expect(namesOf(await carryOut(world, remove()))).toContain('delete_pool');
    expectOneCluster(world.simulator, 'denver', [one]);
    expect(clustersNamed(world.simulator, 'denver')[0]?.pools).toHaveLength(1);
  });

  test('is taken out the same with an interruption after every step', async () => {
    const world = await runningSite(3);
    const planned = (await stepsOf(world, remove())).map((step) => step.do);
    expect(await carryOutInPieces(world, remove())).toEqual(planned);
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('taken out twice is taken out once', async () => {
    const world = await runningSite(3);
    await carryOut(world, remove());
    world.simulator.clearLog();
    expect(await carryOut(world, remove())).toEqual({ kind: 'done', steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('that is dead goes as well', async () => {
    const world = await runningSite(3);
    world.simulator.devices.die(two);
    world.clock.advance(10 * minutes);
    expect((await carryOut(world, remove())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three]);
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('that never called home is deleted where Palette takes no labels for it', async () => {
    const world = await runningSite(2, { switches: { labelWriteOnUnpaired: notPaired } });
    await world.submit(three, 'denver');
    const ended = await carryOut(world, remove(three));
    expect(ended.kind).toBe('done');
    expect(namesOf(ended)).toContain('delete_host');
    expect(labelsIn(world, three)).toBeNull();
    expect(await pageOf(world, three)).toBe('host_removed');
  });

  test('of a Palette that takes the host off the list with its node leaves no empty pool', async () => {
    const world = await runningSite(2, { switches: { hostOfDeletedMachine: 'leaves-pool' } });
    expect((await carryOut(world, remove())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one]);
    expect(clustersNamed(world.simulator, 'denver')[0]?.pools).toHaveLength(1);
  });
});

const notPaired = { status: 400, code: 'EdgeHostDeviceNotRegistered' };

describe('a control plane', () => {
  test.each([
    [1, 'last_control_plane'],
    [3, 'even_control_plane'],
    [5, 'even_control_plane'],
  ] as const)('of %i keeps its hosts', async (count, code) => {
    const world = await runningSite(count, { site: { topology: { controlPlane: count } } });
    expect(await refusalOf(world, remove(one))).toBe(code);
    expect(await carryOut(world, remove(one))).toMatchObject({ kind: 'refused', steps: [] });
    expect(world.writes()).toEqual([]);
  });
});

describe('registering it anew', () => {
  test.each(['denver', 'boston'])('works at %s', async (site) => {
    const world = await runningSite(3);
    await carryOut(world, remove());
    world.clock.advance(minutes);
    expect((await world.submit(two, site)).problem).toBeNull();
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, two)).toBe('ready');
    expectOneCluster(world.simulator, site, site === 'denver' ? [one, two, three] : [two]);
  });

  test('at another site asks nobody at this one', async () => {
    const world = await runningSite(3);
    await carryOut(world, remove());
    const { takeLease } = world.store;
    // Whoever serves the site that it left holds it for as long as they like.
    world.store.takeLease = async (name, owner, ttlMs) =>
      name.startsWith('site:') && name.endsWith(':denver')
        ? { granted: false, remainingMs: 60_000 }
        : takeLease.call(world.store, name, owner, ttlMs);
    expect((await world.submit(two, 'boston')).problem).toBeNull();
    expectOneCluster(world.simulator, 'boston', [two]);
  });

  test('is refused in plain words while IT is taking it out', async () => {
    const world = await runningSite(3);
    await carryOut(world, remove(), interruptAfter(1));
    expect(await pageOf(world, two)).toBe('host_leaving');
    expect((await world.submit(two, 'denver')).problem?.code).toBe('host_leaving');
    expect((await world.submit(two, 'boston')).problem?.code).toBe('host_at_other_site');
    expect((await carryOut(world, remove())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three]);
  });

  test('is not done by a phone that only repeats what it asked before', async () => {
    const world = await runningSite(3);
    await carryOut(world, remove());
    const request = { edgeHostId: two, siteId: 'denver', hostName: '', askedAgoMs: 30 * minutes };
    expect((await world.registrations.submit(request)).problem?.code).toBe('form_expired');
    expectOneCluster(world.simulator, 'denver', [one, three]);
  });
});

test('a host of another site, or of none, is not here', async () => {
  const world = await runningSite(2);
  await world.submit(three, 'boston');
  expect(await refusalOf(world, remove(three))).toBe('host_not_here');
  expect(await refusalOf(world, remove(edgeHost(9)))).toBe('host_not_here');
});

describe('a Palette that takes its time', () => {
  test('gets the list as read last, and the command goes on to its end', async () => {
    const world = await runningSite(3);
    world.simulator.faults.add({ kind: 'delay', ms: 2_200, isDone: false, match: {}, times: 'always' });
    const ended = await carryOut(world, remove());
    expect(namesOf(ended)).toContain('take_out_of_pool');
    expect(namesOf(ended)).toContain('take_out_of_pool');
    // One pass has its time; whoever runs it again finds it done.
    world.simulator.faults.clear();
    expect((await carryOut(world, remove())).kind).toBe('done');
  });

  test('and a second writer in between: it is planned anew, and nobody is dropped', async () => {
    const world = await runningSite(3);
    world.simulator.devices.create({ id: 'edge-guest' });
    world.simulator.stranger.registerHost({ uid: 'edge-guest' });
    const [cluster] = clustersNamed(world.simulator, 'denver');
    // Just before the list is read for the last time, after the node has gone.
    let looks = 0;
    world.simulator.faults.add({
      ...{ kind: 'stranger', times: 'always', match: { method: 'GET', path: /cloudconfigs\/edge-native\/[^/]+$/ } },
      act: (stranger) => {
        looks += 1;
        if (looks === 6) stranger.addHostToPool(cluster?.uid ?? '', 'worker-pool', 'edge-guest');
      },
    });
    expect((await carryOut(world, remove())).kind).toBe('done');
    const [after] = clustersNamed(world.simulator, 'denver');
    const members = (after?.pools ?? []).flatMap(({ hosts }) => hosts.map(({ hostUid }) => hostUid));
    expect(members).toContain('edge-guest');
    expect(members).not.toContain(two);
  });
});
