import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpackWoff } from '../../../cli/sites/qr/unpack-woff';

interface Table {
  readonly tag: string;
  readonly data: Buffer;
  readonly isPacked: boolean;
}

/** A WOFF file of these tables, by W3C WOFF 1.0, §§3-5. */
function packWoff(tables: readonly Table[]): Buffer {
  const header = Buffer.alloc(44);
  header.write('wOFF', 0, 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt16BE(tables.length, 12);
  let offset = 44 + tables.length * 20;
  const bodies = tables.map(({ data, isPacked }) => (isPacked ? deflateSync(data) : data));
  const entries = tables.map(({ tag, data }, at) => {
    const entry = Buffer.alloc(20);
    entry.write(tag, 0, 'latin1');
    entry.writeUInt32BE(offset, 4);
    entry.writeUInt32BE(bodies[at]?.length ?? 0, 8);
    entry.writeUInt32BE(data.length, 12);
    entry.writeUInt32BE(0xabcd0000 + at, 16);
    offset += bodies[at]?.length ?? 0;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...bodies]);
}

const tables: readonly Table[] = [
  { tag: 'cmap', data: Buffer.from('short'), isPacked: false },
  { tag: 'glyf', data: Buffer.alloc(4_000, 7), isPacked: true },
  { tag: 'head', data: Buffer.from('four'), isPacked: false },
];

describe('a packed font', () => {
  const font = unpackWoff(packWoff(tables));

  test('becomes a TrueType font with the same tables, each at a multiple of four', () => {
    expect(font.readUInt32BE(0)).toBe(0x00010000);
    const found = tables.map((_, at) => {
      const entry = 12 + at * 16;
      const [offset, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
      expect(offset % 4).toBe(0);
      return { tag: font.toString('latin1', entry, entry + 4), data: font.subarray(offset, offset + length) };
    });
    expect(found).toEqual(tables.map(({ tag, data }) => ({ tag, data })));
  });

  test('says how to search its table of tables, and keeps their sums', () => {
    // Of three tables the largest power of two is two (OpenType, table directory).
    expect([4, 6, 8, 10].map((at) => font.readUInt16BE(at))).toEqual([3, 32, 1, 16]);
    expect(font.readUInt32BE(12 + 16 + 4)).toBe(0xabcd0001);
  });

  test.each([Buffer.alloc(0), Buffer.from('wOF2'.padEnd(60)), Buffer.alloc(60)])(
    'is refused when it is none',
    (file) => {
      expect(() => unpackWoff(file)).toThrow('no WOFF');
    },
  );
});
