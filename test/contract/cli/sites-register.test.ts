import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, serveOverHttp } from '../../../lib/palette/simulator/http-server';
import { seedFromSites } from '../../../lib/palette/simulator/seed-from-sites';
import { createSimulator, type Simulator } from '../../../lib/palette/simulator/simulator';
import { edgeHost } from '../../support/palette-truth';
import { testIndex, testSite } from '../../support/test-site';

const key = 'NjVkYzA3-planted-key-9f31e2';
const five = ['north', 'east', 'south', 'west', 'centre'];
const index = {
  ...testIndex([...five.map((id) => testSite(id)), testSite('depot', { topology: { controlPlane: 3 } })]),
  access: { links: [], signOn: null },
};
const folder = mkdtempSync(join(tmpdir(), 'register-'));

let simulator: Simulator;
let server: RunningServer;

/** A Palette of its own for each story, and a store that knows nothing of the others. */
async function openStory(name: string, latencyMs = 0) {
  await server?.close();
  simulator = createSimulator({ apiKeys: [key], seed: seedFromSites(index), autoDevices: true, latencyMs });
  server = await serveOverHttp(simulator, 0);
  story = name;
}

let story = '';
beforeAll(() => {
  writeFileSync(join(folder, 'sites.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'hosts.csv'), whole);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const rows = Array.from({ length: 20 }, (_, at) => `${edgeHost(at + 1)},${five[at % 5]}`);
const whole = ['edge_host_id,site', ...rows, ''].join('\n');

/** The command as one process, so that it can be killed; in a folder without files of its own, so that no `.env` counts. */
function start(args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const loader = pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href;
  const program = ['--import', loader, '--conditions=react-server', resolve('cli/sites.ts')];
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'test',
    SITES_INDEX: join(folder, 'sites.json'),
    DATA_DIR: join(folder, story),
    PALETTE_API_URL: `http://127.0.0.1:${server.port}`,
    PALETTE_API_KEY: key,
  } as const;
  const child = spawn(process.execPath, [...program, ...args], { cwd: folder, env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end();
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, out, err })));
  return { child, ended };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(...args: readonly string[]): Promise<Ended> {
  const ended = await start(args).ended;
  expect(ended.out + ended.err).not.toContain(key);
  return ended;
}

function resultsOf({ out, err }: Ended): string[] {
  if (out === '') throw new Error(err);
  return (JSON.parse(out) as { hosts: { result: string }[] }).hosts.map(({ result }) => result);
}

function writes(): number {
  return simulator.log.filter(({ effect }) => effect === 'write').length;
}

function inPalette() {
  const { hosts, clusters } = simulator.snapshot().state;
  return { hosts: Object.keys(hosts).length, clusters: Object.keys(clusters).length };
}

const file = ['register', '--csv', 'hosts.csv'];

describe('npm run sites, on behalf of a site', () => {
  test('one host: registered, told, taken back', async () => {
    await openStory('one');
    const host = edgeHost(1);
    const strange = await run('register', host, '--site', 'depot');
    expect([strange.code, strange.out, simulator.log]).toEqual([1, '', []]);
    expect(strange.err).toContain('never seen a registration');
    const done = await run('register', host, '--site', 'depot', '--new-store', '--by', 'Sam Doe');
    expect(done.out, done.err).toBe(
      `${host}  depot  registered\n  2 more hosts are needed there before the set-up begins.\n1 host: 1 registered.\n`,
    );
    const told = await run('status', host, '--json');
    expect(JSON.parse(told.out)).toMatchObject([{ hostId: host, state: 'waiting_for_hosts', siteId: 'depot' }]);
    const unasked = await run('undo', host);
    expect([unasked.code, unasked.out]).toEqual([2, '']);
    const undone = await run('undo', host, '--yes', '--by', 'Sam Doe');
    expect([undone.code, undone.out]).toEqual([0, `${host} was taken back from depot.\n`]);
    expect(inPalette()).toEqual({ hosts: 0, clusters: 0 });
    expect((await run('status', host)).code).toBe(3);
    const trail = (await run('audit', '--json')).out;
    expect(JSON.parse(trail).map(({ who }: { who: string }) => who)).not.toHaveLength(0);
    for (const { who } of JSON.parse(trail)) expect(who).toMatch(/^command .+: Sam Doe$/);
  }, 180_000);

  test('twenty hosts of five sites: n + 1 writes for each site, and none the second time', async () => {
    await openStory('twenty');
    const foretold = await run(...file, '--dry-run', '--json');
    expect(new Set(resultsOf(foretold))).toEqual(new Set(['would_register']));
    expect(writes()).toBe(0);
    const first = await run(...file, '--new-store', '--json');
    expect(first.code).toBe(0);
    expect(resultsOf(first)).toEqual(Array.from({ length: 20 }, () => 'registered'));
    expect(writes()).toBeGreaterThanOrEqual(20 + 5);
    expect(writes()).toBeLessThanOrEqual(20 + 2 * 5);
    const before = writes();
    const second = await run(...file, '--json');
    expect([second.code, ...new Set(resultsOf(second))]).toEqual([0, 'already']);
    expect(writes()).toBe(before);
    const told = await run('status', '--csv', 'hosts.csv');
    expect(told.out.trimEnd().split('\n')).toHaveLength(20);
  }, 180_000);

  test('a file with a fault begins nothing; without its faulty line it does, twice with the same end', async () => {
    await openStory('faulty');
    writeFileSync(join(folder, 'cut.csv'), whole.slice(0, -6));
    const refused = await run('register', '--csv', 'cut.csv', '--new-store');
    expect([refused.code, refused.out, simulator.log]).toEqual([1, '', []]);
    expect(refused.err).toContain('cut.csv:21\n');
    expect(refused.err).toContain('cut off');
    const others = ['register', '--csv', 'cut.csv', '--new-store', '--skip-faulty', '--json'];
    const first = await run(...others);
    expect([first.code, resultsOf(first).length]).toEqual([4, 19]);
    const before = writes();
    const second = await run(...others);
    expect([second.code, ...new Set(resultsOf(second))]).toEqual([4, 'already']);
    expect([writes(), inPalette()]).toEqual([before, { hosts: 19, clusters: 5 }]);
    const missing = await run('register', '--csv', 'nowhere.csv');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('There is no file nowhere.csv.')]);
    writeFileSync(join(folder, 'latin.csv'), Buffer.from('edge_host_id,site,name\nedge-1,north,B\xfcro\n', 'latin1'));
    expect((await run('register', '--csv', 'latin.csv', '--new-store')).err).toContain('latin.csv:2');
  }, 240_000);

  test('killed in the middle and run again, every host is there once, in one cluster for each site', async () => {
    await openStory('killed', 150);
    const { child, ended } = start([...file, '--new-store']);
    await until(() => writes() >= 8);
    child.kill('SIGKILL');
    expect((await ended).code).toBe(null);
    expect(inPalette().hosts).toBeLessThanOrEqual(20);
    const again = await run(...file, '--new-store', '--json');
    expect(again.code, again.out + again.err).toBe(0);
    expect(resultsOf(again)).toHaveLength(20);
    expect(inPalette()).toEqual({ hosts: 20, clusters: 5 });
    const second = await run(...file, '--json');
    expect(new Set(resultsOf(second))).toEqual(new Set(['already']));
  }, 300_000);

  test('Ctrl-C ends what has begun, says what has not, and the next run does the rest', async () => {
    await openStory('interrupted', 150);
    const many = Array.from({ length: 60 }, (_, at) => `${edgeHost(at + 1)},${five[at % 5]}`);
    writeFileSync(join(folder, 'many.csv'), ['edge_host_id,site', ...many, ''].join('\n'));
    const { child, ended } = start(['register', '--csv', 'many.csv', '--new-store', '--json']);
    await until(() => writes() >= 3);
    child.kill('SIGINT');
    const first = await ended;
    expect(first.code, first.err).toBe(4);
    expect(new Set(resultsOf(first))).toContain('not_begun');
    const begun = resultsOf(first).filter((result) => result !== 'not_begun').length;
    expect(inPalette().hosts).toBeLessThanOrEqual(begun);
    const second = await run('register', '--csv', 'many.csv', '--json');
    // Each site has room for six: the others are refused, and say so.
    expect(second.code).toBe(4);
    expect(resultsOf(second).filter((result) => result === 'refused')).toHaveLength(30);
    expect(inPalette()).toEqual({ hosts: 30, clusters: 5 });
  }, 300_000);
});

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 60_000, interval: 20 }).toBe(true);
}
