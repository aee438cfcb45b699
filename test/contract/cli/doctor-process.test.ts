import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { type RunningServer, serveOverHttp } from '../../../lib/palette/simulator/http-server';
import { createSimulator } from '../../../lib/palette/simulator/simulator';
import { testIndex } from '../../support/test-site';
import { goodSeed, goodSites, key } from './doctor-world';

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
const simulator = createSimulator({ apiKeys: [key], seed: goodSeed });
let server: RunningServer;
let environment: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  server = await serveOverHttp(simulator, 0);
  writeFileSync(join(folder, 'sites.json'), JSON.stringify(testIndex(goodSites)));
  environment = {
    SITES_INDEX: join(folder, 'sites.json'),
    DATA_DIR: join(folder, 'data'),
    PALETTE_API_URL: `http://127.0.0.1:${server.port}`,
    PALETTE_API_KEY: key,
    PALETTE_PROJECT_UID: DEFAULT_PROJECT_UID,
    SESSION_SECRETS: 'planted-session-secret-0123456789abcdef',
    CRON_SECRET: 'planted-cron-secret-0123456789',
  };
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Runs a command in a folder without files of its own, so that no `.env` of this machine counts. */
function run(args: readonly string[], changes: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number | string; out: string; err: string }>((done) => {
    const loader = resolve('node_modules/tsx/dist/loader.mjs');
    const program = ['--import', loader, '--conditions=react-server', resolve('cli/sites.ts')];
    const child = execFile(
      process.execPath,
      [...program, ...args],
      { cwd: folder, env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', ...environment, ...changes } },
      (error, out, err) => done({ code: error === null ? 0 : (error.code ?? 'killed'), out, err }),
    );
    child.stdin?.end();
  });
}

describe('npm run sites, looking at a Palette over HTTP', () => {
  test('doctor ends with 0 where nothing is bad, in words and for programs', async () => {
    const plain = await run(['doctor']);
    expect([plain.code, plain.err]).toEqual([0, '']);
    expect(plain.out).toContain('0 bad');
    const { code, out } = await run(['doctor', '--site', 'denver', 'boulder', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, sites: 2, counts: { bad: 0 } });
    expect(simulator.log.filter(({ effect }) => effect === 'write')).toEqual([]);
    expect(plain.out + out).not.toContain('planted');
  }, 60_000);

  test('doctor ends with 3 when something is bad, and is never a stack', async () => {
    const wrongKey = await run(['doctor'], { PALETTE_API_KEY: 'planted-wrong-key-0123456789' });
    expect([wrongKey.code, wrongKey.err]).toEqual([3, '']);
    expect(wrongKey.out).toContain('BAD  Palette does not accept the API key.');
    const broken = await run(['doctor', '--json'], {
      KV_REST_API_URL: 'https://kv.example.com',
      PIN_PEPPER: 'planted',
    });
    expect([broken.code, broken.err]).toEqual([3, '']);
    const { findings } = JSON.parse(broken.out);
    const bad = findings.filter((one: { status: string }) => one.status === 'bad');
    expect(bad).toMatchObject([{ subject: 'PIN_PEPPER' }]);
    const noSites = await run(['doctor'], { SITES_INDEX: join(folder, 'nothing.json') });
    expect(noSites.code).toBe(3);
    expect(noSites.out.replaceAll(/\s+/g, ' ')).toContain('Run: npm run sites:compile');
    for (const { out, err } of [wrongKey, broken, noSites]) expect(out + err).not.toMatch(/planted|\n {4}at /);
  }, 60_000);

  test('list and show read the same Palette', async () => {
    const listed = await run(['list', '--json']);
    expect([listed.code, listed.err]).toEqual([0, '']);
    expect(JSON.parse(listed.out)).toMatchObject([{ id: 'denver', state: 'none' }, { id: 'boulder' }]);
    const shown = await run(['show', 'denver']);
    expect(shown.out).toContain('the next host makes the cluster');
    expect((await run(['show', 'denver', 'boulder'])).code).toBe(2);
    expect((await run(['show', 'nowhere'])).code).toBe(1);
  }, 60_000);

  test.each([
    [['doctor', '--within', '0'], '--within is a number of seconds'],
    [['doctor', '--within', 'soon'], '--within is a number of seconds'],
    [['doctor', '--site', 'denver', '--base', 'main'], 'Give --site or --base'],
    [['list', '--state', 'odd'], 'Allowed choices'],
  ])('%j is a mistake, and says which', async (args, sentence) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
});
