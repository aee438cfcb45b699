import { describe, expect, test } from 'vitest';
import type { SiteIndex } from '../../../../lib/sites/site';
import { edgeHost, edgeHosts, expectOneCluster, membershipsOf, writesOf } from '../../../support/palette-truth';
import { hostId } from '../../../support/plan-world';
import { byIt, guardedSite } from '../../../support/test-actors';
import { siteId, testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const minutes = 60_000;
const host = edgeHost(1);
const gathering = { controlPlane: 3, controlPlaneRunsWork: true, workerPool: true, maxHosts: 6 } as const;

/** A host that was asked for while Palette was down, and a deployment with another config that goes on with it. */
async function deployed(site = testSite(), config: Partial<SiteIndex> = {}): Promise<TestWorld> {
  const before = createTestWorld([testSite(), testSite('boston')]);
  before.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
  await before.submit(host, 'denver');
  const world = createTestWorld([site, testSite('boston')], { store: () => before.store, index: config });
  world.clock.advance(5 * minutes);
  return world;
}

describe('what the config forbids since it was asked for is stopped before anything is written', () => {
  test.each([
    ['a host that was blocked', 'host_blocked', testSite(), { blockedHosts: [host] }],
    [
      'a host that is not expected there',
      'host_not_expected',
      testSite('denver', { access: { ...testSite().access, onlyExpectedHosts: true } }),
      {},
    ],
    ['a site that was closed', 'site_closed', testSite('denver', { status: { state: 'closed' } }), {}],
    [
      'a site that has moved',
      'site_moved',
      testSite('denver', { status: { state: 'moved', to: testSite('boston').id } }),
      {},
    ],
  ] as const)('%s', async (_name, code, site, config) => {
    const world = await deployed(site, config);
    expect(await world.registrations.sweep(50_000)).toMatchObject({ served: 1 });
    expect(writesOf(world.simulator)).toEqual([]);
    expect(await world.store.readIntent(host)).toMatchObject({ phase: 'stopped', problem: { code } });
    expect(await world.registrations.sweep(50_000)).toMatchObject({ due: 0 });
  });

  test('and nothing else is', async () => {
    const world = await deployed();
    await world.registrations.sweep(50_000);
    expectOneCluster(world.simulator, 'denver', [host]);
  });

  test('a yes of IT to a host that was blocked meanwhile is refused', async () => {
    const site = guardedSite('denver', { needsApproval: true, modes: ['open'] });
    const before = createTestWorld([site]);
    await before.submit(host, 'denver');
    const world = createTestWorld([site], { store: () => before.store, index: { blockedHosts: [host] } });
    const asked = await world.desk.as(byIt()).request(host);
    const requestedAtMs = asked.ok ? asked.value.requestedAtMs : 0;
    const decision = { hostId: host, requestedAtMs, verdict: 'approve', by: '' } as const;
    expect(await world.desk.as(byIt()).decide(decision)).toMatchObject({ error: { code: 'host_blocked' } });
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('a blocked host that a late write dropped is not brought back', async () => {
    const before = createTestWorld([testSite()]);
    for (const one of edgeHosts(3)) await before.submit(one, 'denver');
    before.simulator.stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(3));
    const config = { blockedHosts: [edgeHost(3)] };
    const snapshot = before.simulator.snapshot();
    const world = createTestWorld([testSite()], { store: () => before.store, snapshot, index: config });
    world.clock.advance(2 * minutes);
    await world.registrations.sweep(50_000);
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(2);
  });
});

describe('a host that only its label names', () => {
  /** Two hosts of three are asked for; the third one was put into Palette by somebody, with the label of the site. */
  async function gathered(site = testSite('denver', { topology: gathering }), config: Partial<SiteIndex> = {}) {
    const world = createTestWorld([site], { index: config });
    world.simulator.stranger.registerHost({ uid: edgeHost(3), labels: { site: 'denver' }, isPaired: true });
    for (const one of edgeHosts(2)) {
      await world.desk.as(byIt()).submit({ edgeHostId: one, siteId: 'denver', hostName: '' });
      await world.rest();
    }
    return world;
  }

  test('is taken along, because a lost store must strand nobody', async () => {
    const world = await gathered();
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
  });

  test.each([
    ['where IT wants to be asked', guardedSite('denver', { needsApproval: true }, { topology: gathering }), {}],
    ['when it is blocked', testSite('denver', { topology: gathering }), { blockedHosts: [edgeHost(3)] }],
    [
      'where only expected hosts may come, and it is not one',
      guardedSite('denver', { onlyExpectedHosts: true }, { topology: gathering }),
      {
        expectedHosts: edgeHosts(2).map((text) => ({ match: 'exact', text, siteId: testSite().id }) as const),
      },
    ],
  ] as const)('is not taken along %s', async (_name, site, config) => {
    const world = await gathered(site, config);
    expect(membershipsOf(world.simulator, 'denver')).toEqual([]);
    expect(await world.store.readIntent(edgeHost(2))).toMatchObject({ phase: 'waiting_for_hosts' });
  });
});

describe('a site that was renamed is the site that it was', () => {
  const former = testSite('denver', { topology: gathering });
  const renamed = testSite('denver-west', {
    clusterName: 'denver',
    renamedFrom: siteId('denver'),
    topology: gathering,
  });

  /** Hosts that were registered before, and the deployment with the new id that comes after. */
  async function deployedAfter(hosts: readonly string[]): Promise<TestWorld> {
    const before = createTestWorld([former, testSite('boston')]);
    for (const one of hosts) await before.submit(one, 'denver');
    before.clock.advance(5 * minutes);
    const snapshot = before.simulator.snapshot();
    return createTestWorld([renamed, testSite('boston')], { store: () => before.store, snapshot });
  }

  test('hosts that wait there are nobody else’s', async () => {
    const world = await deployedAfter(edgeHosts(2));
    const failure = { code: 'host_at_other_site', facts: { site: 'Site denver-west' } };
    expect(await world.submit(edgeHost(1), 'boston')).toMatchObject({ outcome: 'refused', problem: failure });
    expect(await world.store.readClaim(hostId(edgeHost(1)))).toBe('denver');
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('not even when the store was lost: their labels tell', async () => {
    const before = createTestWorld([former]);
    await before.submit(host, 'denver');
    const snapshot = before.simulator.snapshot();
    const world = createTestWorld([renamed, testSite('boston')], { snapshot });
    const refused = { outcome: 'refused', problem: { code: 'host_at_other_site' } };
    expect(await world.submit(host, 'boston')).toMatchObject(refused);
    expect(await world.submit(host, 'denver-west')).toMatchObject({ problem: null });
  });

  test('the last one that was waited for makes the cluster with them', async () => {
    const world = await deployedAfter(edgeHosts(2));
    await world.submit(edgeHost(3), 'denver-west');
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
  });

  test('whoever scans one of them again goes on, and nobody is told of a second site', async () => {
    const world = await deployedAfter(edgeHosts(2));
    for (const one of edgeHosts(3)) await world.submit(one, 'denver-west');
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
    expect(world.news.filter(({ kind }) => kind === 'second_site')).toEqual([]);
  });

  test('its cluster is known: a member stays, and the next one joins', async () => {
    const world = await deployedAfter(edgeHosts(3));
    await world.submit(edgeHost(1), 'denver-west');
    expect(writesOf(world.simulator)).toEqual([]);
    await world.submit(edgeHost(4), 'denver-west');
    expectOneCluster(world.simulator, 'denver', edgeHosts(4));
  });

  test('who waits there in a queue goes on by itself, once', async () => {
    const before = createTestWorld([former, testSite('boston')]);
    before.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    await before.submit(host, 'denver');
    const world = createTestWorld([renamed, testSite('boston')], { store: () => before.store });
    world.clock.advance(5 * minutes);
    await world.registrations.sweep(50_000);
    expect(writesOf(world.simulator)).toHaveLength(1);
    expect(await world.store.readIntent(hostId(host))).toMatchObject({ siteId: 'denver-west', isRegistered: true });
    expect(await world.store.unfinishedIntents(siteId('denver'))).toEqual([]);
    world.clock.advance(5 * minutes);
    await world.registrations.sweep(50_000);
    expect(writesOf(world.simulator)).toHaveLength(1);
  });

  test('who waits for IT’s yes can still be let in', async () => {
    const before = createTestWorld([guardedSite('denver', { needsApproval: true, modes: ['open'] })]);
    await before.submit(host, 'denver');
    const { access } = guardedSite('denver', { needsApproval: true, modes: ['open'] });
    const world = createTestWorld([testSite('denver-west', { ...renamed, topology: {}, access })], {
      store: () => before.store,
    });
    await world.registrations.sweep(50_000);
    expect(writesOf(world.simulator)).toEqual([]);
    const asked = await world.desk.as(byIt()).request(host);
    const requestedAtMs = asked.ok ? asked.value.requestedAtMs : 0;
    const decision = { hostId: host, requestedAtMs, verdict: 'approve', by: '' } as const;
    expect(await world.desk.as(byIt()).decide(decision)).toMatchObject({ ok: true });
    await world.rest();
    expectOneCluster(world.simulator, 'denver', [host]);
  });

  test('whoever looks at a host that runs there is shown it', async () => {
    const world = await deployedAfter(edgeHosts(3));
    expect(await world.registrations.view(edgeHost(1))).toMatchObject({ ok: true, value: { role: 'control-plane' } });
  });
});
