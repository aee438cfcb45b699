import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCsvFile } from '../../../cli/sites/read-csv-file';
import { testHouse } from '../../unit/cli/test-house';

const folder = mkdtempSync(join(tmpdir(), 'read-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const house = testHouse({}, [], { readInput: async () => 'edge_host_id\nedge-1\n' });

describe('a file that a command is given', () => {
  test('is read as text, with the name that faults call it by', async () => {
    const path = write('hosts.csv', 'edge_host_id\nBüro\n');
    expect(await readCsvFile(path, house)).toEqual({ file: path, text: 'edge_host_id\nBüro\n' });
  });

  test('may be the standard input', async () => {
    expect(await readCsvFile('-', house)).toEqual({ file: 'standard input', text: 'edge_host_id\nedge-1\n' });
  });

  test('that was no UTF-8 on the standard input is a fault with its line, and blames nobody’s name', async () => {
    const latin = { ...house, readInput: async () => 'edge_host_id,name\nedge-1,B\ufffdro\n' };
    expect(await readCsvFile('-', latin)).toMatchObject({ fault: { path: 'standard input:2' } });
  });

  test('of 200 MB is refused by its size, and not read', async () => {
    const path = write('huge.csv', '');
    truncateSync(path, 200_000_000);
    const before = process.memoryUsage().rss;
    expect(await readCsvFile(path, house)).toMatchObject({ fault: { problem: expect.stringContaining('200 MB') } });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test.each([
    ['Latin-1', Buffer.from('a\nB\xfcro\n', 'latin1'), ':2'],
    ['UTF-16', Buffer.from('\ufeffa,b\n', 'utf16le'), ':1'],
  ])('in %s is a fault with its line', async (_, bytes, end) => {
    const path = write('other.csv', bytes);
    expect(await readCsvFile(path, house)).toMatchObject({ fault: { path: `${path}${end}` } });
  });

  test('that is missing, or a folder, is told in a sentence', async () => {
    await expect(readCsvFile(join(folder, 'nowhere.csv'), house)).rejects.toThrow(
      /^There is no file .+nowhere\.csv\.$/,
    );
    await expect(readCsvFile(folder, house)).rejects.toThrow('cannot be read');
  });

  test('cannot steer the terminal by its name', async () => {
    const told = await readCsvFile('\u001b[2J.csv', house).catch((error: unknown) => String(error));
    expect(told).not.toMatch(/\p{Cc}/u);
  });
});
