import { describe, expect, it } from 'vitest';
import type { RegistrationAnswer } from '../../../app/registrations/[edgeHostId]/registration-answer';
import { isNews, type Shown } from '../../../app/registrations/[edgeHostId]/shown';

const updatedAt = '2026-11-21T08:00:00.000Z';
const answer: RegistrationAnswer = {
  state: 'registering',
  updatedAt,
  progress: { observedAt: null },
  together: 2,
  turn: { inSeconds: 38 },
  due: false,
  undo: { way: 'ask_it' },
  pollAfterSeconds: 5,
};
const shown: Shown = {
  state: 'registering',
  updatedAtMs: Date.parse(updatedAt),
  together: 2,
  isDue: false,
  turnInSeconds: 40,
  undoWay: 'ask_it',
};

describe('an answer makes the page anew', () => {
  it.each([
    ['with another state', { state: 'joining' }],
    ['with a later change', { updatedAt: '2026-11-21T08:00:01.000Z' }],
    ['with more company', { together: 3 }],
    ['when nobody may be working on it any more', { due: true }],
    ['with another ten seconds to wait', { turn: { inSeconds: 30 } }],
    ['when its turn has come', { turn: null }],
    ['when IT was asked to undo it, from another phone', { undo: { way: 'asked' } }],
    ['when nothing is left to take back', { undo: null }],
  ])('%s', (_, changes) => {
    expect(isNews(shown, { ...answer, ...changes })).toBe(true);
  });

  it.each([
    ['when nothing has changed', {}],
    ['with a few seconds less to wait', { turn: { inSeconds: 31 } }],
    ['when Palette was asked again', { progress: { observedAt: updatedAt } }],
    ['with another time to wait before the next', { pollAfterSeconds: 10 }],
  ])('not %s', (_, changes) => {
    expect(isNews(shown, { ...answer, ...changes })).toBe(false);
  });

  it('not while there is nothing to take back', () => {
    expect(isNews({ ...shown, undoWay: null }, { ...answer, undo: null })).toBe(false);
  });

  it('not while there is no turn to wait for', () => {
    expect(isNews({ ...shown, turnInSeconds: null }, { ...answer, turn: null })).toBe(false);
  });
});
