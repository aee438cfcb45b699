import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFirmwareFiller } from '../../../lib/hosts/firmware-filler';

const phrases = [
  'To be filled by O.E.M.',
  'To Be Filled By O',
  'Default string',
  'System Serial Number',
  'Chassis Serial Number',
  'Base Board Serial Number',
  'Serial Number',
  'System Product Name',
  'System manufacturer',
  'System Version',
  'Not Specified',
  'Not Applicable',
  'Not Available',
  'Not Settable',
  'Not Present',
  'Not Defined',
];
const words = [
  'Default',
  'Serial',
  'None',
  'NULL',
  'undefined',
  'Unknown',
  'INVALID',
  'Empty',
  'O.E.M.',
  '0123456789',
  '1234567890',
  '123456789',
  '012345678',
  '12345678',
];
const uuids = [
  '03000200-0400-0500-0006-000700080009',
  '00020003-0004-0005-0006-000700080009',
  '12345678-1234-1234-1234-123456789abc',
  '12345678-1234-5678-1234-56789abcdef0',
  '01234567-89ab-cdef-0123-456789abcdef',
  'fefefefe-fefe-fefe-fefe-fefefefefefe',
  '12345678-1234-5678-90ab-cddeefaabbcc',
  '12345678-1234-5678-1234-567812345678',
  '00112233-4455-6677-8899-aabbccddeeff',
  '4c4c4544-0000-2010-8020-804f32303030',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '11111111-1111-1111-1111-111111111111',
];
const uniform = ['000000', '00000000', 'FFFFFF', 'xxxxxx', 'XXXXXXXXXX', '11111111', '99999999', 'zzzzzzzz'];
const prefixes = ['', 'edge-', 'EDGE-', 'edge_'];

describe('firmware filler', () => {
  it.each([...phrases, ...words, ...uniform])('is known alone and behind the default prefix: %s', (text) => {
    for (const prefix of prefixes) expect([prefix, isFirmwareFiller(prefix + text)]).toEqual([prefix, true]);
  });

  it.each([...phrases, ...uuids])('is known behind any prefix that IT has set: %s', (text) => {
    for (const prefix of [...prefixes, 'jr-store-', 'Kiosk7-']) {
      expect(isFirmwareFiller(prefix + text)).toBe(true);
      expect(isFirmwareFiller(prefix + text.replaceAll('-', '').toUpperCase())).toBe(true);
    }
  });

  it.each(['N/A', 'na', 'nil', 'xxx'])('is the whole of a short word: %s', (text) => {
    expect(isFirmwareFiller(text)).toBe(true);
  });

  it.each(['-', '...', '----------', '* * *', '. . .', '___'])('is a text of marks only: %s', (text) => {
    expect(isFirmwareFiller(text)).toBe(true);
  });

  it.each([
    'hospital-1',
    'device-153',
    'edge12345',
    'edge-12345',
    'none-street-12',
    'default-street-4',
    'store-default',
    'kiosk-unknown',
    'till-12345678',
    'edge-na',
    'edge-nil',
    'edge-222222',
    'store-000000',
    '2222222',
    '00000',
    'edge-fffff',
    'xxxxx',
    'ledge-default',
    'aedge-aaaaaaa',
    `edge-${'0'.repeat(32)}-2`,
    'serial-number-1',
    'notspecified-2',
    'a',
    'x',
    'edge',
    'edge-',
    'é',
    '店舗',
    '?',
    'a-',
    '-a',
    'edge-5c913342d76bb86e7ccd998b19d030a5',
    'edge-0000000000000000000000000000000a',
    'edge-1000000000000000000000000000000',
    '00000000-0000-0000-0000-ac1f6bd5a2c4',
    'f0000000000000000000000000000000f',
    '03000200-0400-0500-0006-000700080009-2',
  ])('is not a name that somebody chose, nor a real serial number: %s', (text) => {
    expect(isFirmwareFiller(text)).toBe(false);
  });

  it('is found however it is punctuated and cased', () => {
    const mark = fc.constantFrom('', ' ', '-', '_', '.', '/');
    fc.assert(
      fc.property(
        fc.constantFrom(...phrases, ...uuids),
        fc.array(fc.tuple(mark, fc.boolean()), { minLength: 60, maxLength: 60 }),
        (text, noise) => {
          const disturbed = [...text].map((letter, index) => {
            const [between, isUpper] = noise[index] ?? ['', false];
            return between + (isUpper ? letter.toUpperCase() : letter.toLowerCase());
          });
          expect(isFirmwareFiller(disturbed.join(''))).toBe(true);
        },
      ),
    );
  });

  it('is not a random UUID', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (uuid) => {
        fc.pre(new Set(uuid).size > 6);
        expect(isFirmwareFiller(`edge-${uuid}`)).toBe(false);
      }),
    );
  });
});
