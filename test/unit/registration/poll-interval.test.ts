import { describe, expect, it } from 'vitest';
import { pollIntervalMs } from '../../../lib/registration/poll-interval';

const minutes = 60_000;

describe('how soon to look again', () => {
  it.each([
    ['setting_up', 0, 5_000],
    ['setting_up', 2 * minutes - 1, 5_000],
    ['setting_up', 2 * minutes, 10_000],
    ['queued', 10 * minutes - 1, 10_000],
    ['needs_attention', 10 * minutes, 30_000],
    ['setting_up', 1_000 * minutes, 30_000],
    ['waiting_for_hosts', 0, 60_000],
    ['waiting_for_hosts', 1_000 * minutes, 60_000],
    ['ready', 0, null],
  ] as const)('%s after %s ms: %s', (state, ageMs, intervalMs) => {
    expect(pollIntervalMs(state, ageMs)).toBe(intervalMs);
  });
});
