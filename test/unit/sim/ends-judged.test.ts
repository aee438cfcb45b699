import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../lib/errors';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Intent } from '../../../lib/store/records';
import { hostIdOf } from '../../sim/choose-phones';
import { checkEnd } from '../../sim/invariants/end';
import { checkIntents } from '../../sim/invariants/intents';
import { checkPhones } from '../../sim/invariants/phones';
import { checkRescans } from '../../sim/invariants/rescans';
import { checkSettlings } from '../../sim/invariants/settlings';
import { testSite } from '../../support/test-site';
import {
  createOwnCluster,
  intentOf,
  registerOwnHost,
  type StagedEvidence,
  site,
  stageEvidence,
  startMs,
} from './staged-evidence';

const host = hostIdOf(1);
const isMember = (staged: StagedEvidence) => void createOwnCluster(staged, [host]);
const nothing = () => {};
const problem = (code: ErrorCode) => ({ code, reference: 'R', facts: {} });

type Arrange = (staged: StagedEvidence) => void;

const foreignCluster: Arrange = ({ simulator }) => void simulator.stranger.createCluster({ name: site.clusterName });
const otherCluster: Arrange = ({ simulator }) => void simulator.stranger.createCluster({ name: 'lab', hosts: [host] });
const otherProject: Arrange = ({ simulator }) => simulator.stranger.registerHost({ uid: host, projectUid: 'another' });

/** What may be said of a host at the end, and whether it is true. */
const endings: readonly (readonly [string, Partial<Intent>, Arrange, boolean])[] = [
  ['settled and a member', { phase: 'settled', isVerified: true }, isMember, true],
  ['settled, but not seen again', { phase: 'settled', isVerified: false }, isMember, false],
  ['settled, but no member', { phase: 'settled', isVerified: true }, nothing, false],
  ['still queued', { phase: 'queued' }, nothing, false],
  [
    'still joining, for a reason that time mends',
    { phase: 'joining', problem: problem('palette_busy') },
    nothing,
    false,
  ],
  [
    'stopped: a stranger has the name',
    { phase: 'stopped', problem: problem('cluster_not_ours') },
    foreignCluster,
    true,
  ],
  ['stopped: no stranger has the name', { phase: 'stopped', problem: problem('cluster_not_ours') }, isMember, false],
  ['stopped: in another cluster', { phase: 'stopped', problem: problem('host_in_other_cluster') }, otherCluster, true],
  ['stopped: in no other cluster', { phase: 'stopped', problem: problem('host_in_other_cluster') }, isMember, false],
  ['stopped: elsewhere', { phase: 'stopped', problem: problem('host_registered_elsewhere') }, otherProject, true],
  ['stopped: not elsewhere', { phase: 'stopped', problem: problem('host_registered_elsewhere') }, nothing, false],
  ['stopped: full, with room', { phase: 'stopped', problem: problem('site_full') }, isMember, false],
  ['stopped: refused, by nobody', { phase: 'stopped', problem: problem('palette_refused') }, nothing, false],
  ['stopped: a bug', { phase: 'stopped', problem: problem('internal') }, nothing, false],
];

const gathers = testSite('denver', { topology: { controlPlane: 3, maxHosts: 5 } });

describe('every intent ends', () => {
  test.each(endings)('%s', (_name, changes, arrange, isTrue) => {
    const staged = stageEvidence();
    arrange(staged);
    staged.keep();
    staged.evidence.intents = [intentOf(changes)];
    expect(checkIntents(staged.evidence).violations).toHaveLength(isTrue ? 0 : 1);
  });

  test.each([
    [2, 0],
    [3, 1],
  ])('waiting for three hosts with %i of them there', (present, violations) => {
    const staged = stageEvidence({}, [gathers]);
    for (let number = 1; number <= present; number += 1) registerOwnHost(staged.simulator, hostIdOf(number));
    staged.keep();
    staged.evidence.intents = [intentOf({ phase: 'waiting_for_hosts' })];
    expect(checkIntents(staged.evidence).violations).toHaveLength(violations);
  });
});

describe('every phone ends on a true state', () => {
  const told = (state: RegistrationView['state'], code: ErrorCode | null, arrange: Arrange) => {
    const staged = stageEvidence();
    arrange(staged);
    staged.keep();
    const [plan] = staged.evidence.scenario.phones;
    if (plan === undefined) throw new Error('No phone');
    const view = { hostId: host, siteId: site.id, state, problem: code === null ? null : problem(code) };
    const record = { plan, views: [], told: { kind: 'view', atMs: startMs, view: view as RegistrationView } } as const;
    staged.evidence.phones.push({ ...record, views: [] });
    return checkPhones(staged.evidence).violations.length;
  };

  test('what is true is fine', () => {
    expect(told('setting_up', null, isMember)).toBe(0);
    expect(told('needs_attention', 'cluster_not_ours', foreignCluster)).toBe(0);
    expect(told('registering', 'site_being_set_up', isMember)).toBe(0);
  });

  test('what is not true is a violation', () => {
    expect(told('ready', null, nothing)).toBe(1);
    expect(told('joining', null, isMember)).toBe(1);
    expect(told('registering', null, isMember)).toBe(1);
    expect(told('registering', 'site_being_set_up', nothing)).toBe(1);
    expect(told('needs_attention', 'cluster_not_ours', isMember)).toBe(1);
    expect(told('waiting_for_hosts', null, isMember)).toBe(1);
  });
});

describe('who is settled is a member', () => {
  const settle = (arrange: Arrange, seenAgainAfterMs: number, storeTakesMs = 0, wasStopped = false) => {
    const staged = stageEvidence();
    arrange(staged);
    staged.keep();
    const settling = { hostId: host, siteId: site.id };
    const firstAtMs = startMs + 10;
    const againAtMs = firstAtMs + seenAgainAfterMs;
    staged.evidence.settlings.push({
      ...settling,
      askedAtMs: firstAtMs,
      atMs: firstAtMs + storeTakesMs,
      isVerified: false,
      wasStopped: false,
    });
    staged.evidence.settlings.push({
      ...settling,
      askedAtMs: againAtMs,
      atMs: againAtMs,
      isVerified: true,
      wasStopped,
    });
    return checkSettlings(staged.evidence).violations.map(({ invariant }) => invariant);
  };

  test('a member that was seen again after a minute is fine', () => expect(settle(isMember, 60_000)).toEqual([]));

  test('who never was a member is a violation', () => {
    expect(settle(nothing, 60_000)).toEqual(['who is settled is a member', 'who is settled is a member']);
  });

  test('a store that took long to write the first down makes no difference', () => {
    expect(settle(isMember, 60_000, 9_000)).toEqual([]);
    expect(settle(isMember, 54_999)).toEqual(['who is settled is seen again after a minute']);
  });

  test('who was seen again at once is a violation', () => {
    expect(settle(isMember, 300)).toEqual(['who is settled is seen again after a minute']);
  });

  test('unless it was stopped, and others have taken its host along', () => {
    expect(settle(isMember, 300, 0, true)).toEqual([]);
  });
});

test('a run without an end, a bug that is thrown and a write at a re-scan are violations', () => {
  const staged = stageEvidence();
  expect(checkEnd(staged.evidence).violations).toEqual([]);
  staged.evidence.thrown.push({ atMs: startMs, what: 'submit: TypeError' });
  expect(checkEnd({ ...staged.evidence, hasEnded: false }).violations).toHaveLength(2);
  staged.write(() => isMember(staged));
  staged.evidence.rescanWrites.push(...staged.evidence.writes);
  expect(checkRescans(staged.evidence).violations).toHaveLength(1);
});
