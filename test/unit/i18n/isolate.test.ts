import { expect, it } from 'vitest';
import { isolate } from '../../../lib/i18n/isolate';

it('a value in a sentence of the other direction stands between the two marks that keep it together', () => {
  expect(isolate('Denver – Snow St')).toBe('\u2068Denver – Snow St\u2069');
  expect(isolate(3)).toBe('\u20683\u2069');
});
