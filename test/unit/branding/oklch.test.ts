import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, formatColor, luminanceOf, parseColor, type Rgb } from '../../../lib/branding/contrast';
import { findNearestColor } from '../../../lib/branding/oklch';

const channel = fc.integer({ min: 0, max: 255 });
const color = fc.tuple(channel, channel, channel);
const white: Rgb = [255, 255, 255];
const readableOnWhite = (candidate: Rgb) => contrastOf(candidate, white) >= 4.5;

describe('the nearest colour', () => {
  it('is the colour itself when it passes', () => {
    fc.assert(
      fc.property(color, (rgb) => {
        expect(findNearestColor(rgb, () => true)).toBe(rgb);
      }),
    );
  });

  it('passes', () => {
    fc.assert(
      fc.property(color, (rgb) => {
        const found = findNearestColor(rgb, readableOnWhite);
        expect(found !== null && readableOnWhite(found)).toBe(true);
      }),
    );
  });

  it('is not much darker than it must be', () => {
    fc.assert(
      fc.property(color, (rgb) => {
        const found = findNearestColor(rgb, readableOnWhite);
        if (found !== null && found !== rgb) expect(contrastOf(found, white)).toBeLessThan(4.75);
      }),
    );
  });

  it('is nowhere when no lightness passes', () => {
    expect(findNearestColor([200, 10, 10], () => false)).toBeNull();
  });

  it('can be black or white when nothing else is left', () => {
    expect(findNearestColor([120, 130, 20], (one) => luminanceOf(one) === 0)).toEqual([0, 0, 0]);
    expect(findNearestColor([120, 130, 20], (one) => luminanceOf(one) > 0.999)).toEqual(white);
  });

  it.each([
    ['#ffd400', '#8d7402'],
    ['#ff8c00', '#b36105'],
    ['#8ecbff', '#407bab'],
    ['#ff0000', '#ed0804'],
  ])('keeps the hue: %s becomes %s', (from, to) => {
    const found = findNearestColor(parseColor(from), readableOnWhite);
    expect(formatColor(found ?? white)).toBe(to);
  });

  it('goes the shorter way, lighter as well as darker', () => {
    const onMiddle = (candidate: Rgb) => contrastOf(candidate, [110, 110, 110]) >= 3;
    const found = findNearestColor([185, 185, 185], onMiddle);
    expect(luminanceOf(found ?? [0, 0, 0])).toBeGreaterThan(luminanceOf([185, 185, 185]));
  });
});
