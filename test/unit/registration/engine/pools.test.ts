import { describe, expect, test } from 'vitest';
import { hostLabels } from '../../../../lib/registration/plan/labels';
import type { Submission, SubmitRequest } from '../../../../lib/registration/view';
import type { Site, SiteIndex } from '../../../../lib/sites/site';
import { edgeHost, edgeHosts, expectOneCluster, membershipsOf, write, writesOf } from '../../../support/palette-truth';
import { hostId } from '../../../support/plan-world';
import { byIt, guardedSite } from '../../../support/test-actors';
import { testRequest } from '../../../support/test-intent';
import { siteId, testSite, testWorkerPool } from '../../../support/test-site';
import { createTestWorld, type TestWorld, type TestWorldOptions } from '../../../support/test-world';

const seconds = 1_000;
const tills = testWorkerPool('tills', { labels: { role: 'till' } });
const cameras = testWorkerPool('cameras', { maxHosts: 1 });
const sensors = testWorkerPool('sensors', { architecture: 'arm64' });
const pools = [tills, cameras];

function worldOf(changes: Parameters<typeof testSite>[1] = { pools }, options: TestWorldOptions = {}): TestWorld {
  return createTestWorld([testSite('denver', changes), testSite('austin')], options);
}

/** Submits as the form or the command line would, and lets all that goes on after the answer end. */
async function submit(
  world: TestWorld,
  number: number,
  pool?: string,
  asked: Partial<SubmitRequest> = {},
): Promise<Submission> {
  const request = { edgeHostId: edgeHost(number), siteId: 'denver', hostName: '', ...asked };
  const submission = await world.registrations.submit(pool === undefined ? request : { ...request, pool });
  await world.rest();
  return submission;
}

function labelsOf(world: TestWorld, number: number) {
  return world.simulator.snapshot().state.hosts[edgeHost(number)]?.labels;
}

function placesOf(world: TestWorld): string[] {
  return membershipsOf(world.simulator, 'denver').map((entry) => entry.replace(/edge-.*(?=\d$)/, ''));
}

describe('hosts of a site with two pools', () => {
  test('the first leads, and each of the others goes to the pool that was named', async () => {
    const world = worldOf();
    for (const [number, pool] of [
      [1, 'tills'],
      [2, 'cameras'],
      [3, 'tills'],
    ] as const) {
      expect(await submit(world, number, pool)).toMatchObject({ outcome: 'registered', problem: null });
    }
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'cameras/2', 'tills/3']);
    expect(writesOf(world.simulator)).toEqual([
      ...[write.host, write.cluster],
      ...[write.host, write.newPool],
      ...[write.host, write.newPool],
    ]);
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
  });

  test('several at once are one cluster, and at most one write per pool', async () => {
    const world = worldOf();
    await submit(world, 1, 'tills');
    world.simulator.clearLog();
    await Promise.all([2, 3, 4].map((number) => submit(world, number, number === 3 ? 'cameras' : 'tills')));
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'tills/2', 'tills/4', 'cameras/3']);
    expect(writesOf(world.simulator).filter((one) => one === write.newPool)).toHaveLength(2);
    expect(writesOf(world.simulator)).not.toContain(write.cluster);
  });

  test('the page of each says what it was registered as', async () => {
    const world = worldOf();
    await submit(world, 1, 'tills');
    const { view } = await submit(world, 2, 'cameras');
    expect(view?.pool).toBe('cameras');
    const again = await submit(world, 1);
    expect(again.view).toMatchObject({ role: 'control-plane', pool: 'tills' });
  });

  test('the pool has the options of the config', async () => {
    const world = worldOf();
    for (const number of [1, 2]) await submit(world, number, 'tills');
    const [cluster] = Object.values(world.simulator.snapshot().state.clusters);
    expect(cluster?.pools[1]?.config).toMatchObject({ additionalLabels: { role: 'till' } });
  });

  test('a full pool stops the host before anything is written, and another answer helps', async () => {
    const world = worldOf();
    for (const number of [1, 2]) await submit(world, number, 'cameras');
    world.simulator.clearLog();
    expect(await submit(world, 3, 'cameras')).toMatchObject({
      outcome: 'refused',
      problem: { code: 'host_pool_full' },
    });
    expect(writesOf(world.simulator)).toEqual([]);
    expect(await submit(world, 3, 'tills')).toMatchObject({ outcome: 'registered', problem: null });
    expect(placesOf(world)).toContain('tills/3');
  });

  test.each(['gone', 'tills ; rm', 'x'.repeat(5_000)])(
    '%j is no pool of the site, and nothing is recorded',
    async (pool) => {
      const world = worldOf();
      expect(await submit(world, 1, pool)).toMatchObject({ view: null, problem: { code: 'host_pool_unknown' } });
      expect(await world.store.readIntent(edgeHost(1))).toBeNull();
      expect(writesOf(world.simulator)).toEqual([]);
    },
  );
});

