import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameForeignCode } from '../../../lib/hosts/foreign-code';

describe('what a code is that speaks of no host', () => {
  it.each([
    ['wifi', 'WIFI:S:Shop;T:WPA;P:secret;;'],
    ['wifi', 'wifi:T:nopass;S:Guest;;'],
    ['wifi', 'DPP:C:81/1;K:MDkwEwYHKoZ;;'],
    ['contact', 'BEGIN:VCARD\nVERSION:3.0\nN:Doe'],
    ['contact', 'MECARD:N:Doe;;'],
    ['contact', 'BIZCARD:N:Jo;;'],
    ['phone', 'tel:+4930123'],
    ['phone', 'sms:+4930123'],
    ['phone', 'SMSTO:+4930123:hello'],
    ['phone', 'mms:1'],
    ['phone', 'mmsto:1'],
    ['phone', 'facetime:jo'],
    ['phone', 'whatsapp://send'],
    ['mail', 'mailto:it@example.com'],
    ['mail', 'MATMSG:TO:it@example.com;;'],
    ['mail', 'SMTP:it@example.com:Hi'],
    ['address', 'https://example.com/?id=7'],
    ['address', 'HTTP://EXAMPLE.COM'],
    ['address', 'www.example.com'],
    ['address', 'shop.example.com/item'],
    ['address', 'shop-1.example.com?x'],
    ['address', 'example.com:8080'],
    ['address', 'example.com#a'],
    ['label', 'S/N: 5CG1234XYZ'],
    ['label', 'SN 5CG1234XYZ'],
    ['label', 'Serial No.: 5CG1234XYZ'],
    ['label', 'serial number=5CG1'],
    ['label', 'SERIALNR#5CG1'],
    ['label', 'Service Tag: 7XJ2K13'],
    ['label', 'servicetag 7XJ2K13'],
    ['label', 'P/N: 0W1234'],
    ['label', 'Part Number: 0W1234'],
    ['label', 'part no. 0W1234'],
    ['label', 'Model: R640'],
    ['label', 'Asset Tag: 100'],
    ['label', 'asset: 100'],
    ['label', 'SKU=1'],
    ['label', 'UPC: 1'],
    ['label', 'EAN: 1'],
    ['label', 'IMEI: 1'],
    ['label', 'MEID: 1'],
    ['label', 'ICCID: 1'],
    ['label', 'MAC: 00-11-22-33-44-55'],
    ['label', 'WWN: 1'],
    ['label', 'GTIN: 1'],
    ['label', 'REV: 1'],
    ['label', 'LOT: 1'],
    ['label', 'BATCH: 1'],
    ['label', '[)>\u001e06\u001dS5CG1'],
    ['label', '(21)5CG1234'],
    ['label', '(8003)5CG1234'],
    ['label', '00:1A:2b:33:44:55'],
    ['label', '00-11-22-33-44-55'],
    ['other', 'geo:52.5,13.4'],
    ['other', 'otpauth://totp/a?secret=b'],
    ['other', 'BEGIN:VEVENT'],
    ['other', 'MT:Y.K9042C00KA0648G00'],
    ['other', 'x-app+1.2:open'],
    ['other', 'eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.abc'],
    ['other', '-----BEGIN PUBLIC KEY-----'],
  ] as const)('is %s: %j', (kind, text) => {
    expect(nameForeignCode(text)).toBe(kind);
  });

  it.each([
    'edge-5c913342d76bb86e7ccd998b19d030a5',
    'hospital-1',
    'snow-st-7',
    'macbook-3',
    'model7',
    'sn-12',
    'wifi-box-1',
    'lot5',
    'eyJhbGci',
    'x-----BEGIN ',
    'my WIFI:S:a;;',
    'an sms:1',
    'a mailto:b',
    'see https',
    'example.com',
    'example.c/',
    '7:30',
    'time: 7',
    'x(21)5',
    '(2)5',
    '(21345)5',
    'x[)>',
    'x S/N: 1',
    '00:11:22:33:44',
    '00:11:22:33:44:55:66',
    '100:11:22:33:44:55',
    '-x:y',
    'noted_x:y',
  ])('is not said of what may be an ID, or nothing: %j', (text) => {
    expect(nameForeignCode(text)).toBeNull();
  });

  it('is never said of an ID that Palette would take', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/), (id) => {
        expect(nameForeignCode(id)).toBeNull();
      }),
    );
  });
});
