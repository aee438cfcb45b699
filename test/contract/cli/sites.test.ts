import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../../../cli/sites/commands';
import type { SiteIndex } from '../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../support/test-site';

const folder = mkdtempSync(join(tmpdir(), 'sites-'));
afterAll(() => rmSync(folder, { recursive: true }));

const spring = {
  id: 'spring',
  version: 1,
  scope: { by: 'ids', ids: [siteId('denver')] },
  expiresAtMs: Date.parse('2099-01-01T00:00:00Z'),
  maxHosts: 20,
  needsApproval: false,
  pinHash: null,
} as const;
const index: SiteIndex = { ...testIndex([testSite('denver')]), access: { links: [spring], signOn: null } };
writeFileSync(join(folder, 'sites.json'), JSON.stringify(index));

const variables = {
  SITES_INDEX: join(folder, 'sites.json'),
  DATA_DIR: join(folder, 'data'),
  LINK_SECRETS: 'planted-link-secret-0123456789abcdefgh',
  PIN_PEPPER: 'planted-pin-pepper-0123456789abcdefghi',
  PUBLIC_ORIGIN: 'https://e.example.com',
};

/** Runs the command in a folder without files of its own, so that no `.env` of this machine counts. */
function run(args: readonly string[], input = '', env: Readonly<Record<string, string>> = variables) {
  return new Promise<{ code: number | string; out: string; err: string }>((done) => {
    const program = [resolve('node_modules/tsx/dist/cli.mjs'), '--conditions=react-server', resolve('cli/sites.ts')];
    const child = execFile(
      process.execPath,
      [...program, ...args],
      { cwd: folder, env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', ...env } },
      (error, out, err) => done({ code: error === null ? 0 : (error.code ?? 'killed'), out, err }),
    );
    child.stdin?.end(input);
  });
}

describe('npm run sites', () => {
  test('a PIN goes in by the standard input, and comes out as JSON with a hash only', async () => {
    const { code, out, err } = await run(['pin', '--pin', '-', '--json'], '1234 5678\n');
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(JSON.parse(out))).toEqual(['hash']);
  });

  test('links are listed, though the store is new', async () => {
    const { code, out } = await run(['link', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ id: 'spring', hosts: 'unknown' }]);
    expect((await run(['link', 'spring'])).out).toContain('https://e.example.com/j/spring.');
  });

  test('help goes to the output without an environment, and names every command', async () => {
    for (const args of [[], ['--help']]) {
      const { code, out, err } = await run(args, '', {});
      expect([code, err]).toEqual([0, '']);
      for (const { summary } of commands) expect(out.replace(/\s+/g, ' ')).toContain(summary);
      expect(out).toContain('Ends with 0');
    }
    const { code, out } = await run(['link', '--help'], '', {});
    expect(code).toBe(0);
    expect(out).toContain('npm run sites -- link spring');
  });

  test('with --json an answer is one line of JSON, and a refusal nothing but a sentence on the error output', async () => {
    const answer = await run(['link', '--json']);
    expect(answer.out).toMatch(/^\[.*\]\n$/);
    expect(answer.err).toBe('');
    const refusal = await run(['link', 'winter', '--json']);
    expect([refusal.code, refusal.out]).toEqual([1, '']);
    expect(refusal.err).toBe('sites: There is no staging link "winter" in the config.\n');
  });

  test('whoever reads may stop early', async () => {
    const program = `"${process.execPath}" "${resolve('node_modules/tsx/dist/cli.mjs')}" --conditions=react-server`;
    const line = `${program} "${resolve('cli/sites.ts')}" --help | true; exit \${PIPESTATUS[0]}`;
    const { code, err } = await new Promise<{ code: number | string; err: string }>((done) => {
      execFile('bash', ['-c', line], { cwd: folder }, (error, _, text) =>
        done({ code: error === null ? 0 : (error.code ?? 'killed'), err: text }),
      );
    });
    expect([code, err]).toEqual([0, '']);
  });

  test('a store that cannot be opened is told in a sentence, by whatever command needs it', async () => {
    writeFileSync(join(folder, 'no-folder'), '');
    const blocked = { ...variables, PALETTE_MODE: 'simulator', DATA_DIR: join(folder, 'no-folder') };
    for (const args of [['audit'], ['approve', 'edge-1', '--by', 'Sam', '--yes']]) {
      const { code, out, err } = await run(args, '', blocked);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^sites: The store does not answer \(open: .+\)\. .+\n$/);
    }
  });

  test.each([
    [['nothing'], 2],
    [['constructor'], 2],
    [['link', '--nothing'], 2],
    [['link', 'a', 'b'], 2],
    [['pin', '--pin', '123'], 2],
    [['link', 'winter'], 1],
  ])('%j ends with %i, and says why in one line or two', async (args, code) => {
    const answer = await run(args);
    expect(answer.code).toBe(code);
    expect(answer.out).toBe('');
    expect(answer.err).toMatch(/^sites: .+\n(Try --help\.\n)?$/);
  });

  test('an environment that cannot be understood ends with 1, and is not repeated', async () => {
    const { code, err } = await run(['pin'], '', { PIN_PEPPER: 'planted-short' });
    expect(code).toBe(1);
    expect(err).toContain('PIN_PEPPER');
    expect(err).not.toContain('planted');
  });
});
