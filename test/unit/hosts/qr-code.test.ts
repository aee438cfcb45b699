import { describe, expect, test } from 'vitest';
import { measureQrCode } from '../../../lib/hosts/qr-code';

describe('the size of a QR code', () => {
  // The most bytes that each version holds at level M: ISO/IEC 18004, table 7.
  test.each([
    [1, 14],
    [2, 26],
    [3, 42],
    [4, 62],
    [5, 84],
    [6, 106],
    [7, 122],
    [8, 152],
    [40, 2_331],
  ])('version %i holds %i bytes and not one more', (version, bytes) => {
    expect(measureQrCode('h'.repeat(bytes))).toMatchObject({ bytes, version });
    expect(measureQrCode('h'.repeat(bytes + 1)).version).toBe(version === 40 ? null : version + 1);
  });

  test('digits are counted as the bytes that a device writes, not packed', () => {
    expect(measureQrCode('1'.repeat(106)).version).toBe(6);
    expect(measureQrCode('1'.repeat(107)).version).toBe(7);
  });

  test('bytes are counted, not letters', () => {
    expect(measureQrCode('é'.repeat(7))).toEqual({ bytes: 14, version: 1, isLarge: false });
    expect(measureQrCode('é'.repeat(8))).toEqual({ bytes: 16, version: 2, isLarge: false });
  });

  test('more than 106 bytes are many', () => {
    expect(measureQrCode('h'.repeat(106)).isLarge).toBe(false);
    expect(measureQrCode('h'.repeat(107)).isLarge).toBe(true);
  });

  test('what a real device printed is of version 6 (API.md §9.1)', () => {
    const url = 'https://edge-registration-generic.vercel.app/?appliance-id=edge-5c913342d76bb86e7ccd998b19d030a5';
    expect(measureQrCode(url)).toEqual({ bytes: 96, version: 6, isLarge: false });
  });
});