describe('who says nothing about the pool', () => {
  test.each([[undefined], [''], ['   ']])('%j: they are asked, and nothing is recorded', async (pool) => {
    const world = worldOf();
    expect(await submit(world, 1, pool)).toMatchObject({ view: null, problem: { code: 'host_pool_missing' } });
    expect(await world.store.readIntent(edgeHost(1))).toBeNull();
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('a gathering site asks as well: who leads is decided by the order', async () => {
    const world = worldOf({ pools, topology: { controlPlane: 3, maxHosts: 9 } });
    expect((await submit(world, 1)).problem?.code).toBe('host_pool_missing');
  });

  test('nobody is asked about a host that is there already, even with an empty store', async () => {
    const before = worldOf();
    for (const number of [1, 2]) await submit(before, number, 'tills');
    const after = worldOf({ pools }, { snapshot: before.simulator.snapshot() });
    expect(await submit(after, 2)).toMatchObject({ outcome: 'already', view: { pool: 'tills' } });
    expect(writesOf(after.simulator)).toEqual([]);
  });

  test('nobody is asked twice: what was said counts when the host is scanned again', async () => {
    const world = worldOf({ pools, topology: { controlPlane: 3, maxHosts: 9 } });
    await submit(world, 1, 'cameras');
    expect(await submit(world, 1)).toMatchObject({
      problem: null,
      view: { state: 'waiting_for_hosts', pool: 'cameras' },
    });
  });

  test('nobody is asked twice either about a host that was stopped for another reason', async () => {
    const world = worldOf({ pools, topology: { maxHosts: 1 } });
    await submit(world, 1, 'tills');
    for (const pool of ['tills', undefined]) {
      expect((await submit(world, 2, pool)).problem?.code).toBe('site_full');
    }
  });

  test('a host that Palette has seen tells by what it is built like', async () => {
    const world = worldOf({ pools: [...pools, sensors] });
    await submit(world, 1, 'tills');
    world.simulator.stranger.registerHost({ uid: edgeHost(2), architecture: 'arm64', isPaired: true });
    expect((await submit(world, 2)).problem).toBeNull();
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'sensors/2']);
  });

  test('whoever answers otherwise when scanning again has the last word, in Palette too', async () => {
    const world = worldOf({ pools, topology: { controlPlane: 3, maxHosts: 9 } });
    await submit(world, 1, 'cameras');
    expect((await submit(world, 1, 'tills')).view?.pool).toBe('tills');
    world.clock.advance(6 * seconds);
    await submit(world, 2, 'tills');
    expect(labelsOf(world, 1)?.pool).toBe('tills');
  });

  test('the last pool with room takes the host', async () => {
    const world = worldOf();
    for (const number of [1, 2]) await submit(world, number, 'cameras');
    expect(await submit(world, 3)).toMatchObject({ outcome: 'registered', problem: null });
    expect(placesOf(world)).toContain('tills/3');
  });

  test('a Palette that does not answer tells nothing: they are asked', async () => {
    const world = worldOf();
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    expect((await submit(world, 1)).problem?.code).toBe('host_pool_missing');
  });

  test('a site without pools of its own asks nobody, and minds nobody who names the plain one', async () => {
    const world = worldOf({});
    expect(await submit(world, 1)).toMatchObject({ outcome: 'registered' });
    const second = await submit(world, 2, 'worker-pool');
    expect(second).toMatchObject({ outcome: 'registered' });
    expect(second.view).not.toHaveProperty('pool');
    expect(labelsOf(world, 2)).not.toHaveProperty('pool');
  });
});

