import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../lib/posters/page';
import { drawn, fromStart, joinParts, print } from '../../../lib/posters/part';
import { rectangle } from '../../../lib/posters/path';
import { fakeFaces } from '../../support/fake-faces';

const hand = { faces: fakeFaces, language: 'en', isRightToLeft: false };
const mirrored = { ...hand, isRightToLeft: true };
const box = { x: 5, y: 7, width: 20, height: 10 };
const field: Mark = { kind: 'fill', path: rectangle(0, 0, 1, 1), color: '#000000' };

describe('a box that counts from where a line begins', () => {
  test('is measured from the left, or from the right', () => {
    expect(fromStart(box, hand, 100)).toEqual(box);
    expect(fromStart(box, mirrored, 100)).toEqual({ ...box, x: 75 });
  });

  test('lies in what it is put into', () => {
    expect(fromStart(box, hand, 100, 13).x).toBe(18);
    expect(fromStart(box, mirrored, 100, 13).x).toBe(88);
  });

  test('mirrored twice it is where it was', () => {
    expect(fromStart(fromStart(box, mirrored, 100), mirrored, 100)).toEqual(box);
  });
});

describe('parts of a page', () => {
  test('keep their order, codes and letters that are missing', () => {
    const wish = { text: 'a\u{1f600}', box, weight: 'bold', size: 4, leastSize: 2, color: '#000000' } as const;
    const code = { text: 'x', box, module: 1 };
    const joined = joinParts(drawn(field), { marks: [], codes: [code], missing: [] }, print(wish, hand));
    expect(joined.marks.map(({ kind }) => kind)).toEqual(['fill', 'text']);
    expect(joined.codes).toEqual([code]);
    expect(joined.missing).toEqual(['\u{1f600}']);
  });

  test('may be none', () => {
    expect(joinParts()).toEqual({ marks: [], codes: [], missing: [] });
  });
});
