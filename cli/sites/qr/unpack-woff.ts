import { inflateSync } from 'node:zlib';

const [headerBytes, entryBytes] = [44, 20];
const [plainHeaderBytes, plainEntryBytes] = [12, 16];
const signature = 0x774f4646;

/**
 * The TrueType font in a WOFF file (W3C WOFF 1.0, §§3-5), because fontkit inflates a whole table again for every letter that
 * it takes from a packed one. Throws when it is no such file.
 */
export function unpackWoff(file: Buffer): Buffer {
  if (file.length < headerBytes || file.readUInt32BE(0) !== signature) throw new Error('This is no WOFF file');
  const tables = Array.from({ length: file.readUInt16BE(12) }, (_, at) =>
    readTable(file, headerBytes + at * entryBytes),
  );
  const header = Buffer.alloc(plainHeaderBytes);
  const power = Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(file.readUInt32BE(4), 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  let offset = plainHeaderBytes + tables.length * plainEntryBytes;
  const entries = tables.map(({ tag, checksum, data }) => {
    const entry = Buffer.concat([tag, checksum, Buffer.alloc(8)]);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(data.length, 12);
    offset += data.length + padding(data.length);
    return entry;
  });
  const bodies = tables.flatMap(({ data }) => [data, Buffer.alloc(padding(data.length))]);
  return Buffer.concat([header, ...entries, ...bodies]);
}

function readTable(file: Buffer, at: number): { tag: Buffer; checksum: Buffer; data: Buffer } {
  const [offset, packedBytes, bytes] = [4, 8, 12].map((field) => file.readUInt32BE(at + field));
  const packed = file.subarray(offset, (offset ?? 0) + (packedBytes ?? 0));
  const data = packedBytes === bytes ? packed : inflateSync(packed);
  return { tag: file.subarray(at, at + 4), checksum: file.subarray(at + 16, at + 20), data };
}

/** Tables begin at multiples of four. */
function padding(bytes: number): number {
  return (4 - (bytes % 4)) % 4;
}