describe('the manifest', () => {
  const index: Partial<SiteIndex> = {
    expectedHosts: [
      { match: 'prefix', text: 'edge-', siteId: siteId('denver'), pool: 'cameras' },
      { match: 'exact', text: edgeHost(3), siteId: siteId('denver'), pool: 'gone' },
      { match: 'exact', text: edgeHost(4), siteId: siteId('austin'), pool: 'cameras' },
    ],
  };

  test('says the pool: nobody is asked', async () => {
    const world = worldOf({ pools }, { index });
    for (const number of [1, 2]) await submit(world, number);
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'cameras/2']);
  });

  test('yields to whoever stands in front of the host', async () => {
    const world = worldOf({ pools }, { index });
    for (const number of [1, 2]) await submit(world, number, 'tills');
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'tills/2']);
  });

  test('stops the host where it names a pool that there is not', async () => {
    const world = worldOf({ pools }, { index });
    expect((await submit(world, 3)).problem?.code).toBe('host_pool_unknown');
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('says nothing about a host that it expects at another site', async () => {
    const world = worldOf({ pools }, { index });
    expect((await submit(world, 4)).problem?.code).toBe('host_pool_missing');
  });
});

describe('pools of two architectures', () => {
  test('nobody is asked: the host is registered, and goes on by itself as soon as it has called home', async () => {
    const world = worldOf({ pools: [tills, sensors] });
    world.simulator.devices.create({ id: edgeHost(1), isPowered: false });
    expect(await submit(world, 1)).toMatchObject({
      view: { isRegistered: true },
      problem: { code: 'host_pool_awaited' },
    });
    world.simulator.devices.powerOn(edgeHost(1));
    world.clock.advance(60 * seconds);
    await world.registrations.proceed(edgeHost(1));
    await world.rest();
    expect(placesOf(world)).toEqual(['control-plane-pool/1']);
    world.simulator.devices.create({ id: edgeHost(2), architecture: 'arm64' });
    await submit(world, 2);
    world.clock.advance(60 * seconds);
    await world.registrations.proceed(edgeHost(2));
    await world.rest();
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'sensors/2']);
  });

  test('a site whose only pool is of another architecture than its own is set up all the same', async () => {
    const world = worldOf({ pools: [sensors] });
    for (const [number, architecture] of [
      [1, 'arm64'],
      [2, 'amd64'],
    ] as const) {
      world.simulator.devices.create({ id: edgeHost(number), architecture });
      expect((await submit(world, number)).problem?.code).toBe('host_pool_awaited');
      world.clock.advance(60 * seconds);
      await world.registrations.proceed(edgeHost(number));
      await world.rest();
      if (number === 1) {
        const waiting = { state: 'waiting_for_hosts', hosts: { present: 0, needed: 1 }, problem: null };
        expect(await world.registrations.view(edgeHost(1))).toMatchObject({ value: waiting });
      }
    }
    expect(placesOf(world)).toEqual(['control-plane-pool/2', 'sensors/1']);
    expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  });

  const silent = { ...sensors, label: null };

  /** Registers a host whose device is of this architecture, and waits until it has called home. */
  async function callHome(world: TestWorld, number: number, architecture: 'amd64' | 'arm64') {
    world.simulator.devices.create({ id: edgeHost(number), architecture });
    const first = await submit(world, number);
    world.clock.advance(60 * seconds);
    await world.registrations.proceed(edgeHost(number));
    await world.rest();
    return { first, after: await world.registrations.view(edgeHost(number)) };
  }

  test('nobody is asked what has no answer for one of them: the host goes on by itself once it has told', async () => {
    const world = worldOf({ pools: [tills, cameras, silent] });
    await submit(world, 1, 'tills');
    const { first } = await callHome(world, 2, 'arm64');
    expect(first).toMatchObject({ view: { isRegistered: true }, problem: { code: 'host_pool_awaited' } });
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'sensors/2']);
  });

  test('where that is not enough, the question comes then, and the answer ends it', async () => {
    const world = worldOf({ pools: [tills, cameras, silent] });
    await submit(world, 1, 'tills');
    const { after } = await callHome(world, 2, 'amd64');
    expect(after).toMatchObject({ value: { state: 'needs_attention', problem: { code: 'host_pool_missing' } } });
    expect(await world.registrations.foresee(edgeHost(2), siteId('denver'))).toMatchObject({ lacksPool: true });
    expect(await submit(world, 2, 'cameras')).toMatchObject({ outcome: 'already', problem: null });
    expect(placesOf(world)).toEqual(['control-plane-pool/1', 'cameras/2']);
    expect(await world.registrations.foresee(edgeHost(2), siteId('denver'))).toEqual({ kind: 'here' });
  });

  test('a host that is named for the wrong one is stopped once it has told', async () => {
    const world = worldOf({ pools: [tills, sensors] });
    world.simulator.stranger.registerHost({ uid: edgeHost(1), architecture: 'arm64', isPaired: true });
    expect((await submit(world, 1, 'tills')).problem?.code).toBe('host_pool_unfit');
  });

  test('and is taken along into no other by the first set-up of its site', async () => {
    const site = testSite('denver', { pools: [tills, cameras, silent], topology: { controlPlane: 3 } });
    const world = createTestWorld([site]);
    const labels = hostLabels(site, hostId(edgeHost(1)), null);
    world.simulator.stranger.registerHost({ uid: edgeHost(1), architecture: 'arm64', isPaired: true, labels });
    const { intent } = await world.store.recordIntent(testRequest({ hostId: hostId(edgeHost(1)), pool: 'tills' }));
    if (intent === null) throw new Error('somebody has it');
    const problem = { code: 'host_pool_unfit', facts: {}, reference: 'R-1' } as const;
    await world.store.updateIntent({ ...intent, phase: 'stopped', problem });
    for (const number of [2, 3, 4]) await submit(world, number, 'tills');
    expect(placesOf(world)).toEqual(['control-plane-pool/2', 'control-plane-pool/3', 'control-plane-pool/4']);
  });

  test('Palette is told what the host of a pool is built like', async () => {
    const world = worldOf({ pools: [tills, sensors] });
    await submit(world, 1, 'sensors');
    expect(world.simulator.snapshot().state.hosts[edgeHost(1)]?.architecture).toBe('arm64');
  });
});

