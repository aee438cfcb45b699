import { describe, expect, test } from 'vitest';
import type { SiteSight } from '../../../lib/registration/sight/site-sight';
import type { SiteProgress } from '../../../lib/registration/site-progress';
import { toView } from '../../../lib/registration/to-view';
import type { Problem } from '../../../lib/registration/view';
import { type Intent, type IntentPhase, openIntent } from '../../../lib/store/records';
import { hostId } from '../../support/plan-world';
import { testRequest } from '../../support/test-intent';
import { testCall, testMember, testSeenCluster, testSight } from '../../support/test-sight';

const nowMs = 6_000;
const nobody: SiteProgress = { present: 2, needed: 3, registering: [], turns: {}, atMs: 0 };
const request = testRequest({ hostName: 'till-1', requestedAtMs: 1_000 });

function intent(changes: Partial<Intent> = {}): Intent {
  return { ...openIntent(request), changedAtMs: 2_000, ...changes };
}

function problem(code: Problem['code']): Problem {
  return { code, facts: {}, reference: 'AAAA-BBBB' };
}

const settled = intent({ phase: 'settled', isRegistered: true });
const waiting = intent({ phase: 'waiting_for_hosts', isRegistered: true });
const stopped = intent({ phase: 'stopped', isRegistered: true, problem: problem('palette_refused') });

function show(one: Intent, sight: SiteSight | null = null, progress = nobody, atMs = nowMs) {
  return toView(one, progress, sight, atMs);
}

describe('before anything was seen in Palette', () => {
  test('the view is what the store knows', () => {
    expect(show(intent())).toEqual({
      hostId: 'h1',
      siteId: 'denver',
      hostName: 'till-1',
      state: 'queued',
      role: null,
      cluster: null,
      problem: null,
      hosts: { present: 2, needed: 3 },
      isRegistered: false,
      hasCalledHome: null,
      together: 1,
      turnAtMs: null,
      isDue: false,
      pollAfterMs: 5_000,
      updatedAtMs: 2_000,
      observedAtMs: null,
      milestones: {
        requestedAtMs: 1_000,
        registeredAtMs: null,
        calledHomeAtMs: null,
        joinedAtMs: null,
        readyAtMs: null,
      },
      requestedWay: 'open',
      machine: null,
      undo: expect.objectContaining({ way: 'at_once' }),
    });
  });

  test.each(['queued', 'registering', 'waiting_for_hosts', 'joining'] as const)(
    'phase %s is told as it is',
    (phase) => {
      expect(show(intent({ phase })).state).toBe(phase);
    },
  );

  test('a settled host is being set up: nobody has looked whether it is ready', () => {
    expect(show(settled)).toMatchObject({ state: 'setting_up', together: 0, observedAtMs: null });
  });
});

describe('a problem', () => {
  test.each([
    ['queued', 'palette_unreachable', 'queued'],
    ['joining', 'pool_change_refused', 'joining'],
    ['stopped', 'site_full', 'needs_attention'],
    ['queued', 'site_full', 'needs_attention'],
    ['settled', 'palette_unreachable', 'needs_attention'],
  ] as const)('in phase %s, %s: %s', (phase: IntentPhase, code, state) => {
    const view = show(intent({ phase, problem: problem(code) }));
    expect(view).toMatchObject({ state, problem: { code, reference: 'AAAA-BBBB' }, together: 0, turnAtMs: null });
  });

  test('a stopped registration needs attention, though its reason is lost', () => {
    expect(show(intent({ phase: 'stopped' })).state).toBe('needs_attention');
  });
});

