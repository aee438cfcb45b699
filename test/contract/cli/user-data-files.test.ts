import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { userData } from '../../../cli/sites/user-data';
import type { Site } from '../../../lib/sites/site';
import { testCertificate } from '../../support/test-certificate';
import { siteId, testIndex, testSite } from '../../support/test-site';
import { testLink } from '../../unit/access/support/door';
import { nowMs, testHouse } from '../../unit/cli/test-house';

const folder = mkdtempSync(join(tmpdir(), 'user-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = 'planted-link-secret-0123456789abcdefgh';
const variables = {
  LINK_SECRETS: secret,
  PUBLIC_ORIGIN: 'https://e.example.com',
  PALETTE_API_KEY: 'planted-palette-key',
  PALETTE_PROJECT_UID: '66aa00000000000000000001',
};
const day = 24 * 60 * 60_000;
const spring = testLink({ scope: { by: 'ids', ids: [siteId('denver')] }, expiresAtMs: nowMs + 10 * day });
const addressing: Site['addressing'] = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: [],
  addresses: ['10.1.2.21', '10.1.2.22'],
};
const sites = [
  testSite('denver'),
  testSite('phoenix', { addressing }),
  testSite('closed-one', { status: { state: 'closed' } }),
];

interface Answer {
  readonly made: readonly {
    readonly name: string;
    readonly text: string;
    readonly path: string | null;
    readonly fillIn: readonly string[];
    readonly notes: readonly string[];
    readonly qr: { readonly bytes: number };
  }[];
  readonly refused: readonly { readonly name: string }[];
}

async function run(values: Record<string, unknown>, known = sites, env: Record<string, string> = variables) {
  const index = { ...testIndex(known), access: { links: [spring], signOn: null } };
  const outcome = await userData.run({ positionals: [], values }, testHouse(env, [], { index: () => index }));
  return { ...outcome, text: outcome.lines.join('\n'), json: outcome.json as Answer };
}

function siteOf(text: string): Record<string, unknown> {
  return (parse(text, { version: '1.1' }) as { stylus: { site: Record<string, unknown> } }).stylus.site;
}

describe('the files of staging data', () => {
  test('makes a file for every open site, or of the link, and says what is to fill in', async () => {
    const out = join(folder, 'all');
    const { json, text, exitCode } = await run({ all: true, out });
    expect(exitCode).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['denver.yaml', 'phoenix.yaml']);
    expect(json.made.map(({ path }) => path)).toEqual([join(out, 'denver.yaml'), join(out, 'phoenix.yaml')]);
    expect(text).toContain('Fill in before use: edgeHostToken, ipAddress.');
    expect(siteOf(readFileSync(join(out, 'phoenix.yaml'), 'utf8'))).toHaveProperty('network');
    const ofLink = await run({ all: true, link: 'spring', out: join(folder, 'link') });
    expect(ofLink.json.made.map(({ name }) => name)).toEqual(['denver']);
  });

  test('many files are summed up, and shown while they are made where somebody watches', async () => {
    const shown: (readonly number[])[] = [];
    const ends: string[] = [];
    const progress = () => ({
      show: (...at: [number, number]) => void shown.push(at),
      end: () => void ends.push('end'),
    });
    const many = Array.from({ length: 25 }, (_, at) => testSite(`shop-${at}`));
    const house = testHouse(variables, [], { index: () => testIndex(many) });
    const values = { all: true, out: join(folder, 'many') };
    const watched = { ...house, terminal: { ...house.terminal, progress } };
    const { lines } = await userData.run({ positionals: [], values }, watched);
    expect(lines.filter((line) => line.endsWith('.yaml'))).toHaveLength(20);
    expect(lines.at(-1)).toBe('and 5 files more; the head of each says what is to fill in.');
    expect([shown.length, shown.at(-1), ends]).toEqual([25, [24, 25], ['end']]);
  });

  test('never writes over a file that may have a token in it, unless told so', async () => {
    const out = join(folder, 'user-data');
    writeFileSync(out, 'filled in');
    await expect(run({ site: ['denver'], out })).rejects.toThrow(`${out} is there already`);
    expect(readFileSync(out, 'utf8')).toBe('filled in');
    await run({ site: ['denver'], out, force: true });
    expect(readFileSync(out, 'utf8')).toMatch(/^#cloud-config/);
  });

  test('writes none of several files when one is there', async () => {
    const out = join(folder, 'partly');
    await run({ site: ['phoenix'], out: join(out, 'phoenix.yaml') });
    await expect(run({ all: true, out })).rejects.toThrow('phoenix.yaml is there already');
    expect(readdirSync(out)).toEqual(['phoenix.yaml']);
  });

  test('of several sites the good ones are made, and the others are told', async () => {
    const out = join(folder, 'some');
    const { json, text, exitCode } = await run({ site: ['denver', 'closed-one'], out });
    expect(exitCode).toBe(4);
    expect([json.made.map(({ name }) => name), json.refused.map(({ name }) => name)]).toEqual([
      ['denver'],
      ['closed-one'],
    ]);
    expect(text).toContain('closed-one: the site is closed and takes no hosts. Take closed out');
  });

  test('certificates come from files, each read once', async () => {
    const path = join(folder, 'root.pem');
    writeFileSync(path, testCertificate);
    const staging = { proxy: null, caCerts: [path], nameservers: [], users: [] };
    const { text } = await run({ site: ['denver'] }, [testSite('denver', { staging })]);
    expect(siteOf(text).caCerts).toEqual([`${testCertificate}\n`]);
  });

  test.each([
    ['no-such.pem', null, 'There is no'],
    ['key.pem', '-----BEGIN PRIVATE KEY-----planted', 'holds a private key'],
    ['large.pem', 'x'.repeat(256 * 1024 + 1), 'is larger than 256 kB'],
    ['.', null, 'cannot be read'],
  ])('a certificate file %j stops it with a sentence', async (name, content, said) => {
    const path = join(folder, name);
    if (content !== null) writeFileSync(path, content);
    const staging = { proxy: null, caCerts: [path], nameservers: [], users: [] };
    const made = run({ site: ['denver'] }, [testSite('denver', { staging })]);
    await expect(made).rejects.toThrow(said);
    await expect(made).rejects.not.toThrow('planted');
  });

  test('unattended.yaml is written too', async () => {
    const unattended = { format: 'unattended', site: ['denver'], hostId: 'reno-1' };
    const out = join(folder, 'unattended.yaml');
    expect((await run({ ...unattended, out }, sites, {})).text).toContain('This is no whole file');
    expect(parse(readFileSync(out, 'utf8'))).toEqual({ device_id: 'reno-1' });
  });

  test('a folder that cannot be made is told in a sentence', async () => {
    await expect(run({ site: ['denver'], out: '/dev/null/x' })).rejects.toThrow('cannot be written');
  });
});
