import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../app/_scan/judge-codes';
import { nextSight, type Sight } from '../../../../app/_scan/next-sight';

const nothing: Verdict = { kind: 'nothing' };
const wifi: Verdict = { kind: 'foreign', what: 'wifi' };
const several: Verdict = { kind: 'several' };
const word: Verdict = { kind: 'uncertain', text: '5CG1' };
const found: Verdict = { kind: 'found', text: 'edge-1', hostId: 'edge-1' };

const start: Sight = { verdict: nothing, atMs: 0 };

/** What is said after pictures at these moments. */
function after(...pictures: readonly (readonly [number, Verdict])[]): string {
  return pictures.reduce((sight, [atMs, verdict]) => nextSight(sight, verdict, atMs), start).verdict.kind;
}

describe('what the reader is told about the picture', () => {
  it('is what it holds', () => {
    expect(after([100, wifi])).toBe('foreign');
    expect(after([100, wifi], [200, several])).toBe('several');
    expect(after([100, wifi], [200, word])).toBe('uncertain');
    expect(after([100, wifi], [200, found])).toBe('found');
  });

  it('stays long enough to be read when the code is gone', () => {
    expect(after([100, wifi], [3_099, nothing])).toBe('foreign');
    expect(after([100, wifi], [3_100, nothing])).toBe('nothing');
    expect(after([100, wifi], [3_000, wifi], [5_999, nothing])).toBe('foreign');
  });

  it('is what helps, once nothing was found for a while', () => {
    expect(after([7_999, nothing])).toBe('nothing');
    expect(after([8_000, nothing])).toBe('slow');
    expect(after([8_000, nothing], [9_000, nothing])).toBe('slow');
    expect(after([8_000, nothing], [9_000, wifi])).toBe('foreign');
    expect(after([100, wifi], [3_100, nothing], [8_099, nothing])).toBe('nothing');
    expect(after([100, wifi], [3_100, nothing], [8_100, nothing])).toBe('slow');
  });

  it('is the question, until it is answered or a host is certain', () => {
    expect(after([100, word], [20_000, nothing])).toBe('uncertain');
    expect(after([100, word], [200, wifi])).toBe('uncertain');
    expect(after([100, word], [200, found])).toBe('found');
  });

  it('is the host that was found, whatever comes after it', () => {
    expect(after([100, found], [200, several])).toBe('found');
    expect(after([100, found], [20_000, nothing])).toBe('found');
  });

  it('does not change while nothing changes, so that nothing is drawn or spoken again', () => {
    const slow = nextSight(start, nothing, 9_000);
    expect(nextSight(slow, nothing, 9_100)).toBe(slow);
    expect(nextSight(start, nothing, 100)).toBe(start);
  });
});
