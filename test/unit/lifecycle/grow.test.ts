import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { planTask } from '../../../lib/lifecycle/plan/plan-task';
import { hostLabels } from '../../../lib/registration/plan/labels';
import { type Intent, openIntent } from '../../../lib/store/records';
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
import { clustersNamed, edgeHost, expectOneCluster } from '../../support/palette-truth';
import { present, testRecord } from '../../support/plan-world';
import { testRequest } from '../../support/test-intent';
import { ids, planned, staffedPool, testScene } from '../../support/test-scene';
import { siteId, testSite } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(edgeHost) as [HostId, HostId, HostId, HostId, HostId];
const poolPath = '/v1/cloudconfigs/edge-native/{configUid}/machinePools/{machinePoolName}';

function grow(hostIds: readonly HostId[] = [], controlPlane: 3 | 5 = 3) {
  return { kind: 'grow', siteId: siteId('denver'), controlPlane, hostIds } as const;
}

/** Switched on, and known to Palette only if it is in there. */
function switchOn({ simulator }: TestWorld, ...hostIds: readonly HostId[]): void {
  for (const id of hostIds) simulator.devices.create({ id });
}

/** An entry that bears the site's label and is in no cluster, as one that was taken out of it and put back by hand. */
function standBy(world: TestWorld, hostId: HostId, isPaired = true): void {
  const labels = hostLabels(testSite('denver'), hostId, null);
  world.simulator.stranger.registerHost({ uid: hostId, labels, isPaired });
  world.clock.advance(minutes);
}

function controlPlane({ simulator }: TestWorld): string[] {
  const pools = clustersNamed(simulator, 'denver').flatMap((cluster) => cluster.pools);
  const pool = pools.find(({ name }) => name === 'control-plane-pool');
  return (pool?.hosts ?? []).map(({ hostUid }) => hostUid);
}

function written(world: TestWorld): string[] {
  return world.writes().map(({ method, template }) => `${method} ${template}`);
}

