import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { carryOut, carryOutInPieces, namesOf, pageOf, refusalOf, runningSite, stepsOf } from '../../support/life-world';
import { clustersNamed, edgeHost, edgeHosts, expectOneCluster } from '../../support/palette-truth';
import { siteId, testSite } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, two, three, four] = [1, 2, 3, 4].map(edgeHost) as [HostId, HostId, HostId, HostId];

function form(controlPlane: 1 | 3 = 1) {
  return { kind: 'form', siteId: siteId('denver'), controlPlane } as const;
}

/** A site that is planned with so many to lead, at which fewer have turned up. */
async function gathering(present: number, topology: Parameters<typeof testSite>[1] = {}): Promise<TestWorld> {
  const site = testSite('denver', { ...topology, topology: { controlPlane: 3, ...topology.topology } });
  const world = createTestWorld([site]);
  for (const id of edgeHosts(present)) {
    world.simulator.devices.create({ id });
    await world.submit(id, 'denver');
  }
  world.clock.advance(20 * minutes);
  world.simulator.clearLog();
  return world;
}

function pools({ simulator }: TestWorld): Record<string, string[]> {
  const all = clustersNamed(simulator, 'denver').flatMap((cluster) => cluster.pools);
  return Object.fromEntries(all.map(({ name, hosts }) => [name, hosts.map(({ hostUid }) => hostUid)]));
}

function creates(world: TestWorld): unknown[] {
  return world.writes().filter(({ template }) => template === '/v1/spectroclusters/edge-native');
}

describe('a site whose third host never comes', () => {
  test('is set up with the first that was registered; the other becomes a worker; in one create', async () => {
    const world = await gathering(2);
    expect(await pageOf(world, one)).toBe('waiting_for_hosts');
    const ended = await carryOut(world, form());
    expect([ended.kind, namesOf(ended)]).toEqual(['done', ['form_cluster']]);
    expect(pools(world)).toEqual({ 'control-plane-pool': [one], 'worker-pool': [two] });
    expect(creates(world)).toHaveLength(1);
    expect(world.writes()).toHaveLength(1);
    expect([await pageOf(world, one), await pageOf(world, two)]).toEqual(['ready', 'ready']);
  });

  test('foretells who will lead and who will work', async () => {
    const world = await gathering(2);
    expect(await stepsOf(world, form())).toEqual([
      { do: 'form_cluster', controlPlane: [one], workers: [two] },
      { do: 'wait_until_running', hostIds: [one, two] },
    ]);
    expect(world.writes()).toEqual([]);
  });

  test('is formed with an interruption after every step', async () => {
    const world = await gathering(2);
    expect(await carryOutInPieces(world, form())).toEqual(['form_cluster']);
    expect(creates(world)).toHaveLength(1);
  });

  test('of five goes on with three', async () => {
    const world = await gathering(4, { topology: { controlPlane: 5 } });
    await carryOut(world, form(3));
    expect(pools(world)).toEqual({ 'control-plane-pool': [one, two, three], 'worker-pool': [four] });
  });

  test('tells the other that the site is full, where there is no worker pool', async () => {
    const world = await gathering(2, { topology: { workerPool: false, maxHosts: 3 } });
    expect(await stepsOf(world, form())).toMatchObject([{ do: 'form_cluster', controlPlane: [one], workers: [] }, {}]);
    expect((await carryOut(world, form())).kind).toBe('done');
    expect(pools(world)).toEqual({ 'control-plane-pool': [one] });
    expect(await pageOf(world, one)).toBe('ready');
    expect(await pageOf(world, two)).toBe('site_full');
  });

  test('takes later hosts as workers, and IT sees that the site is not as planned', async () => {
    const world = await gathering(1);
    await carryOut(world, form());
    await world.submit(three, 'denver');
    expect(pools(world)).toEqual({ 'control-plane-pool': [one], 'worker-pool': [three] });
    expect(world.events.map(({ event }) => event)).toContain('topology_drift');
  });

  test('is formed of hosts that only their label tells of, after the store was lost', async () => {
    const before = await gathering(2);
    const site = testSite('denver', { topology: { controlPlane: 3 } });
    const world = createTestWorld([site], { snapshot: before.simulator.snapshot() });
    world.clock.advance(30 * minutes);
    expect((await carryOut(world, form())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, two]);
    expect(await pageOf(world, two)).toBe('ready');
  });
});

describe('it is refused, with nothing written,', () => {
  test.each<readonly [string, string, () => Promise<TestWorld>, 1 | 3]>([
    ['where nobody waits', 'form_too_few', () => gathering(0), 1],
    ['where fewer wait than are to lead', 'form_too_few', () => gathering(2, { topology: { controlPlane: 5 } }), 3],
    ['where the config plans no more than that', 'form_not_fewer', () => gathering(2), 3],
    ['where the config plans one', 'form_not_fewer', () => runningSite(0), 1],
    ['where a cluster stands with another number', 'cluster_exists', standing, 1],
    ['at a site of two hosts', 'two_node', () => gathering(1, { topology: { controlPlane: 2 } }), 1],
  ])('%s', async (_case, code, open, size) => {
    const world = await open();
    world.simulator.clearLog();
    expect(await refusalOf(world, form(size))).toBe(code);
    expect(await carryOut(world, form(size))).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(world.writes()).toEqual([]);
  });

  function standing(): Promise<TestWorld> {
    return runningSite(3, { site: { topology: { controlPlane: 3 } } });
  }
});

describe('whatever goes wrong', () => {
  test.each([
    ['the answer is lost', { kind: 'drop', isDone: true } as const],
    ['it never arrives', { kind: 'drop', isDone: false } as const],
    ['Palette is busy', { kind: 'too-many-requests', retryAfterSeconds: 1 } as const],
    ['Palette fails', { kind: 'error', isDone: false, refusal: { status: 500, code: 'Unknown' } } as const],
  ])('with the create, e.g. %s, there is one cluster in the end', async (_case, fault) => {
    const world = await gathering(2);
    world.simulator.faults.add({ ...fault, match: { method: 'POST', path: /spectroclusters\/edge-native$/ } });
    await carryOut(world, form());
    expect((await carryOut(world, form())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, two]);
    expect(pools(world)['control-plane-pool']).toEqual([one]);
  });

  test('where Palette refuses the create, it tells why, and the hosts wait on', async () => {
    const world = await gathering(1);
    const refusal = { status: 400, code: 'InvalidVip' };
    const match = { method: 'POST', path: /spectroclusters\/edge-native$/ };
    world.simulator.faults.add({ kind: 'error', isDone: false, refusal, match, times: 'always' });
    expect(await carryOut(world, form())).toMatchObject({ kind: 'stopped', why: { code: 'palette_refused' } });
    world.simulator.faults.clear();
    expect(await pageOf(world, one)).toBe('palette_refused');
    expect((await carryOut(world, form())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one]);
    expect(await pageOf(world, one)).toBe('ready');
  });

  test('where the third comes at the same moment, there is one cluster that holds all three', async () => {
    const world = await gathering(2);
    world.simulator.devices.create({ id: three });
    await Promise.all([carryOut(world, form()), world.submit(three, 'denver')]);
    await world.registrations.sweep(5 * minutes);
    world.clock.advance(30 * minutes);
    await world.registrations.sweep(5 * minutes);
    expectOneCluster(world.simulator, 'denver', [one, two, three]);
    expect([1, 3]).toContain(pools(world)['control-plane-pool']?.length);
  });
});
