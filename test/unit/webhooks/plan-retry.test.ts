import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../lib/store/records';
import { isRefused, planRetry, readRetryAfter, type TryFailure } from '../../../lib/webhooks/plan-retry';

const startMs = Date.parse('2026-11-21T08:00:00Z');
const hourMs = 3_600_000;

const fresh: Notice = {
  id: 'msg_1',
  webhookId: 'ops',
  kind: 'host_ready',
  atMs: startMs,
  body: '{}',
  tries: 0,
  nextAtMs: startMs,
};

function failure(status: number | null, retryAfterMs: number | null = null): TryFailure {
  return { status, reason: 'test', retryAfterMs };
}

/** When it is tried, from the first time on, seconds; tries take no time here. */
function triesOf(kind: TryFailure): number[] {
  const atMs: number[] = [];
  for (let notice: Notice | null = fresh; notice !== null; notice = planRetry(notice, kind, notice.nextAtMs)) {
    atMs.push(notice.nextAtMs - startMs);
  }
  return atMs.map((ms) => ms / 1_000);
}

test('waits 5 s, 30 s, 2 min, 10 min, 30 min, then an hour each, for three days', () => {
  const all = triesOf(failure(500));
  expect(all.slice(0, 8)).toEqual([0, 5, 35, 155, 755, 2_555, 6_155, 9_755]);
  expect(all.at(-1)).toBeLessThanOrEqual(72 * 3_600);
  expect(all.at(-1)).toBeGreaterThan(71 * 3_600);
});

test('the very end of the three days is still tried, and nothing after it', () => {
  const late = { ...fresh, tries: 5 };
  expect(planRetry(late, failure(500), startMs + 71 * hourMs)?.nextAtMs).toBe(startMs + 72 * hourMs);
  expect(planRetry(late, failure(500), startMs + 71 * hourMs + 1)).toBeNull();
});

test.each([400, 401, 403, 404, 410, 499])('what is refused with %i is tried again five times', (status) => {
  expect(triesOf(failure(status))).toEqual([0, 5, 35, 155, 755, 2_555]);
});

test.each([408, 425, 429, 500, 503, 302, null])('%s is not the fault of the message', (status) => {
  expect(isRefused(failure(status))).toBe(false);
  expect(triesOf(failure(status)).length).toBeGreaterThan(70);
});

test('a receiver may ask for a longer wait, up to an hour, never for a shorter one', () => {
  const waitOf = (retryAfterMs: number) =>
    (planRetry(fresh, failure(503, retryAfterMs), startMs)?.nextAtMs ?? 0) - startMs;
  expect(waitOf(60_000)).toBe(60_000);
  expect(waitOf(1_000)).toBe(5_000);
  expect(waitOf(0)).toBe(5_000);
  expect(waitOf(1e15)).toBe(hourMs);
});

test('all else about the message stays as it is', () => {
  const again = planRetry(fresh, failure(500), startMs);
  expect(again).toEqual({ ...fresh, tries: 1, nextAtMs: startMs + 5_000 });
});

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    [' 5 ', 5_000],
    ['0', 0],
    ['Sat, 21 Nov 2026 08:01:00 GMT', 60_000],
    ['Sat, 21 Nov 2026 07:00:00 GMT', 0],
  ])('%s', (header, ms) => {
    expect(readRetryAfter(header, startMs)).toBe(ms);
  });

  test.each([null, '', 'soon', '-5', '1.5', '1e3', '9999999999999', '21.11.2026', 'Nonsense 99', 'Nov 21 2026'])(
    '%s says nothing',
    (header) => {
      expect(readRetryAfter(header, startMs)).toBeNull();
    },
  );
});
