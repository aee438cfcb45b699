import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogPage } from '../../../lib/palette/simulator/log';
import { judgeLimits, measureUsage, slackMs } from '../../load/judge/judge-limits';

type Entry = LogPage['entries'][number];

function call(at: number, path = '/v1/edgehosts/edge-1', more: Partial<Entry> = {}): Entry {
  return {
    at,
    method: 'GET',
    path,
    template: null,
    status: 200,
    effect: 'read',
    faults: [],
    requestBody: undefined,
    ...more,
  };
}

function calls(count: number, from: number, everyMs: number, path?: string): Entry[] {
  return Array.from({ length: count }, (_, index) => call(from + index * everyMs, path));
}

function excess(entries: readonly Entry[]): number | undefined {
  return measureUsage(entries)[0]?.excess;
}

/** The definition, word by word: all windows that begin and end with a request. */
function bruteExcess(times: readonly number[], burst: number, perSecond: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  let worst = Number.NEGATIVE_INFINITY;
  for (const [first, from] of sorted.entries()) {
    for (let last = first; last < sorted.length; last += 1) {
      const seconds = ((sorted[last] ?? from) - from) / 1_000;
      worst = Math.max(worst, last - first + 1 - burst - perSecond * seconds);
    }
  }
  return worst;
}

describe('limits, from the log', () => {
  test('a burst and then the rate is exactly the limit', () => {
    expect(excess([...calls(50, 0, 0), ...calls(100, 100, 100)])).toBeCloseTo(0);
  });

  test('one request more at one moment is one above', () => {
    expect(excess([...calls(51, 0, 0), ...calls(100, 100, 100)])).toBeCloseTo(1);
  });

  test('a burst in the middle of a busy time counts as much as one at the start', () => {
    expect(excess([...calls(100, 0, 100), ...calls(51, 10_000, 0)])).toBeCloseTo(1);
  });

  test('the worst window is the one that the definition finds, in whatever order the log is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 120 }), (times) => {
        expect(excess(times.map((at) => call(at)))).toBeCloseTo(bruteExcess(times, 50, 10), 6);
      }),
    );
  });

  test('every prefix is measured apart, by its own limit', () => {
    const usages = measureUsage([...calls(60, 0, 0), ...calls(60, 0, 0, '/v1/cloudconfigs/edge-native/a')]);
    expect(usages.map(({ limit, requests, excess: above }) => [limit.prefix, requests, above])).toEqual([
      ['/v1/edgehosts', 60, 10],
      ['/v1/cloudconfigs', 60, -190],
    ]);
  });

  test('a little too much is slack, more is a breach', () => {
    const slack = (10 * slackMs) / 1_000;
    const [within] = judgeLimits(calls(50 + Math.floor(slack), 0, 0));
    const [over] = judgeLimits(calls(50 + Math.floor(slack) + 1, 0, 0));
    expect(within?.breaches).toEqual([]);
    expect(over?.breaches).toEqual(['/v1/edgehosts 3.0 above its limit at most, 53 requests']);
  });

  test('refusals by limits are told apart from those by bad luck', () => {
    const entries = [
      call(0, undefined, { status: 429 }),
      call(1, undefined, { status: 429, faults: ['too-many-requests'] }),
    ];
    expect(judgeLimits(entries)[1]?.found).toBe('1 real 429s of 2 calls');
  });
});
