import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coordinates, distanceKm, pointAt } from '../../../lib/sites/distance';
import { foldText } from '../../../lib/sites/fold-text';
import { nearestWord } from '../../../lib/sites/nearest-word';

describe('folding a text', () => {
  it.each([
    ['Montréal – Mile End', 'montreal mile end'],
    ['STRASSE / Straße', 'strasse strasse'],
    ['İstanbul', 'istanbul'],
    ['Łódź, Ørsted & Þing', 'lodz orsted thing'],
    ['ﬁne  ½', 'fine 1 2'],
    ['店舗　１２', '店舗 12'],
    ['', ''],
    [' – ', ''],
  ])('makes %j comparable', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('the nearest word', () => {
  const options = ['clusterName', 'endpoint', 'topology', 'tags', 'id'];

  it.each([
    ['clustername', 'clusterName'],
    ['cluster_name', 'clusterName'],
    ['endpiont', 'endpoint'],
    ['toplogy', 'topology'],
    ['tag', 'tags'],
    ['Id', 'id'],
    ['tags', 'tags'],
  ])('of %s is %s', (word, nearest) => {
    expect(nearestWord(word, options)).toBe(nearest);
  });

  it.each(['', 'vip', 'subnetMask', 'x', 'endless'])('of %j is nothing, rather than a wild guess', (word) => {
    expect(nearestWord(word, options)).toBeNull();
  });

  it('is the word itself when it is there', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, selector: (text) => text.toLowerCase() }),
        (words) => {
          const [word = ''] = words;
          expect(nearestWord(word, [...words].reverse())).toBe(word);
        },
      ),
    );
  });
});

const between = (from: Coordinates, to: Coordinates) => distanceKm(pointAt(from), pointAt(to));

describe('the distance between two places', () => {
  const place = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });

  it.each([
    [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, 20015],
    [{ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 }, 20015],
    [{ latitude: 52.52, longitude: 13.405 }, { latitude: 48.8566, longitude: 2.3522 }, 877],
    [{ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111],
  ])('from %j to %j is %i km', (from, to, expected) => {
    expect(Math.abs(between(from, to) - expected)).toBeLessThan(1);
  });

  it('is the same both ways, never negative, never more than half the earth', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const distance = between(from, to);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(20016);
        expect(between(to, from)).toBeCloseTo(distance, 6);
        expect(between(from, from)).toBe(0);
      }),
    );
  });
});
