import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../../app/_keep/backoff';

describe('the wait between tries', () => {
  it.each([
    [0, 2_000],
    [1, 4_000],
    [4, 32_000],
    [8, 300_000],
    [5_000, 300_000],
  ])('after %i tries is at most %i ms, and at least half of it', (tries, ms) => {
    expect(backoffMs(tries, 0)).toBe(ms);
    expect(backoffMs(tries, 0.5)).toBe(ms * 0.75);
    expect(backoffMs(tries, 1)).toBe(ms / 2);
  });
});
