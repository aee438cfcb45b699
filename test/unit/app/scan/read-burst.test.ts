import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBurst } from '../../../../app/_scan/read-burst';

/** Presses the keys, so many milliseconds apart; gives what was scanned at the end. */
function type(keys: readonly string[], gapMs: number, burst = createBurst(), fromMs = 1_000): string | null {
  return keys.reduce<string | null>((_, key, index) => burst.press(key, fromMs + index * gapMs), null);
}

describe('a scanner that types like a keyboard', () => {
  it.each(['Enter', 'Tab'])('is heard when it ends its line with %s', (end) => {
    expect(type([...'edge-5c91', end], 5)).toBe('edge-5c91');
  });

  it('may be slow', () => {
    expect(type([...'edge-5c91', 'Enter'], 60)).toBe('edge-5c91');
  });

  it('may hold shift in between', () => {
    const keys = [...'edge'].flatMap((letter) => ['Shift', letter]);
    expect(type([...keys, ...'-5C91', 'Enter'], 5)).toBe('edge-5C91');
  });

  it('gives the letters of every alphabet', () => {
    expect(type([...'edge-é💥', 'Enter'], 5)).toBe('edge-é💥');
  });

  it('is heard again after a hand has typed, and the hand is not', () => {
    const burst = createBurst();
    expect(type([...'by hand'], 200, burst)).toBeNull();
    expect(type([...'edge-5c91', 'Enter'], 5, burst, 9_000)).toBe('edge-5c91');
  });

  it('is heard twice in a row', () => {
    const burst = createBurst();
    expect(type([...'edge-5c91', 'Enter'], 5, burst)).toBe('edge-5c91');
    expect(type([...'edge-5c92', 'Enter'], 5, burst, 1_060)).toBe('edge-5c92');
    expect(burst.press('Enter', 1_110)).toBeNull();
  });

  it.each([
    ['somebody types, then presses Enter', [...'edge-5c91', 'Enter'], 61],
    ['somebody drums with few letters', [...'aaaaa', 'Enter'], 5],
    ['Enter is pressed alone', ['Enter'], 5],
    ['the line has no end', [...'edge-5c91'], 5],
  ])('is not mistaken for a hand: %s', (_, keys, gapMs) => {
    expect(type(keys, gapMs)).toBeNull();
  });

  it('is not heard when its end comes late', () => {
    const burst = createBurst();
    type([...'edge-5c91'], 5, burst);
    expect(burst.press('Enter', 1_101)).toBeNull();
  });

  it('tells how much has come in one go', () => {
    const burst = createBurst();
    expect(burst.length()).toBe(0);
    type([...'abc'], 5, burst);
    expect(burst.length()).toBe(3);
    burst.press('d', 5_000);
    expect(burst.length()).toBe(1);
    burst.press('Enter', 5_001);
    expect(burst.length()).toBe(0);
  });

  it('gives whatever it has typed, letter by letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{6,200}$/), (text) => {
        expect(type([...text, 'Enter'], 3)).toBe(text);
      }),
    );
  });
});
