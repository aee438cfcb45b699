import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { LifeStep } from '../../../lib/lifecycle/life-plan';
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
import { edgeHost, expectOneCluster, membershipsOf } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(edgeHost) as [HostId, HostId, HostId, HostId, HostId];
const controlPlane3 = { site: { topology: { controlPlane: 3 } } } as const;

function replace(hostId: HostId, newHostId: HostId) {
  return { kind: 'replace_host', siteId: siteId('denver'), hostId, newHostId } as const;
}

/** A device that Palette has never heard of, switched on. */
function bringDevice(world: TestWorld, id: HostId): void {
  world.simulator.devices.create({ id });
}

const wholeReplacement: LifeStep['do'][] = [
  'register_host',
  'add_to_pool',
  'note_members',
  'wait_until_running',
  'release_hosts',
  'delete_machine',
  'take_out_of_pool',
  'unlabel_host',
  'note_removed',
];

describe('a worker', () => {
  test('goes only when the new one runs, and both pages tell what has happened', async () => {
    const world = await runningSite(3);
    bringDevice(world, four);
    expect((await stepsOf(world, replace(two, four))).map((step) => step.do)).toEqual(wholeReplacement);
    const ended = await carryOut(world, replace(two, four));
    expect(ended.kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
    expect(await pageOf(world, two)).toBe('host_removed');
    expect(await pageOf(world, four)).toBe('ready');
    expect(labelsIn(world, four)).toMatchObject({ site: 'denver', 'managed-by': 'edge-registration' });
  });

  test('stays in its place as long as the new one does not run', async () => {
    const world = await runningSite(2);
    const ended = await carryOut(world, replace(two, four), { withinMs: 5 * minutes });
    expect(ended).toMatchObject({ kind: 'stopped', why: 'waiting' });
    expectOneCluster(world.simulator, 'denver', [one, two, four]);
    expect(await pageOf(world, two)).toBe('ready');
    bringDevice(world, four);
    expect((await carryOut(world, replace(two, four))).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, four]);
  });

  test('that has come back since is not taken out again by whom it was replaced then', async () => {
    const world = await runningSite(2);
    bringDevice(world, four);
    await carryOut(world, replace(two, four));
    world.clock.advance(30 * minutes);
    await world.submit(two, 'denver');
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, two)).toBe('ready');
    world.simulator.clearLog();
    expect(await refusalOf(world, replace(two, four))).toBe('host_is_worker');
    expect((await carryOut(world, replace(two, four))).kind).toBe('refused');
    expect(world.writes()).toEqual([]);
  });

  test('that is dead is replaced', async () => {
    const world = await runningSite(2);
    world.simulator.devices.die(two);
    bringDevice(world, four);
    expect((await carryOut(world, replace(two, four))).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, four]);
  });

  test('gives way to a host that Palette knows already, whose labels are completed', async () => {
    const world = await runningSite(2);
    bringDevice(world, four);
    world.simulator.stranger.registerHost({ uid: four });
    world.clock.advance(5 * minutes);
    expect(namesOf(await carryOut(world, replace(two, four)))).toContain('label_host');
    expectOneCluster(world.simulator, 'denver', [one, four]);
  });

  test('gives the next free static address to the new one, and keeps none for the old', async () => {
    const addressing = {
      type: 'static',
      nic: 'eth0',
      subnetMask: '255.255.255.0',
      gateway: '10.1.2.1',
      dns: ['10.1.2.2'],
      addresses: ['10.1.2.11', '10.1.2.12', '10.1.2.13'],
    } as const;
    const world = await runningSite(2, { site: { addressing } });
    bringDevice(world, four);
    expect(await carryOut(world, replace(two, four))).toMatchObject({ kind: 'done' });
    bringDevice(world, five);
    expect((await carryOut(world, replace(four, five))).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, five]);
    await world.submit(two, 'denver');
    await world.submit(three, 'denver');
    expect(await refusalOf(world, replace(two, four))).toBe('addresses_exhausted');
  });

  test('is replaced the same with an interruption after every step', async () => {
    const world = await runningSite(3);
    bringDevice(world, four);
    const done = await carryOutInPieces(world, replace(two, four));
    expect(done).toEqual(wholeReplacement.filter((step) => !step.startsWith('wait_')));
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
    expect(await carryOut(world, replace(two, four))).toEqual({ kind: 'done', steps: [] });
  });
});

