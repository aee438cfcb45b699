import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf, parseColor } from '../../../lib/branding/contrast';
import { chooseInks } from '../../../lib/posters/choose-inks';

const colors = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('everything on a poster is readable, in whatever colour of the company', () => {
  fc.assert(
    fc.property(colors, (primary) => {
      const { ink, brand, onBrand, accent, tint, paper } = chooseInks({ primary });
      const contrast = (a: string, b: string) => contrastOf(parseColor(a), parseColor(b));
      for (const [letters, ground] of [
        [ink, paper],
        [ink, tint],
        [onBrand, brand],
        [accent, paper],
        [accent, tint],
      ] as const) {
        expect({ letters, ground, ratio: contrast(letters, ground) >= 4.5 }).toEqual({ letters, ground, ratio: true });
      }
    }),
  );
});