test.each([
  ['the manifest names it', undefined, 'arm64'],
  ['the operator says otherwise', 'tills', 'amd64'],
])('Palette is told the same where %s', async (_, pool, architecture) => {
  const expectedHosts = [{ match: 'exact', text: edgeHost(1), siteId: siteId('denver'), pool: 'sensors' }] as const;
  const world = worldOf({ pools: [tills, sensors] }, { index: { expectedHosts } });
  await submit(world, 1, pool);
  expect(world.simulator.snapshot().state.hosts[edgeHost(1)]?.architecture).toBe(architecture);
});

describe('a lost store', () => {
  const gathering = { pools, topology: { controlPlane: 3, maxHosts: 9 } } as const;

  test('strands nobody: who waited goes to the pool that its label names', async () => {
    const before = worldOf({ pools, topology: { controlPlane: 5, maxHosts: 9 } });
    for (const [number, pool] of [
      [1, 'tills'],
      [2, 'tills'],
      [3, 'tills'],
      [4, 'cameras'],
    ] as const) {
      await submit(before, number, pool);
    }
    expect(labelsOf(before, 4)).toMatchObject({ pool: 'cameras', site: 'denver' });
    const after = worldOf(gathering, { snapshot: before.simulator.snapshot() });
    await submit(after, 5, 'tills');
    const places = placesOf(after);
    expect(places).toHaveLength(5);
    expect(places.filter((place) => place.startsWith('control-plane'))).toHaveLength(3);
    expect(places).toContain('cameras/4');
  });
});

