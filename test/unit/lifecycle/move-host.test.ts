import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { type WorkerPool, workerPoolsOf } from '../../../lib/sites/worker-pool';
import {
  carryOut,
  carryOutInPieces,
  interruptAfter,
  labelsIn,
  namesOf,
  pageOf,
  refusalOf,
  rehearse,
  runningSite,
} from '../../support/life-world';
import { edgeHost, expectOneCluster } from '../../support/palette-truth';
import { guardedSite } from '../../support/test-actors';
import { siteId, testSite } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';
import { submitAs } from '../../support/undo-world';

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

describe('a host that Palette does not know', () => {
  test('because IT has not let it in yet, is asked for at the right site all the same', async () => {
    const world = createTestWorld([guardedSite('denver', { needsApproval: true }), testSite('boston')]);
    world.simulator.devices.create({ id: two });
    await submitAs(world, { host: two });
    expect((await world.store.readIntent(two))?.phase).toBe('waiting_for_approval');
    expect(await carryOutInPieces(world, move())).toEqual(['release_hosts', 'note_removed', 'register_elsewhere']);
    expectOneCluster(world.simulator, 'boston', [two]);
  });

  test('any more, because its entry had to go, is asked for too', async () => {
    const refusal = { status: 400, code: 'EdgeHostDeviceNotRegistered' };
    const match = { method: 'PUT', path: /edgehosts/ } as const;
    const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } }), testSite('boston')]);
    await world.submit(two, 'denver');
    world.simulator.faults.add({ kind: 'error', isDone: false, refusal, times: 'always', match });
    const ended = await carryOut(world, move());
    expect([ended.kind, namesOf(ended)]).toEqual([
      'done',
      ['release_hosts', 'delete_host', 'note_removed', 'register_elsewhere'],
    ]);
    expect(labelsIn(world, two)).toMatchObject({ site: 'boston' });
  });
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

const oneAddress = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: ['10.1.2.2'],
  addresses: ['10.1.2.11'],
} as const;

function poolOf(name: string): WorkerPool {
  const [plain] = workerPoolsOf(testSite('boston'));
  if (plain === undefined) throw new Error('Boston has no worker pool');
  return { ...plain, name, label: name };
}

/** A first host, so that the next one works there. */
async function registerAtBoston(world: TestWorld): Promise<void> {
  await world.submit(edgeHost(5), 'boston');
  world.clock.advance(30 * minutes);
  world.simulator.clearLog();
}

describe('a site that would not take it is found out before anything is taken out', () => {
  const closed = { state: 'closed' } as never;
  test.each<readonly [string, Parameters<typeof testSite>[1], string]>([
    ['of another project', { projectUid: 'another-project' }, 'host_registered_elsewhere'],
    ['that is closed', { status: closed }, 'site_closed'],
    ['that is full', { topology: { maxHosts: 1 } }, 'site_full'],
    ['that has no static address left', { addressing: oneAddress }, 'addresses_exhausted'],
    ['that asks which kind of host it is', { pools: [poolOf('tills'), poolOf('cameras')] }, 'host_pool_missing'],
  ])('%s', async (_, changes, why) => {
    const world = await runningSite(2, { boston: changes });
    await registerAtBoston(world);
    expect(await rehearse(world, move())).toMatchObject({ refusal: { code: 'move_refused', facts: { why } } });
    expect((await carryOut(world, move())).kind).toBe('refused');
    expect(world.writes()).toEqual([]);
    expectOneCluster(world.simulator, 'denver', [one, two]);
  });

  test('also where a command before has come no further than to say that it leaves', async () => {
    const world = await runningSite(2, { boston: { topology: { maxHosts: 1 } } });
    await carryOut(world, move(), interruptAfter(1));
    await registerAtBoston(world);
    expect(await rehearse(world, move())).toMatchObject({
      refusal: { code: 'move_refused', facts: { why: 'site_full' } },
    });
    expect((await carryOut(world, move())).kind).toBe('refused');
    expect(world.writes()).toEqual([]);
    expectOneCluster(world.simulator, 'denver', [one, two]);
  });

  test('but once its node is gone it is taken out to the end, and the other site says itself what it lacks', async () => {
    const world = await runningSite(2, { boston: { topology: { maxHosts: 1 } } });
    await carryOut(world, move(), interruptAfter(2));
    await registerAtBoston(world);
    expect(await carryOut(world, move())).toMatchObject({ kind: 'stopped', why: { code: 'site_full' } });
    expectOneCluster(world.simulator, 'denver', [one]);
  });

  test.each([
    [
      'while its cluster is being deleted',
      'cluster_deleting',
      (world: TestWorld) => world.simulator.stranger.deleteCluster('boston'),
    ],
    [
      'whose cluster is a stranger’s',
      'cluster_not_ours',
      (world: TestWorld) => world.simulator.stranger.setClusterLabels('boston', {}),
    ],
  ])('%s', async (_, why, happen) => {
    const world = await runningSite(2);
    await world.submit(edgeHost(5), 'boston');
    world.clock.advance(30 * minutes);
    world.simulator.clearLog();
    happen(world);
    expect(await rehearse(world, move())).toMatchObject({ refusal: { code: 'move_refused', facts: { why } } });
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
