import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SiteIndex } from '../../../lib/sites/site';
import { testCertificate } from '../../support/test-certificate';
import { siteId, testIndex, testSite } from '../../support/test-site';

const folder = mkdtempSync(join(tmpdir(), 'staging-'));
afterAll(() => rmSync(folder, { recursive: true }));

const staging = { proxy: null, caCerts: ['staging/root.pem'], nameservers: ['10.1.2.2'], users: [] };
const index: SiteIndex = {
  ...testIndex([testSite('denver', { staging }), testSite('boulder')]),
  expectedHosts: [{ match: 'exact', text: 'edge-1', siteId: siteId('denver') }],
};
writeFileSync(join(folder, 'sites.json'), JSON.stringify(index));
mkdirSync(join(folder, 'staging'));
writeFileSync(join(folder, 'staging/root.pem'), testCertificate);

const env: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? '',
  NODE_ENV: 'test',
  SITES_INDEX: join(folder, 'sites.json'),
  PUBLIC_ORIGIN: 'https://e.example.com',
  PALETTE_API_KEY: 'planted-palette-key',
};

/** Runs the command in a folder without files of its own, so that no `.env` of this machine counts. */
function run(args: readonly string[]) {
  return new Promise<{ code: number | string; out: string; err: string }>((done) => {
    const program = [resolve('node_modules/tsx/dist/cli.mjs'), '--conditions=react-server', resolve('cli/sites.ts')];
    execFile(process.execPath, [...program, ...args], { cwd: folder, env }, (error, out, err) =>
      done({ code: error === null ? 0 : (error.code ?? 'killed'), out, err }),
    );
  });
}

describe('npm run sites -- user-data and terraform, as processes', () => {
  test('user-data prints a file, and finds the certificates of the clone', async () => {
    const { code, out, err } = await run(['user-data', '--site', 'denver']);
    expect([code, err]).toEqual([0, '']);
    expect(parse(out, { version: '1.1' })).toMatchObject({
      stylus: { site: { registrationURL: 'https://e.example.com', caCerts: [`${testCertificate}\n`] } },
    });
    expect(out).not.toContain('planted');
  });

  test('user-data writes a file for each site, and ends with 1 when they are there', async () => {
    const out = join(folder, 'made');
    expect((await run(['user-data', '--all', '--out', out])).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['boulder.yaml', 'denver.yaml']);
    const again = await run(['user-data', '--all', '--out', out, '--json']);
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.err).toContain('is there already');
  });

  test('terraform writes over what it made, and over nothing else', async () => {
    const out = join(folder, 'terraform');
    for (const _ of ['first', 'again']) {
      const { code, out: said } = await run(['terraform', '--out', out]);
      expect([code, said]).toEqual([0, expect.stringContaining('1 site.\nLeft out: boulder.')]);
    }
    const sites = join(out, 'sites.tf');
    expect(readFileSync(sites, 'utf8')).toContain('uid       = "edge-1"');
    writeFileSync(sites, '# mine');
    expect((await run(['terraform', '--out', out])).code).toBe(1);
    expect(readFileSync(sites, 'utf8')).toBe('# mine');
    expect((await run(['terraform', '--out', out, '--force'])).code).toBe(0);
    expect(readFileSync(sites, 'utf8')).toMatch(/^# Generated/);
  });

  test.each([
    [['user-data'], 2],
    [['user-data', '--site', 'denver', '--format', 'json'], 2],
    [['user-data', '--site', 'nowhere'], 1],
    [['user-data', '--site', 'denver', '--address', '10.1.2.3'], 1],
    [['terraform', '--site', 'boulder'], 1],
    [['terraform', '--out'], 2],
  ])('%j ends with %i, and says why', async (args, code) => {
    const answer = await run(args);
    expect([answer.code, answer.out]).toEqual([code, '']);
    expect(answer.err).toMatch(/^sites: \S/);
  });
});