describe('a control plane of one', () => {
  test('grows to three in one pool write; hosts that Palette does not know are registered first', async () => {
    const world = await runningSite(1);
    switchOn(world, two, three);
    const ended = await carryOut(world, grow([two, three]));
    expect(ended.kind).toBe('done');
    expect(namesOf(ended)).toEqual(['register_host', 'register_host', 'add_to_pool', 'note_members']);
    expect(written(world)).toEqual(['POST /v1/edgehosts', 'POST /v1/edgehosts', `PUT ${poolPath}`]);
    expect(controlPlane(world)).toEqual([one, two, three]);
    expectOneCluster(world.simulator, 'denver', [one, two, three]);
    expect(await pageOf(world, two)).toBe('ready');
    expect(await pageOf(world, three)).toBe('ready');
  });

  test('grows with the hosts that wait there, the oldest entry first, and labels none twice', async () => {
    const world = await runningSite(1);
    for (const hostId of [four, two, three]) standBy(world, hostId);
    expect(namesOf(await carryOut(world, grow()))).toEqual(['add_to_pool', 'note_members']);
    expect(controlPlane(world)).toEqual([one, four, two]);
  });

  test('takes no entry for itself that no host has called home to, unless it is named', async () => {
    const world = await runningSite(1);
    standBy(world, two);
    standBy(world, three, false);
    expect(await refusalOf(world, grow())).toBe('hosts_missing');
    expect(await refusalOf(world, grow([two, three]))).toBe(null);
  });

  test('is grown in pieces, and each time the rest of the plan is left', async () => {
    const world = await runningSite(1);
    switchOn(world, two, three);
    const steps = await carryOutInPieces(world, grow([two, three]));
    expect(steps).toEqual(['register_host', 'register_host', 'add_to_pool', 'note_members']);
    expect(controlPlane(world)).toHaveLength(3);
  });

  test('that has grown has nothing left to do, with those that are named or with none', async () => {
    const world = await runningSite(1);
    switchOn(world, two, three);
    await carryOut(world, grow([two, three]));
    world.simulator.clearLog();
    expect(await stepsOf(world, grow([two, three]))).toEqual([]);
    expect(await stepsOf(world, grow([three]))).toEqual([]);
    expect(await stepsOf(world, grow())).toEqual([]);
    expect(world.writes()).toEqual([]);
  });

  test('that has grown without a host that is named says so, instead of having done what it has not', async () => {
    const world = await runningSite(1);
    switchOn(world, two, three, four, five);
    await carryOut(world, grow([two, three]));
    world.simulator.clearLog();
    expect(await carryOut(world, grow([three, four, five]))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'size_reached', facts: { present: '3', hosts: `${four}, ${five} are` } },
      steps: [],
    });
    expect(world.writes()).toEqual([]);
  });

  test('leaves the worker pool as it is', async () => {
    const world = await runningSite(2);
    switchOn(world, three, four);
    await carryOut(world, grow([three, four]));
    expect(controlPlane(world)).toEqual([one, three, four]);
    expectOneCluster(world.simulator, 'denver', [one, two, three, four]);
  });

  test('gives each newcomer the next static address that nobody has', async () => {
    const addresses = ['10.1.2.21', '10.1.2.22', '10.1.2.23'];
    const addressing = {
      type: 'static',
      nic: 'eth0',
      subnetMask: '255.255.255.0',
      gateway: '10.1.2.1',
      dns: ['10.1.2.2'],
      addresses,
    } as const;
    const world = await runningSite(1, { site: { addressing } });
    switchOn(world, two, three);
    await carryOut(world, grow([two, three]));
    const body = world.writes().at(-1)?.requestBody as { cloudConfig: { edgeHosts: { nic: { ip: string } }[] } };
    expect(body.cloudConfig.edgeHosts.map(({ nic }) => nic.ip)).toEqual(addresses);
    const small = await runningSite(1, { site: { addressing: { ...addressing, addresses: addresses.slice(0, 2) } } });
    expect(await refusalOf(small, grow([two, three]))).toBe('addresses_exhausted');
  });

  test('goes from three to five as well, and from one to five only by three', async () => {
    const world = await runningSite(3, { site: { topology: { controlPlane: 3 } } });
    switchOn(world, four, five);
    await carryOut(world, grow([four, five], 5));
    expect(controlPlane(world)).toEqual([one, two, three, four, five]);
    expect(await refusalOf(await runningSite(1), grow([two, three, four, five], 5))).toBe('grow_one_size');
  });
});

