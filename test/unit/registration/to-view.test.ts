import { describe, expect, test } from 'vitest';
import type { Machine } from '../../../lib/palette/model';
import type { Sight } from '../../../lib/registration/look';
import { toView } from '../../../lib/registration/to-view';
import type { Problem } from '../../../lib/registration/view';
import { type Intent, type IntentPhase, openIntent } from '../../../lib/store/records';
import { hostId, testCluster, testRecord } from '../../support/plan-world';
import { siteId } from '../../support/test-site';

const progress = { present: 2, needed: 3 };
const request = { hostId: hostId('h1'), siteId: siteId('denver'), hostName: 'till-1', requestedAtMs: 1_000 };

function intent(changes: Partial<Intent> = {}): Intent {
  return { ...openIntent(request), changedAtMs: 2_000, ...changes };
}

function problem(code: Problem['code']): Problem {
  return { code, facts: {}, reference: 'AAAA-BBBB' };
}

const machine: Machine = { hostId: 'h1', isRunning: true, hasFailed: false };

function sight(changes: Partial<Sight> = {}): Sight {
  return { cluster: testCluster(), role: 'worker', machine, host: null, members: 3, ...changes };
}

const settled = intent({ phase: 'settled', isRegistered: true });

function stateOf(one: Intent, seen: Sight | null = null) {
  return toView(one, progress, seen, null).state;
}

describe('before anything was seen in Palette', () => {
  test('the view is what the store knows', () => {
    expect(toView(intent(), progress, null, null)).toEqual({
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
      updatedAtMs: 2_000,
      observedAtMs: null,
    });
  });

  test.each(['queued', 'registering', 'waiting_for_hosts', 'joining'] as const)(
    'phase %s is told as it is',
    (phase) => {
      expect(stateOf(intent({ phase }))).toBe(phase);
    },
  );

  test('a settled host is being set up: nobody has looked whether it is ready', () => {
    expect(stateOf(settled)).toBe('setting_up');
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
    const view = toView(intent({ phase, problem: problem(code) }), progress, null, null);
    expect(view).toMatchObject({ state, problem: { code, reference: 'AAAA-BBBB' } });
  });

  test('a stopped registration needs attention, though its reason is lost', () => {
    expect(stateOf(intent({ phase: 'stopped' }))).toBe('needs_attention');
  });
});

describe('a settled host that Palette was asked about', () => {
  test('is ready when cluster and machine run', () => {
    expect(toView(settled, progress, sight(), 5_000)).toMatchObject({
      state: 'ready',
      role: 'worker',
      cluster: { name: 'denver', state: 'Running' },
      problem: null,
      observedAtMs: 5_000,
    });
  });

  test('no UID, label or address of the cluster gets into the view', () => {
    const { cluster } = toView(settled, progress, sight(), 5_000);
    expect(Object.keys(cluster ?? {})).toEqual(['name', 'state']);
  });

  test.each([
    ['the cluster is provisioning', { cluster: testCluster({ state: 'Provisioning' }) }],
    ['the machine is not running', { machine: { ...machine, isRunning: false } }],
    ['the machine is not there yet', { machine: null }],
  ])('is being set up while %s', (_, changes) => {
    expect(stateOf(settled, sight(changes))).toBe('setting_up');
  });

  test.each([
    ['cluster_deleting', { cluster: testCluster({ state: 'Deleting' }) }],
    ['cluster_in_error', { cluster: testCluster({ state: 'Error' }) }],
    ['cluster_in_error', { machine: { ...machine, isRunning: false, hasFailed: true } }],
    ['host_state_unclear', { role: null }],
    ['host_state_unclear', { role: null, cluster: null, machine: null, members: 0 }],
  ] as const)('%s is nobody’s intent, and yet the truth: %j', (code, changes) => {
    const view = toView(settled, progress, sight(changes), 5_000);
    expect(view).toMatchObject({ state: 'needs_attention', problem: { code, facts: {} } });
  });

  test('such a problem has the same reference whenever it is looked at, and another one for another host', () => {
    const broken = sight({ cluster: testCluster({ state: 'Error' }) });
    const other = { ...settled, hostId: hostId('h2') };
    const references = [settled, settled, other].map((one) => toView(one, progress, broken, 1).problem?.reference);
    expect(references[0]).toBe(references[1]);
    expect(references[0]).not.toBe(references[2]);
  });

  test('before it is settled, the cluster’s fate is not its own', () => {
    const broken = sight({ cluster: testCluster({ state: 'Error' }), role: null });
    expect(toView(intent({ phase: 'joining' }), progress, broken, 1)).toMatchObject({
      state: 'joining',
      problem: null,
    });
  });

  test('what the intent says of itself comes first', () => {
    const broken = sight({ cluster: testCluster({ state: 'Error' }) });
    const own = { ...settled, problem: problem('outcome_unknown') };
    expect(toView(own, progress, broken, 1).problem?.code).toBe('outcome_unknown');
  });
});

describe('hosts at the site', () => {
  test.each([
    ['nothing was seen: the progress', null, { present: 2, needed: 3 }],
    ['no members were seen: the progress', sight({ members: 0 }), { present: 2, needed: 3 }],
    ['fewer members than were planned: what exists wins', sight({ members: 1 }), { present: 1, needed: 1 }],
    ['more members than were needed: all of them are there', sight({ members: 5 }), { present: 5, needed: 5 }],
  ])('%s', (_, seen, hosts) => {
    expect(toView(settled, progress, seen, 1).hosts).toEqual(hosts);
  });
});

describe('has the host itself called home?', () => {
  test.each([
    ['not looked', null, null],
    ['not read', sight({ machine: null, host: null }), null],
    ['its machine runs', sight(), true],
    ['it has not', sight({ machine: null, host: testRecord('h1', { state: 'unpaired' }) }), false],
    ['it has', sight({ machine: null, host: testRecord('h1', { state: 'ready' }) }), true],
    ['a running machine outweighs an old record', sight({ host: testRecord('h1', { state: 'unpaired' }) }), true],
  ])('%s', (_, seen, expected) => {
    expect(toView(settled, progress, seen, 1).hasCalledHome).toBe(expected);
  });
});