describe('a settled host that Palette was asked about', () => {
  test('is ready when cluster and machine run', () => {
    expect(show(settled, testSight())).toMatchObject({
      state: 'ready',
      role: 'worker',
      cluster: { name: 'denver', state: 'Running' },
      problem: null,
      pollAfterMs: null,
      observedAtMs: 5_000,
      updatedAtMs: 3_000,
    });
  });

  test('no UID, label or address of the cluster gets into the view', () => {
    expect(Object.keys(show(settled, testSight()).cluster ?? {})).toEqual(['name', 'state']);
  });

  test.each([
    ['the cluster is provisioning', { isRunning: true }, { cluster: testSeenCluster({ state: 'Provisioning' }) }],
    ['the machine is not running', { isRunning: false }, {}],
    ['nobody has looked at its machine', { isRunning: null }, {}],
  ])('%s: is being set up, unless it has been ready before', (_, member, changes) => {
    const showMember = (readyAtMs: number | null) =>
      show(settled, testSight({ ...changes, members: { h1: testMember({ ...member, readyAtMs }) } })).state;
    expect(showMember(null)).toBe('setting_up');
    expect(showMember(3_000)).toBe('ready');
    // Before it was asked for: that was another story.
    expect(showMember(999)).toBe('setting_up');
  });

  test('is not called ready because it was, once something has gone wrong', () => {
    const failed = testMember({ isRunning: false, hasFailed: true, readyAtMs: 3_000 });
    expect(show(settled, testSight({ members: { h1: failed } })).state).toBe('needs_attention');
    expect(show(settled, testSight({ members: {} })).state).toBe('needs_attention');
  });

  test.each([
    ['cluster_deleting', { cluster: testSeenCluster({ state: 'Deleting' }) }],
    ['cluster_in_error', { cluster: testSeenCluster({ state: 'Error' }) }],
    ['cluster_in_error', { members: { h1: testMember({ isRunning: false, hasFailed: true }) } }],
    ['host_state_unclear', { members: {} }],
    ['host_state_unclear', { members: {}, cluster: null }],
  ] as const)('%s is nobody’s intent, and yet the truth: %j', (code, changes) => {
    const view = show(settled, testSight(changes));
    expect(view).toMatchObject({ state: 'needs_attention', problem: { code, facts: {} } });
  });

  test('is not called lost because of what was seen before it joined', () => {
    const old = testSight({ members: {}, membersAtMs: 2_000 });
    expect(show(settled, old)).toMatchObject({ state: 'setting_up', problem: null });
    expect(show(settled, { ...old, membersAtMs: 2_001 }).problem?.code).toBe('host_state_unclear');
  });

  test('such a problem has the same reference whenever it is looked at, and another one for another host', () => {
    const broken = testSight({ cluster: testSeenCluster({ state: 'Error' }) });
    const other = { ...settled, hostId: hostId('h2') };
    const references = [settled, settled, other].map((one) => show(one, broken).problem?.reference);
    expect(references[0]).toBe(references[1]);
    expect(references[0]).not.toBe(references[2]);
  });

  test('before it is settled, the cluster’s fate is not its own', () => {
    const broken = testSight({ cluster: testSeenCluster({ state: 'Error' }), members: {} });
    expect(show(waiting, broken)).toMatchObject({ state: 'waiting_for_hosts', problem: null, cluster: null });
  });

  test('what the intent says of itself comes first', () => {
    const broken = testSight({ cluster: testSeenCluster({ state: 'Error' }) });
    expect(show({ ...settled, problem: problem('outcome_unknown') }, broken).problem?.code).toBe('outcome_unknown');
  });
});

describe('a host that others have taken along', () => {
  test.each([
    ['waiting', waiting],
    ['stopped', stopped],
  ])('though it was %s, is shown where Palette has it, and somebody is asked to tell the store', (_, one) => {
    expect(show(one, testSight())).toMatchObject({
      state: 'ready',
      role: 'worker',
      problem: null,
      isDue: true,
      isRegistered: true,
    });
  });

  test.each([
    ['was seen there before the intent changed', { membersAtMs: 2_000 }],
    ['is in a cluster that is not ours', { cluster: testSeenCluster({ isUsable: false }) }],
    ['is in a cluster that failed', { cluster: testSeenCluster({ state: 'Error' }) }],
    ['is in a cluster that is gone', { cluster: null }],
  ])('is not believed to be there when it %s', (_, changes) => {
    expect(show(stopped, testSight(changes))).toMatchObject({ state: 'needs_attention', role: null, isDue: false });
  });
});

describe('hosts at the site', () => {
  const gathered = { members: {}, cluster: null, gathered: { present: 1, needed: 5 } };
  const many = Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5'].map((id) => [id, testMember()]));
  test.each([
    ['while it is worked on: the progress', intent(), null, { present: 2, needed: 3 }],
    ['while it waits: what the last run counted', waiting, testSight(gathered), { present: 1, needed: 5 }],
    ['while it waits and nobody has seen anything: the progress', waiting, null, { present: 2, needed: 3 }],
    ['settled, and nobody has seen the members: all that it took', settled, null, { present: 3, needed: 3 }],
    ['fewer members than were planned: what exists wins', settled, testSight(), { present: 1, needed: 1 }],
    ['more members: all of them are there', settled, testSight({ members: many }), { present: 5, needed: 5 }],
  ])('%s', (_, one, seen, hosts) => {
    expect(show(one, seen).hosts).toEqual(hosts);
  });
});

