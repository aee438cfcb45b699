import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contrastOf,
  formatColor,
  luminanceOf,
  mixColors,
  parseColor,
  type Rgb,
  reachContrast,
} from '../../../lib/branding/contrast';

const channel = fc.integer({ min: 0, max: 255 });
const color = fc.tuple(channel, channel, channel);
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

describe('colours as text', () => {
  it('reads back every colour that it writes', () => {
    fc.assert(
      fc.property(color, (rgb) => {
        expect(parseColor(formatColor(rgb))).toEqual(rgb);
      }),
    );
  });

  it('reads capital and small hex digits alike', () => {
    expect(parseColor('#FF8000')).toEqual([255, 128, 0]);
    expect(parseColor('#ff8000')).toEqual([255, 128, 0]);
  });

  it.each(['ff8000', '#ff800', '#ff80001', '#gg8000', ''])('takes %j, which is no colour, for black', (text) => {
    expect(parseColor(text)).toEqual(black);
  });
});

describe('mixing', () => {
  it('starts at the one colour and ends at the other', () => {
    expect(mixColors(white, black, 0)).toEqual(white);
    expect(mixColors(white, black, 1)).toEqual(black);
    expect(formatColor(mixColors(white, black, 0.5))).toBe('#808080');
  });
});

describe('contrast', () => {
  it('knows the ends of the scale', () => {
    expect(contrastOf(white, black)).toBeCloseTo(21, 5);
    expect(contrastOf(white, white)).toBe(1);
    expect(luminanceOf(white)).toBeCloseTo(1, 5);
  });

  it.each([
    ['#767676', 4.54],
    ['#949494', 3.03],
    ['#0000ff', 8.59],
    ['#ff0000', 4.0],
    ['#008000', 5.14],
    ['#0a0a0a', 19.8],
  ])('agrees with published ratios for %s on white', (hex, ratio) => {
    expect(contrastOf(parseColor(hex), white)).toBeCloseTo(ratio, 1);
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(color, color, (one, other) => {
        expect(contrastOf(one, other)).toBe(contrastOf(other, one));
      }),
    );
  });
});

describe('reaching a contrast', () => {
  it('leaves a colour alone that has it already', () => {
    expect(formatColor(reachContrast(parseColor('#0b5c4b'), white, black, 4.5))).toBe('#0b5c4b');
  });

  it('reaches 4.5:1 on white from any colour by going darker', () => {
    fc.assert(
      fc.property(color, (rgb) => {
        expect(contrastOf(reachContrast(rgb, white, black, 4.5), white)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('ends at the colour it goes toward when nothing on the way is enough', () => {
    expect(reachContrast(white, [119, 119, 119], white, 7)).toEqual(white);
  });
});
