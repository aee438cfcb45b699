import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../lib/access/actor';
import type { RegistrationView, Submission } from '../../../../lib/registration/view';
import type { Intent } from '../../../../lib/store/records';
import { edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { byApprovalLink, byIt, byLink, byPin, guardedSite } from '../../../support/test-actors';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const minutes = 60_000;
const hours = 60 * minutes;
const host = edgeHost(1);
const denver = guardedSite('denver', { needsApproval: true });
const boston = guardedSite('boston');

function request(edgeHostId: string = host, siteId = 'denver') {
  return { edgeHostId, siteId, hostName: '' };
}

async function intentOf(world: TestWorld): Promise<Intent> {
  const intent = await world.store.readIntent(host);
  if (intent === null) throw new Error('Nobody asked for the host');
  return intent;
}

async function submit(world: TestWorld, actor: Actor = byPin(), siteId = 'denver'): Promise<Submission> {
  const answer = await world.desk.as(actor).submit(request(host, siteId));
  await world.rest();
  return answer;
}

/** A world in which the host waits. */
async function waiting(sites = [denver, boston]): Promise<TestWorld> {
  const world = createTestWorld(sites);
  await submit(world);
  return world;
}

async function askedAt(world: TestWorld): Promise<number> {
  const asked = await world.desk.as(byIt()).request(host);
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value.requestedAtMs;
}

async function decide(world: TestWorld, verdict: 'approve' | 'reject', actor: Actor = byIt(), by = '') {
  const decided = await world.desk.as(actor).decide({ hostId: host, requestedAtMs: await askedAt(world), verdict, by });
  await world.rest();
  return decided;
}

async function viewOf(world: TestWorld): Promise<RegistrationView> {
  const viewed = await world.desk.as(byPin()).view(host);
  if (!viewed.ok) throw new Error(viewed.error.code);
  return viewed.value;
}

function newsOf(world: TestWorld, kind: string) {
  return world.news.filter((one) => one.kind === kind);
}

async function trailOf(world: TestWorld): Promise<string[]> {
  const events = await world.store.readAudit(100);
  return events.toReversed().map(({ what, who }) => `${what} by ${who}`);
}

describe('a new host where IT wants to be asked', () => {
  test('waits, is told so, and nothing is written to Palette, however long that takes', async () => {
    const world = createTestWorld([denver]);
    const submission = await submit(world);
    expect(submission).toMatchObject({
      outcome: 'pending',
      problem: null,
      view: { state: 'waiting_for_approval', isRegistered: false, isDue: false, pollAfterMs: 30_000, together: 0 },
    });
    for (const pauseMs of [10_000, 2 * minutes, 60 * hours, 24 * hours]) {
      world.clock.advance(pauseMs);
      await world.desk.sweep(50_000);
      expect(await world.desk.as(byPin()).proceed(host)).toMatchObject({ ok: true, value: { isDue: false } });
    }
    expect(world.writes()).toEqual([]);
  });

  test('is asked about once, by a key that is the same for every repeat, and the trail says who wants it', async () => {
    const world = await waiting();
    await submit(world);
    const asked = newsOf(world, 'approval_wanted');
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(asked[0]).toMatchObject({ hostId: host, siteId: 'denver', facts: { requestedBy: 'pin denver' } });
    expect(asked[0]?.facts.requestedAtMs).toBe(String(await askedAt(world)));
    expect(await trailOf(world)).toEqual(['registration_requested by pin denver', 'approval_wanted by pin denver']);
  });

  test('waits as well where only the link wants it, and not where neither does', async () => {
    const world = createTestWorld([boston]);
    const scope = { by: 'ids', ids: [boston.id] } as const;
    const asksIt = await submit(world, byLink({ needsApproval: true }, scope), 'boston');
    expect(asksIt.view?.state).toBe('waiting_for_approval');
    expect(await submit(world, byPin('boston'), 'boston')).toMatchObject({ outcome: 'registered' });
  });

  test('does not wait when IT itself registers it', async () => {
    const world = createTestWorld([denver]);
    expect(await submit(world, byIt())).toMatchObject({ outcome: 'registered' });
    expect(newsOf(world, 'approval_wanted')).toEqual([]);
  });

  test('does not wait when whoever asks has proved to be of IT besides having a PIN', async () => {
    const world = createTestWorld([denver]);
    const both = { grants: [...byPin().grants, ...byIt().grants], sessionId: null };
    expect(await submit(world, both)).toMatchObject({ outcome: 'registered' });
  });

  test('waits even for whoever holds an approval link of it: that is no right to register', async () => {
    const world = createTestWorld([denver]);
    const both = { grants: [...byPin().grants, ...byApprovalLink(host).grants], sessionId: null };
    expect((await submit(world, both)).view?.state).toBe('waiting_for_approval');
  });

  test('goes on when IT scans it as well', async () => {
    const world = await waiting();
    expect(await submit(world, byIt())).toMatchObject({ outcome: 'registered' });
    expect(await intentOf(world)).toMatchObject({ approvedBy: 'sign-in ivy', requestedBy: 'sign-in ivy' });
  });
});

describe('a yes', () => {
  test('lets the work go on behind the answer, and the trail says whose yes it was', async () => {
    const world = await waiting();
    expect(await decide(world, 'approve')).toMatchObject({ ok: true, value: { state: 'queued' } });
    expectOneCluster(world.simulator, 'denver', [host]);
    expect(await viewOf(world)).toMatchObject({ state: 'setting_up', problem: null });
    expect(await trailOf(world)).toContain('approval_given by sign-in ivy');
    const registered = (await world.store.readAudit(100)).find(({ what }) => what === 'host_registered');
    expect(registered).toMatchObject({ who: 'pin denver', result: 'done, approved by sign-in ivy' });
  });

  test('by a link is recorded with the name that was typed, in one line and not longer than a name is', async () => {
    const world = await waiting();
    await decide(world, 'approve', byApprovalLink(host), `  Ivy\u202e\n${'x'.repeat(200)}  `);
    const { approvedBy } = await intentOf(world);
    expect(approvedBy).toMatch(/^approval link: Ivy x+$/);
    expect(approvedBy?.length).toBeLessThanOrEqual('approval link: '.length + 80);
  });

  test.each([
    ['the operator', byPin()],
    ['whoever has the link of another host', byApprovalLink(edgeHost(2))],
    ['whoever has the link of another site', byApprovalLink(host, 'boston')],
  ])('of %s counts nothing, and looks as if there were nothing to decide', async (_name, actor) => {
    const world = await waiting();
    const refused = await decide(world, 'approve', actor);
    expect(refused).toEqual({ ok: false, error: { code: 'approval_link_invalid' } });
    expect(await world.desk.as(actor).request(host)).toEqual(refused);
    expect(await world.desk.as(byIt()).request(edgeHost(55))).toEqual(refused);
    expect(await intentOf(world)).toMatchObject({ phase: 'waiting_for_approval', approvedBy: null });
  });

  test('counts once: of two in the same moment one is taken, the other is told', async () => {
    const world = await waiting();
    const [one, other] = await Promise.all([
      decide(world, 'approve', byIt('ivy')),
      decide(world, 'reject', byIt('bob')),
    ]);
    expect([one.ok, other.ok].sort()).toEqual([false, true]);
    expect(one.ok ? other : one).toEqual({ ok: false, error: { code: 'approval_not_wanted' } });
    const given = (await trailOf(world)).filter(
      (line) => line.startsWith('approval_given') || line.startsWith('approval_refused'),
    );
    expect(given).toHaveLength(1);
  });

  test('is refused where the site has been closed since', async () => {
    const world = await waiting();
    const later = createTestWorld([guardedSite('denver', { needsApproval: true }, { status: { state: 'closed' } })], {
      store: () => world.store,
    });
    expect(await decide(later, 'approve')).toMatchObject({ ok: false, error: { code: 'site_closed' } });
    expect(await decide(later, 'reject')).toMatchObject({ ok: true, value: { state: 'needs_attention' } });
  });
});

describe('a no', () => {
  test('stops it, says so, releases the host for other sites, and nobody registers it', async () => {
    const world = await waiting();
    expect(await decide(world, 'reject')).toMatchObject({
      ok: true,
      value: { state: 'needs_attention', problem: { code: 'approval_rejected' } },
    });
    expect(await world.desk.as(byIt()).request(host)).toMatchObject({
      ok: true,
      value: { state: 'rejected', decidedBy: 'sign-in ivy' },
    });
    expect(await trailOf(world)).toContain('approval_refused by sign-in ivy');
    world.clock.advance(2 * minutes);
    await world.desk.sweep(50_000);
    await world.desk.as(byPin()).proceed(host);
    expect(world.writes()).toEqual([]);
    expect(await submit(world, byPin('boston'), 'boston')).toMatchObject({ outcome: 'registered' });
  });

  test('is asked about anew when somebody submits again, and the old question is worth nothing', async () => {
    const world = await waiting();
    const before = await askedAt(world);
    await decide(world, 'reject');
    world.clock.advance(1 * hours);
    expect(await submit(world)).toMatchObject({ outcome: 'pending', view: { state: 'waiting_for_approval' } });
    const old = { hostId: host, requestedAtMs: before, verdict: 'approve', by: '' } as const;
    expect(await world.desk.as(byIt()).decide(old)).toEqual({ ok: false, error: { code: 'approval_not_wanted' } });
    expect(new Set(newsOf(world, 'approval_wanted').map(({ key }) => key)).size).toBe(2);
    expect(newsOf(world, 'approval_wanted').at(-1)?.facts.requestedAtMs).toBe(String(await askedAt(world)));
    expect(await decide(world, 'approve')).toMatchObject({ ok: true });
    expectOneCluster(world.simulator, 'denver', [host]);
  });

  test('is history once somebody has put the host into the cluster in Palette itself: that is noted, and nothing written', async () => {
    const world = await waiting();
    await world.desk.as(byIt()).submit(request(edgeHost(2)));
    await decide(world, 'reject');
    world.simulator.stranger.registerHost({ uid: host, isPaired: true });
    world.simulator.stranger.addHostToPool('denver', 'control-plane-pool', host);
    world.simulator.clearLog();
    expect(await submit(world)).toMatchObject({ outcome: 'already', view: { isRegistered: true } });
    expect(world.writes()).toEqual([]);
    expect(newsOf(world, 'approval_wanted')).toHaveLength(1);
    expect(await intentOf(world)).toMatchObject({ phase: 'settled', isVerified: true });
  });
});

describe('a host that is wanted again', () => {
  test('after it has been at its place and is gone, IT is asked again', async () => {
    const world = await waiting();
    await decide(world, 'approve');
    world.simulator.stranger.deleteCluster('denver');
    world.clock.advance(5 * minutes);
    world.simulator.stranger.deleteHost(host);
    world.simulator.clearLog();
    const before = await intentOf(world);
    expect(await submit(world)).toMatchObject({
      outcome: 'pending',
      view: { state: 'waiting_for_approval', isRegistered: false },
    });
    expect(world.writes()).toEqual([]);
    const stale = { hostId: host, requestedAtMs: before.requestedAtMs, verdict: 'approve', by: '' } as const;
    expect(await world.desk.as(byIt()).decide(stale)).toMatchObject({ ok: false });
    expect(await decide(world, 'approve')).toMatchObject({ ok: true });
    expectOneCluster(world.simulator, 'denver', [host]);
  });

  test('after a stop that had nothing to do with IT, the yes still stands', async () => {
    const world = await waiting([
      guardedSite(
        'denver',
        { needsApproval: true },
        { topology: { controlPlane: 1, controlPlaneRunsWork: true, workerPool: false, maxHosts: 1 } },
      ),
    ]);
    await world.desk.as(byIt()).submit(request(edgeHost(2)));
    await decide(world, 'approve');
    expect((await viewOf(world)).problem?.code).toBe('site_full');
    expect((await submit(world)).problem?.code).toBe('site_full');
    expect(newsOf(world, 'approval_wanted')).toHaveLength(1);
  });

  test('and is where it belongs, costs reads only and no question', async () => {
    const world = await waiting();
    await decide(world, 'approve');
    world.clock.advance(60 * minutes);
    world.simulator.clearLog();
    expect(await submit(world)).toMatchObject({ outcome: 'already', view: { state: 'setting_up' } });
    expect(world.writes()).toEqual([]);
    expect(newsOf(world, 'approval_wanted')).toHaveLength(1);
  });
});

describe('a yes is good for what was asked, by whom, and for a while', () => {
  const full = { controlPlane: 1, controlPlaneRunsWork: true, workerPool: false, maxHosts: 1 } as const;

  /** IT has said yes, and then there was no room: stopped before anything was written. */
  async function allowedAndStopped(): Promise<TestWorld> {
    const world = await waiting([guardedSite('denver', { needsApproval: true }, { topology: full })]);
    await world.desk.as(byIt()).submit(request(edgeHost(2)));
    await decide(world, 'approve');
    expect((await viewOf(world)).problem?.code).toBe('site_full');
    return world;
  }

  test.each([
    ['the same asker, a day later', byPin(), 24 * hours, 'refused'],
    ['the same asker, a moment before three days are over', byPin(), 72 * hours - minutes, 'refused'],
    ['the same asker, three days later', byPin(), 72 * hours, 'pending'],
    ['somebody else, at once', byLink(), 0, 'pending'],
  ] as const)('%s: %s', async (_name, actor, pauseMs, outcome) => {
    const world = await allowedAndStopped();
    world.clock.advance(pauseMs);
    expect((await submit(world, actor)).outcome).toBe(outcome);
    expect((await intentOf(world)).approvedBy).toBe(outcome === 'pending' ? null : 'sign-in ivy');
  });

  test('who has waited for two days has IT asked anew, because the link that they were sent is about to end', async () => {
    const world = await waiting();
    world.clock.advance(48 * hours - 1);
    await submit(world);
    const before = await askedAt(world);
    world.clock.advance(1);
    await submit(world);
    expect(await askedAt(world)).toBeGreaterThan(before);
    expect(new Set(newsOf(world, 'approval_wanted').map(({ key }) => key)).size).toBe(2);
    const old = { hostId: host, requestedAtMs: before, verdict: 'approve', by: '' } as const;
    expect(await world.desk.as(byIt()).decide(old)).toMatchObject({ error: { code: 'approval_not_wanted' } });
  });

  test('of IT that asks itself is theirs in the record and in the trail, whatever else they have shown', async () => {
    const world = createTestWorld([denver]);
    const both = { grants: [...byLink().grants, ...byIt().grants], sessionId: null };
    await submit(world, both);
    expect(await intentOf(world)).toMatchObject({
      requestedBy: 'sign-in ivy',
      approvedBy: 'sign-in ivy',
      linkId: null,
    });
    expect(await trailOf(world)).toContain('approval_given by sign-in ivy');
  });
});

describe('after the store was lost', () => {
  async function lost(world: TestWorld): Promise<TestWorld> {
    return createTestWorld([denver, boston], { snapshot: world.simulator.snapshot() });
  }

  test('a host that Palette shows in the cluster is not asked about, by reads only', async () => {
    const before = await waiting();
    await decide(before, 'approve');
    const world = await lost(before);
    expect(await submit(world)).toMatchObject({
      outcome: 'already',
      view: { state: 'setting_up', isRegistered: true },
    });
    expect(world.writes()).toEqual([]);
    expect(newsOf(world, 'approval_wanted')).toEqual([]);
    expect(await intentOf(world)).toMatchObject({ phase: 'settled', isVerified: true });
  });

  test('a host that waited is asked about again: it fails closed', async () => {
    const world = await lost(await waiting());
    expect((await submit(world)).view?.state).toBe('waiting_for_approval');
    expect(world.writes()).toEqual([]);
  });

  test('a decision about a host that nobody knows any more counts nothing', async () => {
    const world = await lost(await waiting());
    const decision = { hostId: host, requestedAtMs: world.clock.now(), verdict: 'approve', by: '' } as const;
    expect(await world.desk.as(byIt()).decide(decision)).toMatchObject({ ok: false });
    expect(world.writes()).toEqual([]);
  });

  test('a Palette that does not answer means that IT is asked', async () => {
    const before = await waiting();
    await decide(before, 'approve');
    const world = await lost(before);
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    expect((await submit(world)).view?.state).toBe('waiting_for_approval');
    expect(newsOf(world, 'approval_wanted')).toHaveLength(1);
  });
});

describe('the claim of a host that only waits', () => {
  test('goes to the right site at once when it is scanned there, and IT hears of both', async () => {
    const world = await waiting();
    expect(await submit(world, byPin('boston'), 'boston')).toMatchObject({ outcome: 'registered' });
    expectOneCluster(world.simulator, 'boston', [host]);
    expect(newsOf(world, 'second_site')).toMatchObject([{ facts: { heldBy: 'Site denver', wantedBy: 'Site boston' } }]);
  });

  test('does not go while the site is busy with a yes: one of them wins, and Palette has the host once', async () => {
    const world = await waiting();
    const requestedAtMs = await askedAt(world);
    const decision = { hostId: host, requestedAtMs, verdict: 'approve', by: '' } as const;
    await Promise.all([
      world.desk.as(byIt()).decide(decision),
      world.desk.as(byPin('boston')).submit(request(host, 'boston')),
    ]);
    await world.rest();
    const { clusters } = world.simulator.snapshot().state;
    const members = Object.values(clusters).flatMap(({ pools }) => pools.flatMap(({ hosts }) => hosts));
    expect(members.filter(({ hostUid }) => hostUid === host)).toHaveLength(1);
  });

  test('of a host that IT has said yes to stays', async () => {
    const world = await waiting([
      guardedSite(
        'denver',
        { needsApproval: true },
        { topology: { controlPlane: 3, controlPlaneRunsWork: true, workerPool: true, maxHosts: 6 } },
      ),
      boston,
    ]);
    await decide(world, 'approve');
    expect((await submit(world, byPin('boston'), 'boston')).problem?.code).toBe('host_at_other_site');
  });
});

test('hosts that wait for IT hold up nobody else at the site', async () => {
  const world = await waiting();
  for (const one of edgeHosts(3).slice(1)) await world.desk.as(byIt()).submit(request(one));
  await world.rest();
  expectOneCluster(world.simulator, 'denver', edgeHosts(3).slice(1));
});
