import type { RegistrationState } from './view';

const soonMs = 5_000;
const laterMs = 10_000;
const rarelyMs = 30_000;
const waitingMs = 60_000;
const youngMs = 2 * 60_000;
const grownMs = 10 * 60_000;

/**
 * After how long it is worth looking at a registration again, milliseconds; null when there is nothing left to wait for.
 * Who waits for other hosts is waited for longest: they have to be carried there first. Pure.
 */
export function pollIntervalMs(state: RegistrationState, ageMs: number): number | null {
  if (state === 'ready') return null;
  if (state === 'waiting_for_hosts') return waitingMs;
  if (state === 'waiting_for_approval') return rarelyMs;
  if (ageMs < youngMs) return soonMs;
  return ageMs < grownMs ? laterMs : rarelyMs;
}