describe('has the host itself called home?', () => {
  const quiet = { members: { h1: testMember({ isRunning: null }) } };
  const call = (hasCalledHome: boolean) => ({ calls: { h1: testCall({ hasCalledHome }) } });
  test.each([
    ['not looked', null, null],
    ['not read', testSight(quiet), null],
    ['its machine runs', testSight(), true],
    ['it has not', testSight({ ...quiet, ...call(false) }), false],
    ['it has', testSight({ ...quiet, ...call(true) }), true],
    ['a running machine outweighs an old record', testSight(call(false)), true],
  ])('%s', (_, seen, expected) => {
    expect(show(settled, seen).hasCalledHome).toBe(expected);
  });

  test('is told of a host that waits, too', () => {
    const seen = testSight({ members: {}, cluster: null, ...call(true) });
    expect(show(waiting, seen)).toMatchObject({ hasCalledHome: true, state: 'waiting_for_hosts' });
  });
});

describe('the age of what is shown is that of its oldest part', () => {
  const call = { h1: testCall({ hasCalledHome: false, atMs: 1_000, changedAtMs: 1_000 }) };
  const installing = { h1: testMember({ isRunning: false }) };
  test.each([
    ['cluster and pools', {}, 5_000],
    ['an older pool', { membersAtMs: 4_000 }, 4_000],
    ['a machine that does not run yet', { members: installing, machinesAtMs: 3_500 }, 3_500],
    ['a machine that runs is not looked at again', { machinesAtMs: 1_000 }, 5_000],
    ['a host that has not called', { members: installing, calls: call }, 1_000],
    ['a host that has called has done so for ever', { calls: { h1: { ...call.h1, hasCalledHome: true } } }, 5_000],
  ])('%s', (_, changes, observedAtMs) => {
    expect(show(settled, testSight(changes)).observedAtMs).toBe(observedAtMs);
  });

  test('of a host that waits, only its own record counts', () => {
    expect(show(waiting, testSight({ members: {}, calls: call })).observedAtMs).toBe(1_000);
    expect(show(waiting, testSight({ members: {} })).observedAtMs).toBeNull();
  });
});

describe('the last change is that of whatever is shown', () => {
  test.each([
    ['the intent', testSight({ changedAtMs: 0, members: { h1: testMember({ changedAtMs: 0 }) } }), 2_000],
    ['the host', testSight({ members: { h1: testMember({ changedAtMs: 4_500 }) } }), 4_500],
    ['the site', testSight({ changedAtMs: 4_600 }), 4_600],
  ])('%s', (_, seen, updatedAtMs) => {
    expect(show(settled, seen).updatedAtMs).toBe(updatedAtMs);
  });

  test('another host of the site changes nothing here', () => {
    const members = { h1: testMember(), h2: testMember({ changedAtMs: 9_000 }) };
    expect(show(settled, testSight({ members })).updatedAtMs).toBe(3_000);
  });
});

describe('while others are registered with it', () => {
  const three: SiteProgress = { ...nobody, registering: ['h1', 'h2', 'h3'], atMs: 4_000 };

  test('it says how many, itself included', () => {
    expect(show(intent({ phase: 'registering' }), null, three)).toMatchObject({ together: 3, updatedAtMs: 4_000 });
    expect(show(intent(), null, { ...three, registering: ['h2', 'h3'] }).together).toBe(3);
  });

  test('it does not when nothing was heard of them for a minute, unless their turn is still to come', () => {
    expect(show(intent(), null, three, 64_001).together).toBe(1);
    expect(show(intent(), null, { ...three, turns: { h3: 70_000 } }, 64_001).together).toBe(3);
  });

  test.each([waiting, settled, stopped])('one that is not worked on has no company', (one) => {
    expect(show(one, null, three).together).toBe(0);
  });

  test('it says when its turn comes, as long as that is to come', () => {
    const limited = { ...three, turns: { h1: 46_000 } };
    expect(show(intent(), null, limited).turnAtMs).toBe(46_000);
    expect(show(intent(), null, limited, 46_000).turnAtMs).toBeNull();
    expect(show(settled, null, limited).turnAtMs).toBeNull();
  });
});

