import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { configWith } from '../../fixtures/sites/small-config';
import { runSites } from './run-sites';

const place = mkdtempSync(join(tmpdir(), 'import-test-'));
afterAll(() => rmSync(place, { recursive: true }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(place, 'sites-'));
  const config = configWith({ 'company.logo': undefined, sites: undefined });
  writeFileSync(join(folder, 'sites.config.ts'), `export default ${JSON.stringify(config)};\n`);
});

const header = 'id,name,address,endpoint.vip\n';
const denver = 'denver,Denver,1 Main St,10.1.2.10\n';
const boulder = 'boulder,Boulder,2 Main St,10.1.3.10\n';
const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const current = () => (existsSync(join(folder, 'sites.csv')) ? readFileSync(join(folder, 'sites.csv'), 'utf8') : null);
const importFrom = (args: readonly string[], input = '') => runSites(['import', ...args], { folder, input });

/** Some processes each, on a machine that may be busy with something else. */
const unhurried = { timeout: 120_000 };

describe('import', unhurried, () => {
  test('shows first, writes when it is told to, and has nothing to do afterwards', async () => {
    put('in.csv', header + denver + boulder);
    const shown = await importFrom(['in.csv']);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain('in.csv: 2 added, 0 changed, 0 as they are.');
    expect(shown.out).toContain('Nothing is written. With --write, sites.csv will be.');
    expect(current()).toBe(null);
    expect((await importFrom(['in.csv', '--write'])).out).toContain('sites.csv is written.');
    expect(current()).toBe(header + denver + boulder);
    const again = await importFrom(['in.csv', '--write', '--json']);
    expect(JSON.parse(again.out)).toEqual({
      ok: true,
      added: [],
      changed: [],
      unchanged: 2,
      left: [],
      skipped: [],
      identityChanges: [],
      isWritten: false,
    });
    expect(readdirSync(folder).toSorted()).toEqual(['in.csv', 'sites.config.ts', 'sites.csv']);
  });

  test('a change is shown by its cells, and one of identity is pointed out', async () => {
    put('sites.csv', `# ours\n${header}${denver}${boulder}`);
    put('in.csv', 'id,name,endpoint.vip\ndenver,Mall,10.1.2.11\n');
    const { code, out } = await importFrom(['in.csv', '--write']);
    expect(code).toBe(0);
    expect(out).toContain('1 of sites.csv are not in it, and stay.');
    expect(out).toContain('name: Denver -> Mall');
    expect(out).toContain('Look: denver would get another cluster');
    expect(current()).toBe(`# ours\n${header}denver,Mall,1 Main St,10.1.2.11\n${boulder}`);
  });

  test('the result has faults: they are told where they came from, and nothing is written', async () => {
    put('sites.csv', header + denver);
    put('in.csv', `${header}\nboulder,Boulder,2 Main St,10.1.2.10\n`);
    const { code, out } = await importFrom(['in.csv', '--write']);
    expect(code).toBe(3);
    expect(out).toContain('in.csv:3:endpoint.vip');
    expect(out).toContain('Nothing is written.');
    expect(current()).toBe(header + denver);
  });

  test('by the standard input, and beside another config', async () => {
    mkdirSync(join(folder, 'other'));
    put('other/shops.ts', readFileSync(join(folder, 'sites.config.ts')));
    const { code } = await importFrom(['-', '--write', '--config', 'other/shops.ts'], header + denver);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'other/sites.csv'), 'utf8')).toBe(header + denver);
    expect(current()).toBe(null);
  });

  test('a byte order mark, rights and a symbolic link stay', async () => {
    put('real.csv', `\ufeff${header}${denver}`);
    chmodSync(join(folder, 'real.csv'), 0o600);
    symlinkSync('real.csv', join(folder, 'sites.csv'));
    put('in.csv', header + boulder);
    expect(await importFrom(['in.csv', '--write'])).toMatchObject({ code: 0 });
    expect(lstatSync(join(folder, 'sites.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toBe(`\ufeff${header}${denver}${boulder}`);
    expect(statSync(join(folder, 'real.csv')).mode & 0o777).toBe(0o600);
  });
});

describe('a bad file writes nothing', unhurried, () => {
  const latin1 = Buffer.from('id,name\ndenver,Z\xfcrich\n', 'latin1');
  const utf16 = Buffer.from(`\ufeff${header}`, 'utf16le');

  test.each<[string, string | Buffer, string]>([
    ['latin-1', latin1, 'in.csv:2\n    is not UTF-8 text\n    Save it as "CSV UTF-8".'],
    ['UTF-16', utf16, 'is not UTF-8 text'],
    ['columns twice', 'id,VIP,vip\n', 'means the same column'],
    ['columns that mean nothing', 'id,manager\n', '"manager" is not a column of this file'],
    ['a formula', 'id,name\ndenver,=1+1\n', 'in.csv:2:name'],
    ['a site twice', `${header}${denver}${denver}`, 'in.csv:3:id'],
    ['open quotes', 'id,name\ndenver,"A\n', 'in.csv:'],
    ['nothing', '', 'has no first line'],
  ])('%s', async (_, text, said) => {
    put('in.csv', text);
    const { code, out, err } = await importFrom(['in.csv', '--write']);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toContain(said);
    expect(current()).toBe(null);
  });

  test('200 MB are not even read', async () => {
    put('in.csv', '');
    const file = join(folder, 'in.csv');
    // A hole: it takes no room on the disk, and would take it all in memory.
    truncateSync(file, 200_000_000);
    const { code, out } = await importFrom(['in.csv']);
    expect(code).toBe(3);
    expect(out).toContain('has 200 MB, more than the 50 MB that are read');
  });

  test('one that is not there, or a folder', async () => {
    expect(await importFrom(['nowhere.csv'])).toMatchObject({ code: 1, err: 'sites: There is no file nowhere.csv.\n' });
    expect(await importFrom(['.'])).toMatchObject({ code: 1, err: 'sites: There is no file ..\n' });
    expect(await importFrom([])).toMatchObject({ code: 2 });
  });

  test('as JSON every fault, for programs', async () => {
    put('in.csv', `${header}boulder,Boulder,2 Main St,10.1.2.0\n`);
    const { code, out } = await importFrom(['in.csv', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      isWritten: false,
      faults: [{ path: 'in.csv:2:endpoint.vip', site: 'boulder' }],
    });
  });
});