describe('a control plane of three', () => {
  test('has four for a while, and never two', async () => {
    const world = await runningSite(3, controlPlane3);
    bringDevice(world, four);
    const sizes = new Set<number>();
    const ended = await carryOut(world, replace(two, four), {
      tell: () => void sizes.add(membershipsOf(world.simulator, 'denver').length),
    });
    expect(ended.kind).toBe('done');
    expect([...sizes]).toEqual([3, 4]);
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('goes on after %i steps, with an odd number in the end', async (steps) => {
    const world = await runningSite(3, controlPlane3);
    bringDevice(world, four);
    await carryOut(world, replace(two, four), interruptAfter(steps));
    world.clock.advance(minutes);
    expect((await carryOut(world, replace(two, four))).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
    expect(await pageOf(world, four)).toBe('ready');
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('is replaced in while one of it is dead', async () => {
    const world = await runningSite(3, controlPlane3);
    world.simulator.devices.die(two);
    world.clock.advance(10 * minutes);
    bringDevice(world, four);
    expect((await carryOut(world, replace(two, four))).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three, four]);
  });

  test('left with four can go back: the new one is taken out again', async () => {
    const world = await runningSite(3, controlPlane3);
    await carryOut(world, replace(two, four), { withinMs: minutes });
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(4);
    expect(await refusalOf(world, replace(three, five))).toBe('control_plane_changing');
    const back = { kind: 'remove_host', siteId: siteId('denver'), hostId: four } as const;
    expect((await carryOut(world, back)).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, two, three]);
  });

  test('keeps its host while another of it is dead: fewer than a majority would be left', async () => {
    const world = await runningSite(3, controlPlane3);
    for (const dead of [one, three]) world.simulator.devices.die(dead);
    world.clock.advance(10 * minutes);
    bringDevice(world, four);
    expect(await refusalOf(world, replace(two, four))).toMatch(/node_not_running|cluster_not_running/);
  });
});

describe('what is refused, with nothing written', () => {
  test.each([
    ['a control plane of one', one, four, 'replace_single'],
    ['a host by itself', two, two, 'replace_itself'],
    ['by the control plane', two, one, 'host_leads_already'],
    ['a host of another site', five, four, 'replace_no_member'],
    ['by a host of another site', two, five, 'host_at_other_site'],
  ] as const)('%s', async (_, old, next, code) => {
    const world = await runningSite(3);
    await world.submit(five, 'boston');
    world.simulator.clearLog();
    expect(await refusalOf(world, replace(old, next))).toBe(code);
    expect((await carryOut(world, replace(old, next))).kind).toBe('refused');
    expect(world.writes()).toEqual([]);
  });

  test('a host that somebody keeps free, by a worker that was there all along', async () => {
    const world = await runningSite(3);
    bringDevice(world, five);
    world.simulator.stranger.registerHost({ uid: five, labels: {} });
    world.clock.advance(minutes);
    expect(await refusalOf(world, replace(five, two))).toBe('replace_no_member');
  });

  test('by one of the same control plane', async () => {
    const world = await runningSite(3, controlPlane3);
    expect(await refusalOf(world, replace(one, two))).toBe('host_leads_already');
  });

  test('by a host in a cluster of nobody we know, or of another tenant', async () => {
    const world = await runningSite(2);
    world.simulator.stranger.registerHost({ uid: four, projectUid: 'elsewhere' });
    expect(await carryOut(world, replace(two, four))).toMatchObject({
      kind: 'stopped',
      why: { code: 'host_registered_elsewhere' },
    });
    expectOneCluster(world.simulator, 'denver', [one, two]);
  });
});