describe('IT', () => {
  const guarded = (access: Partial<Site['access']>) => createTestWorld([guardedSite('denver', access, { pools })]);

  test('names the pool at the command line, and a rehearsal tells where one is missing', async () => {
    const world = guarded({});
    const asked = [1, 2, 3].map((number) => ({ edgeHostId: edgeHost(number), siteId: 'denver', hostName: '' }));
    const told = await world.desk.as(byIt()).rehearse([
      { ...asked[0], edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' },
      { ...asked[1], edgeHostId: edgeHost(2), siteId: 'denver', hostName: '', pool: 'tills' },
      { ...asked[2], edgeHostId: edgeHost(3), siteId: 'denver', hostName: '', pool: 'gone' },
    ]);
    expect(told.map((one) => (one.ok ? one.value.kind : one.error.code))).toEqual([
      'host_pool_missing',
      'registers',
      'host_pool_unknown',
    ]);
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('says yes to a host whose pool the operator has named, and it goes there', async () => {
    const world = guarded({ needsApproval: true, modes: ['open'] });
    await submit(world, 1, 'tills');
    const intent = await world.store.readIntent(edgeHost(1));
    expect(intent).toMatchObject({ phase: 'waiting_for_approval', pool: 'tills' });
    const decision = {
      hostId: edgeHost(1),
      requestedAtMs: intent?.changedAtMs ?? 0,
      verdict: 'approve',
      by: '',
    } as const;
    await world.desk.as(byIt()).decide(decision);
    await world.rest();
    expect(labelsOf(world, 1)?.pool).toBe('tills');
  });
});

test('a site that is renamed meanwhile keeps what was said', async () => {
  const access = { needsApproval: true, modes: ['open'] } as const;
  const before = createTestWorld([guardedSite('denver', access, { pools })]);
  await submit(before, 1, 'cameras');
  const renamed = { pools, clusterName: 'denver', renamedFrom: siteId('denver') };
  const after = createTestWorld([guardedSite('west', access, renamed)], { store: () => before.store });
  const intent = await after.store.readIntent(edgeHost(1));
  const decision = {
    hostId: edgeHost(1),
    requestedAtMs: intent?.changedAtMs ?? 0,
    verdict: 'approve',
    by: '',
  } as const;
  await after.desk.as(byIt()).decide(decision);
  await after.rest();
  expect(labelsOf(after, 1)).toMatchObject({ site: 'west', pool: 'cameras' });
});

test('taking a host back leaves nothing of the pool behind on an entry that was there before', async () => {
  const world = worldOf({ pools, topology: { controlPlane: 3, maxHosts: 9 } });
  world.simulator.stranger.registerHost({ uid: edgeHost(1), labels: { rack: '7' } });
  const { undo } = await submit(world, 1, 'cameras', { phone: 'phone-1' });
  expect(labelsOf(world, 1)?.pool).toBe('cameras');
  await world.registrations.undo({ hostId: edgeHost(1), right: undo, mayAsk: false });
  await world.rest();
  expect(labelsOf(world, 1)).toEqual({ rack: '7' });
});

describe('two-node high availability', () => {
  const pair = { topology: { controlPlane: 2, workerPool: false, maxHosts: 2 } } as const;

  test('waits for the second host and is made of a primary and a secondary, once and for good', async () => {
    const world = worldOf(pair);
    expect(await submit(world, 1)).toMatchObject({
      view: { state: 'waiting_for_hosts', hosts: { present: 1, needed: 2 } },
    });
    expect(await submit(world, 2)).toMatchObject({ view: { state: 'setting_up' } });
    const [cluster] = Object.values(world.simulator.snapshot().state.clusters);
    expect(cluster?.cloudConfig).toMatchObject({ isTwoNodeCluster: true });
    expect(cluster?.pools.map(({ hosts }) => hosts.map(({ entry }) => entry.twoNodeCandidatePriority))).toEqual([
      ['primary', 'secondary'],
    ]);
    expect((await submit(world, 3)).problem?.code).toBe('site_full');
    expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  });
});
