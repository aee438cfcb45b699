import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../lib/access/actor';
import { namesOf } from '../../../../lib/registration/audit';
import type { AuditEvent } from '../../../../lib/store/records';
import { edgeHost, edgeHosts } from '../../../support/palette-truth';
import { byIt, byLink, byPin, guardedSite } from '../../../support/test-actors';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const host = edgeHost(1);
const gathering = { controlPlane: 3, controlPlaneRunsWork: true, workerPool: true, maxHosts: 60 } as const;

async function submit(world: TestWorld, actor: Actor, edgeHostId: string = host) {
  const answer = await world.desk.as(actor).submit({ edgeHostId, siteId: 'denver', hostName: '' });
  await world.rest();
  return answer;
}

async function trailOf(world: TestWorld): Promise<AuditEvent[]> {
  return (await world.store.readAudit(1_000)).toReversed();
}

async function eventsOf(world: TestWorld, what: string): Promise<AuditEvent[]> {
  return (await trailOf(world)).filter((event) => event.what === what);
}

describe('the trail of a registration', () => {
  test('names who asked, what came of it, Palette’s own id and the version of the config, step by step', async () => {
    const world = createTestWorld([guardedSite()]);
    await submit(world, byLink());
    const trail = await trailOf(world);
    expect(trail.map(({ what }) => what)).toEqual(['registration_requested', 'host_registered', 'cluster_created']);
    for (const event of trail) {
      expect(event).toMatchObject({ who: 'link rollout', hostId: host, siteId: 'denver', configVersion: 'test' });
    }
    const [, registered, created] = trail;
    expect(registered?.paletteAuditUid).toMatch(/.+/);
    expect(created?.paletteAuditUid).not.toBe(registered?.paletteAuditUid);
  });

  test('grows by nothing when the same host is scanned again', async () => {
    const world = createTestWorld([guardedSite()]);
    await submit(world, byLink());
    const before = await trailOf(world);
    for (const actor of [byLink(), byPin(), byIt()]) await submit(world, actor);
    expect(await trailOf(world)).toEqual(before);
  });

  test('says of a second host that it joined, and who wanted that', async () => {
    const world = createTestWorld([guardedSite()]);
    await submit(world, byLink());
    await submit(world, byPin(), edgeHost(2));
    expect(await eventsOf(world, 'hosts_joined')).toMatchObject([{ who: 'pin denver', hostId: edgeHost(2) }]);
  });

  test('names all who wanted hosts in one cluster, each once, and how many hosts', async () => {
    const world = createTestWorld([guardedSite('denver', {}, { topology: gathering })]);
    await submit(world, byPin(), edgeHost(1));
    await submit(world, byLink(), edgeHost(2));
    await submit(world, byPin(), edgeHost(3));
    expect(await eventsOf(world, 'cluster_created')).toMatchObject([
      { who: 'pin denver, link rollout', hostId: null, result: 'done, 3 hosts' },
    ]);
  });

  test('says of hosts that only a label told of that the server took them along', async () => {
    const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
    for (const one of edgeHosts(3).slice(1)) {
      world.simulator.stranger.registerHost({ uid: one, labels: { site: 'denver' }, isPaired: true });
    }
    await world.submit(host, 'denver');
    expect(await eventsOf(world, 'cluster_created')).toMatchObject([{ who: 'anybody', result: 'done, 3 hosts' }]);
  });

  test('tells why a registration failed, with the reference that the operator sees', async () => {
    const world = createTestWorld([guardedSite()]);
    world.simulator.stranger.registerHost({ uid: host, labels: { site: 'boston' } });
    const boston = createTestWorld([guardedSite(), guardedSite('boston')], { snapshot: world.simulator.snapshot() });
    const { problem } = await submit(boston, byPin());
    expect(await eventsOf(boston, 'registration_failed')).toMatchObject([
      { who: 'pin denver', hostId: host, result: 'host_at_other_site', reference: problem?.reference },
    ]);
    await submit(boston, byPin());
    expect(new Set((await eventsOf(boston, 'registration_failed')).map(({ reference }) => reference)).size).toBe(
      (await eventsOf(boston, 'registration_failed')).length,
    );
  });

  test('names whoever asks again, not whoever asked first', async () => {
    const world = createTestWorld([
      guardedSite('denver', {}, { topology: { ...gathering, controlPlane: 1, workerPool: false, maxHosts: 1 } }),
    ]);
    await submit(world, byIt(), edgeHost(9));
    expect((await submit(world, byPin())).problem?.code).toBe('site_full');
    expect((await submit(world, byLink())).problem?.code).toBe('site_full');
    const requested = (await eventsOf(world, 'registration_requested')).filter(({ hostId }) => hostId === host);
    expect(requested.map(({ who }) => who)).toEqual(['pin denver', 'link rollout']);
    expect(await world.store.readIntent(host)).toMatchObject({ requestedBy: 'link rollout' });
  });

  test('holds no refusal of somebody who may do nothing: whoever is outside cannot fill it', async () => {
    const world = createTestWorld([guardedSite()]);
    for (const one of edgeHosts(5)) await submit(world, byPin('boston'), one);
    expect(await trailOf(world)).toEqual([]);
  });

  test('that cannot be written stops nothing', async () => {
    const world = createTestWorld([guardedSite()]);
    Object.assign(world.store, { appendAudit: () => Promise.reject(new Error('the trail is full')) });
    expect(await submit(world, byPin())).toMatchObject({ outcome: 'registered', problem: null });
    expect(world.events).toContainEqual(expect.objectContaining({ event: 'tolerated_failure', what: 'append_audit' }));
  });
});

describe('names in one line', () => {
  test.each([
    [[], ''],
    [['a', null, undefined, 'a'], 'a'],
    [['a', 'b', 'a', 'c', 'd', 'e'], 'a, b, c, d, e'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e, 2 more'],
  ])('%j: %s', (names, line) => {
    expect(namesOf(names)).toBe(line);
  });
});