describe('a registration that was left half-way', () => {
  const left = intent({ phase: 'joining' });

  test('is admitted after 90 seconds', () => {
    expect(show(left, null, nobody, 91_999).problem).toBeNull();
    expect(show(left, null, nobody, 92_000).problem).toMatchObject({ code: 'outcome_unknown', facts: {} });
  });

  test('has the same reference whenever it is looked at', () => {
    const [one, other] = [100_000, 200_000].map((atMs) => show(left, null, nobody, atMs).problem?.reference);
    expect(one).toBe(other);
  });

  test('is not left while its turn is to come', () => {
    const limited = { ...nobody, turns: { h1: 150_000 } };
    expect(show(left, null, limited, 120_000)).toMatchObject({ problem: null, isDue: false, turnAtMs: 150_000 });
  });

  test.each([waiting, settled])('one that waits or is settled was not left', (one) => {
    expect(show(one, null, nobody, 10_000_000).problem).toBeNull();
  });

  test('is due long before it is admitted', () => {
    expect(show(left, null, nobody, 6_999).isDue).toBe(false);
    expect(show(left, null, nobody, 7_000).isDue).toBe(true);
  });
});

test('a host that whoever serves its site has named lately is neither due nor given up', () => {
  const minutes = 60_000;
  const late = 10 * minutes;
  expect(toView(intent(), nobody, null, late)).toMatchObject({ isDue: true, problem: { code: 'outcome_unknown' } });
  expect(toView(intent(), nobody, null, late, late - 20_000)).toMatchObject({ isDue: false, problem: null });
});

describe('the time of a step', () => {
  const held = { ...settled, registeredAtMs: 1_500 };

  test('is when it was first seen to be done', () => {
    const members = { h1: testMember({ joinedAtMs: 2_500, readyAtMs: 3_000 }) };
    const calls = { h1: testCall({ changedAtMs: 2_700 }) };
    expect(show(held, testSight({ members, calls })).milestones).toEqual({
      requestedAtMs: 1_000,
      registeredAtMs: 1_500,
      calledHomeAtMs: 2_700,
      joinedAtMs: 2_500,
      readyAtMs: 3_000,
    });
  });

  test('is not known of what has not been seen', () => {
    const silent = { members: {}, calls: { h1: testCall({ hasCalledHome: false }) } };
    for (const sight of [null, testSight({ members: {} }), testSight(silent)]) {
      expect(show(waiting, sight).milestones).toMatchObject({
        calledHomeAtMs: null,
        joinedAtMs: null,
        readyAtMs: null,
      });
    }
  });

  test('of the registration is Palette’s own where the store has lost it, or where it was there long before', () => {
    const seen = (entryAtMs: number) => testSight({ calls: { h1: testCall({ entryAtMs }) } });
    expect(show(settled, seen(700)).milestones.registeredAtMs).toBe(700);
    expect(show(held, seen(700)).milestones.registeredAtMs).toBe(1_500);
    expect(show(held, seen(-100_000)).milestones.registeredAtMs).toBe(-100_000);
    expect(show(intent(), seen(700)).milestones.registeredAtMs).toBeNull();
  });

  test('of a call home that was seen before the host was asked for is that of an entry that may be gone', () => {
    const old = testSight({ members: {}, calls: { h1: testCall({ atMs: 999, changedAtMs: 500 }) } });
    expect(show(waiting, old)).toMatchObject({ hasCalledHome: null, milestones: { calledHomeAtMs: null } });
  });
});

test('what the host reports of its machine is shown, also while it waits for others', () => {
  const machine = { cpus: 1, memoryMb: 2_048, diskGb: null };
  const seen = testSight({ calls: { h1: testCall({ machine }) } });
  expect(show(settled, seen).machine).toEqual(machine);
  expect(show(waiting, { ...seen, cluster: null, members: {} }).machine).toEqual(machine);
});

test.each([
  ['anybody', 'open'],
  ['link spring-rollout', 'link'],
  ['pin denver-snow-st', 'pin'],
  ['sign-in ivy@example.com', 'sign_in'],
  ['command it', 'it'],
  ['approval link', 'it'],
  ['constructor', null],
  ['', null],
])('of who asked for it (%s) only the way is told: %s', (requestedBy, way) => {
  expect(show({ ...settled, requestedBy }).requestedWay).toBe(way);
});