describe('it is refused, with nothing written,', () => {
  const running = () => runningSite(2);

  test.each<readonly [string, string, readonly HostId[], (world: TestWorld) => unknown]>([
    ['with one free host', 'hosts_missing', [], (world) => standBy(world, three)],
    ['with one named host', 'hosts_missing', [three], () => {}],
    ['with three named hosts', 'hosts_too_many', [three, four, five], () => {}],
    ['for a worker', 'host_is_worker', [two, three], () => {}],
    ['for a host that leads already', 'host_leads_already', [one, three], () => {}],
    ['for a host of another site', 'host_at_other_site', [three, four], (world) => world.submit(three, 'boston')],
    ['for a host that is in a cluster of others', 'host_in_other_cluster', [three, four], takeIntoOther],
    ['while the node of its only leader is gone', 'cluster_not_running', [three, four], loseNode],
    ['while the cluster is in error', 'cluster_not_running', [three, four], (world) => failCluster(world)],
  ])('%s', async (_case, code, hostIds, arrange) => {
    const world = await running();
    await arrange(world);
    world.simulator.clearLog();
    expect(await refusalOf(world, grow(hostIds))).toBe(code);
    expect(await carryOut(world, grow(hostIds))).toMatchObject({ kind: 'refused', refusal: { code }, steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('while one of three leading nodes does not run', async () => {
    const world = await runningSite(3, { site: { topology: { controlPlane: 3 } } });
    loseNode(world);
    expect(await refusalOf(world, grow([four, five], 5))).toBe('node_not_running');
  });

  test('where there is no cluster yet', async () => {
    expect(await refusalOf(await runningSite(0), grow([one, two]))).toBe('no_cluster');
  });

  test('where the site would have more hosts than its config allows', async () => {
    const world = await runningSite(1, { site: { topology: { maxHosts: 2 } } });
    expect(await refusalOf(world, grow([two, three]))).toBe('site_full');
  });

  test('where the control plane has more already', async () => {
    const world = await runningSite(5, { site: { topology: { controlPlane: 5 } } });
    expect(await refusalOf(world, grow([]))).toBe('control_plane_larger');
  });

  test('for a host that the config lets in nowhere', async () => {
    const world = await runningSite(1, { index: { blockedHosts: [two] } });
    expect(await refusalOf(world, grow([two, three]))).toBe('host_barred');
  });

  test('for an unknown host where a pairing key is needed', async () => {
    const world = await runningSite(1);
    const guarded = testSite('denver', {
      access: {
        modes: ['open'],
        pinHash: null,
        needsApproval: false,
        pairingKey: 'required',
        onlyExpectedHosts: false,
      },
    });
    const strict = await runningSite(0, { site: guarded, snapshot: world.simulator.snapshot() });
    expect(await refusalOf(strict, grow([two, three]))).toBe('host_needs_key');
  });
});

function takeIntoOther({ simulator }: TestWorld): void {
  simulator.stranger.registerHost({ uid: three, isPaired: true });
  simulator.stranger.createCluster({ name: 'lab', hosts: [three], isRunning: true });
}

function loseNode({ simulator, clock }: TestWorld): void {
  simulator.devices.die(one);
  clock.advance(minutes);
}

function failCluster({ simulator }: TestWorld): void {
  simulator.stranger.setClusterState(clustersNamed(simulator, 'denver')[0]?.uid ?? '', 'Error');
}

describe('by its plan', () => {
  test.each<readonly [string, readonly string[], string | string[]]>([
    ['while somebody is replacing one of three', ['a', 'b', 'c', 'd'], 'control_plane_changing'],
    ['while one of three is missing', ['a', 'b'], 'control_plane_changing'],
    ['of three, one of which does not run yet', ['a', 'b', '!c'], ['wait_until_running']],
    ['of one that does not run', ['!a'], 'node_not_running'],
  ])('%s: what comes of it', (_case, leading, expected) => {
    const noted = new Map(leading.map((name) => settledIntent(name.replace('!', ''))));
    const scene = testScene({ pools: [staffedPool('control-plane', leading)], intents: noted });
    const isThere = leading.length === 3;
    const task = grow(ids(...(isThere ? ['b', 'c'] : ['x', 'y'])), leading.length === 4 ? 5 : 3);
    expect(planned(task, scene)).toEqual(expected);
  });

  test('a host that is named and is no part of it is no end of it, be it a worker of the site', () => {
    const pools = [staffedPool('control-plane', ['a', 'b', 'c']), staffedPool('worker', ['w'])];
    expect(planned(grow(ids('b', 'w')), testScene({ pools }))).toBe('size_reached');
  });

  function settledIntent(name: string): [HostId, Intent] {
    const [hostId = one] = ids(name);
    return [hostId, { ...openIntent(testRequest({ hostId })), phase: 'settled' }];
  }

  const reference = 'R-1';
  const undo = { state: 'wanted', by: 'anybody', atMs: 0, reference } as const;
  const ended = (code: 'undo_too_late' | 'host_leaving' | 'host_removed' | 'not_registered' | 'palette_refused') =>
    ({ phase: 'stopped', isRegistered: true, problem: { code, facts: {}, reference } }) as const;

  test.each<readonly [string, Partial<Intent>, boolean]>([
    ['its operator wants it back', { undo }, false],
    ['its operator wanted it back, too late', { ...ended('undo_too_late'), undo: { ...undo, state: 'late' } }, false],
    ['it was taken back', ended('not_registered'), false],
    ['IT is just taking it out', ended('host_leaving'), false],
    ['IT has taken it out', ended('host_removed'), false],
    ['it waits for IT to say yes', { phase: 'waiting_for_approval' }, false],
    ['somebody wants it at another site', { siteId: siteId('boston') }, false],
    [
      'somebody wanted it at another site, and took it back',
      { ...ended('not_registered'), siteId: siteId('boston') },
      true,
    ],
    ['Palette refused it once', ended('palette_refused'), true],
    ['it was settled', { phase: 'settled' }, true],
  ])('of a host that bears the label: %s', (_case, changes, isTaken) => {
    const [b = one] = ids('b');
    const intent = { ...openIntent(testRequest({ hostId: b })), ...changes };
    const scene = testScene({
      labelled: [testRecord('b'), testRecord('c')],
      hosts: new Map([present('b'), present('c')].map((facts, at) => [ids('b', 'c')[at] ?? one, facts])),
      intents: new Map([[b, intent]]),
    });
    const plan = planned(grow(), scene);
    expect(Array.isArray(plan) && plan.includes('add_to_pool')).toBe(isTaken);
    if (!isTaken) expect(plan).toBe('hosts_missing');
  });

  test('of a node that has failed it says so, instead of waiting for ever', () => {
    const pool = staffedPool('control-plane', ['a', '!b', 'c']);
    const machines = pool.machines.map((machine) => ({ ...machine, hasFailed: !machine.isRunning }));
    const scene = testScene({ pools: [{ ...pool, machines }] });
    expect(planTask(grow(), scene)).toMatchObject({
      refusal: { code: 'node_failed', facts: { host: 'b', present: '3', running: '2' } },
    });
    const gathering = { ...form, siteId: siteId('denver') } as const;
    expect(planned(gathering, scene)).toBe('node_failed');
  });

  const form = { kind: 'form', controlPlane: 3 } as const;

  test('a request that somebody takes back, or IT ends, is not settled over', () => {
    const pool = staffedPool('control-plane', ['a', 'b', 'c']);
    const [a = one, b = one, c = one] = ids('a', 'b', 'c');
    const intents = new Map<HostId, Intent>([
      [a, { ...openIntent(testRequest({ hostId: a })), undo }],
      [b, { ...openIntent(testRequest({ hostId: b })), ...ended('host_leaving') }],
      [c, { ...openIntent(testRequest({ hostId: c })), phase: 'joining' }],
    ]);
    expect(planTask(grow(), testScene({ pools: [pool], intents }))).toEqual({
      kind: 'steps',
      steps: [{ do: 'note_members', hostIds: [c] }],
    });
  });

  test('takes nobody whom only a label names where IT wants to be asked', () => {
    const site = testSite('denver', { access: { ...testSite().access, needsApproval: true } });
    const labelled = [testRecord('b'), testRecord('c')];
    expect(planned(grow(), testScene({ site, labelled }))).toBe('hosts_missing');
  });

  test('records every leader whose page does not know it yet, and waits for those alone that do not run', () => {
    const scene = testScene({ pools: [staffedPool('control-plane', ['a', '!b', '!c'])] });
    expect(planTask(grow(ids('b', 'c')), scene)).toEqual({
      kind: 'steps',
      steps: [
        { do: 'note_members', hostIds: ids('a', 'b', 'c') },
        { do: 'wait_until_running', hostIds: ids('b', 'c') },
      ],
    });
  });
});

describe('whatever goes wrong', () => {
  test.each([
    ['its answer is lost', { kind: 'drop', isDone: true } as const],
    ['it never arrives', { kind: 'drop', isDone: false } as const],
    ['Palette is busy', { kind: 'too-many-requests', retryAfterSeconds: 1 } as const],
    ['Palette fails', { kind: 'error', isDone: false, refusal: { status: 500, code: 'Unknown' } } as const],
    ['Palette fails after it was done', { kind: 'error', isDone: true, refusal: { status: 500, code: 'X' } } as const],
  ])('to the pool write, e.g. %s, it comes to three, never to two', async (_case, fault) => {
    const world = await runningSite(1);
    switchOn(world, two, three);
    world.simulator.faults.add({ ...fault, match: { method: 'PUT', path: /machinePools/ } });
    expect((await carryOut(world, grow([two, three]))).kind).toBe('done');
    expect(controlPlane(world)).toEqual([one, two, three]);
    const sizes = world.writes().flatMap(({ requestBody }) => sizeOf(requestBody));
    expect(sizes.every((size) => size === 3)).toBe(true);
  });

  test('where Palette refuses the write, it says so and can be run again', async () => {
    const world = await runningSite(1);
    switchOn(world, two, three);
    const refusal = { status: 400, code: 'InvalidPool' };
    const match = { method: 'PUT', path: /machinePools/ };
    world.simulator.faults.add({ kind: 'error', isDone: false, refusal, match, times: 'always' });
    expect(await carryOut(world, grow([two, three]))).toMatchObject({
      kind: 'stopped',
      why: { code: 'palette_refused' },
    });
    expect(controlPlane(world)).toEqual([one]);
    world.simulator.faults.clear();
    expect((await carryOut(world, grow([two, three]))).kind).toBe('done');
    expect(controlPlane(world)).toEqual([one, two, three]);
  });

  test('a host whose entry is another project’s stops it, and says so', async () => {
    const world = await runningSite(1);
    world.simulator.stranger.registerHost({ uid: two, projectUid: otherProject(world) });
    expect(await carryOut(world, grow([two, three]))).toMatchObject({
      kind: 'stopped',
      why: { code: 'host_registered_elsewhere' },
    });
    expect(controlPlane(world)).toEqual([one]);
  });

  test('an operator who registers a fourth host at the same moment gets their worker', async () => {
    const world = await runningSite(1);
    switchOn(world, two, three, four);
    const [ended] = await Promise.all([carryOut(world, grow([two, three])), world.submit(four, 'denver')]);
    expect(ended.kind).toBe('done');
    await world.registrations.sweep(5 * minutes);
    expect(controlPlane(world)).toEqual([one, two, three]);
    expectOneCluster(world.simulator, 'denver', [one, two, three, four]);
  });

  test('an operator who scans a host that IT names finds it in the control plane, once', async () => {
    const world = await runningSite(1);
    switchOn(world, two, three);
    const [ended] = await Promise.all([carryOut(world, grow([two, three])), world.submit(two, 'denver')]);
    await world.registrations.sweep(5 * minutes);
    expect(clustersNamed(world.simulator, 'denver')).toHaveLength(1);
    // Whoever was first has it: either it leads, or it is a worker and IT is told so.
    if (ended.kind === 'done') expect(controlPlane(world)).toEqual([one, two, three]);
    else expect(ended).toMatchObject({ kind: 'refused', refusal: { code: 'host_is_worker' } });
    expect([1, 3]).toContain(controlPlane(world).length);
  });
});

function sizeOf(body: unknown): number[] {
  const { poolConfig } = body as { poolConfig?: { size: number } };
  return poolConfig === undefined ? [] : [poolConfig.size];
}

function otherProject({ simulator }: TestWorld): string {
  return simulator.snapshot().state.projects[1]?.uid ?? '';
}

test('a host that IT put in keeps the labels of the site, so that it is found there', async () => {
  const world = await runningSite(1);
  switchOn(world, two, three);
  await carryOut(world, grow([two, three]));
  expect(labelsIn(world, two)).toMatchObject({ site: 'denver', 'managed-by': 'edge-registration' });
  world.clock.advance(5 * minutes);
  world.simulator.clearLog();
  expect((await world.submit(two, 'denver')).outcome).toBe('already');
  expect(world.writes()).toEqual([]);
});
