import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../lib/errors';
import { isDue } from '../../../lib/registration/is-due';
import { type Intent, type IntentPhase, openIntent } from '../../../lib/store/records';
import { testRequest } from '../../support/test-intent';

const request = testRequest();

function intent(phase: IntentPhase, code: ErrorCode | null = null, changes: Partial<Intent> = {}): Intent {
  const problem = code === null ? null : { code, facts: {}, reference: 'AAAA-BBBB' };
  return { ...openIntent(request), phase, problem, ...changes };
}

const year = 365 * 24 * 60 * 60_000;

describe('somebody should go on', () => {
  it.each([
    ['queued, and nobody came', intent('queued'), 5_000],
    ['registering, and left', intent('registering'), 5_000],
    ['joining, and left', intent('joining'), 5_000],
    ['held up by what time mends', intent('queued', 'palette_unreachable'), 15_000],
    ['held up while it joins', intent('joining', 'pool_change_refused'), 15_000],
    ['waiting, and its last run failed', intent('waiting_for_hosts', 'palette_slow'), 15_000],
    ['settled, and not seen a second time', intent('settled'), 60_000],
    ['waiting for other hosts, and not counted for an hour', intent('waiting_for_hosts'), 3_600_000],
  ])('%s: after so many milliseconds and not before', (_, one, fromMs) => {
    expect(isDue(one, fromMs - 1)).toBe(false);
    expect(isDue(one, fromMs)).toBe(true);
  });

  it('a while after whoever serves the site was last heard of', () => {
    expect(isDue(intent('queued'), 34_999, { heardOfAtMs: 10_000 })).toBe(false);
    expect(isDue(intent('queued'), 35_000, { heardOfAtMs: 10_000 })).toBe(true);
  });

  it.each(['waiting_for_hosts', 'stopped'] as const)(
    'at once where Palette shows the host in its place: %s',
    (phase) => {
      expect(isDue(intent(phase, 'palette_refused'), 0, { isTaken: true })).toBe(true);
    },
  );
});

describe('nobody should', () => {
  it.each([
    ['stopped: a person has to mend something', intent('stopped', 'site_full')],
    ['stopped, though time would have mended it', intent('stopped', 'palette_slow')],
    ['stopped for a reason that is lost', intent('stopped')],
    ['open, with what a person has to mend', intent('queued', 'profile_not_found')],
    ['waiting, with what a person has to mend', intent('waiting_for_hosts', 'palette_credential_refused')],
    ['settled and seen twice', intent('settled', null, { isVerified: true })],
  ])('%s, not even after a year', (_, one) => {
    expect(isDue(one, year)).toBe(false);
  });

  it('before its turn has come', () => {
    expect(isDue(intent('registering'), 39_999, { turnAtMs: 40_000 })).toBe(false);
    expect(isDue(intent('registering', 'palette_busy'), 39_999, { turnAtMs: 40_000 })).toBe(false);
    expect(isDue(intent('registering'), 40_000, { turnAtMs: 40_000 })).toBe(true);
  });
});
