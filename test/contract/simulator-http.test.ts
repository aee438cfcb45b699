import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_PROJECT_UID } from '../../lib/palette/simulator/default-seed';
import { type RunningServer, serveOverHttp } from '../../lib/palette/simulator/http-server';
import { createSimulator, type SimulatorOptions } from '../../lib/palette/simulator/simulator';

const headers = { ApiKey: 'simulator-key', ProjectUid: DEFAULT_PROJECT_UID };
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function start(options: SimulatorOptions = {}) {
  const simulator = createSimulator(options);
  const server: RunningServer = await serveOverHttp(simulator, 0);
  cleanUps.push(() => server.close());
  return { simulator, url: `http://127.0.0.1:${server.port}`, port: server.port };
}

function send(url: string, method: string, body?: unknown): Promise<Response> {
  return fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

describe('the simulator over HTTP', () => {
  test('the same handler answers: status, headers and body', async () => {
    const { simulator, url } = await start();
    const made = await send(`${url}/v1/edgehosts`, 'POST', { metadata: { uid: 'edge-1' } });
    expect([made.status, await made.json()]).toEqual([201, { uid: 'edge-1' }]);
    expect(made.headers.get('AuditUid')).toMatch(/^[0-9a-f]{24}$/);
    const gone = await send(`${url}/v1/edgehosts/edge-1`, 'DELETE');
    expect([gone.status, await gone.text()]).toEqual([204, '']);
    expect(simulator.log.map((entry) => entry.template)).toEqual(['/v1/edgehosts', '/v1/edgehosts/{uid}']);
  });

  test('a dropped connection is one for a real client too', async () => {
    const { simulator, url } = await start();
    simulator.faults.add({ kind: 'drop', isDone: true, match: {} });
    await expect(send(`${url}/v1/edgehosts`, 'POST', { metadata: { uid: 'edge-1' } })).rejects.toThrow('fetch failed');
    expect((await send(`${url}/v1/edgehosts/edge-1`, 'GET')).status).toBe(200);
  });

  test('a taken port is an error', async () => {
    const { port } = await start();
    await expect(serveOverHttp(createSimulator(), port)).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('the control endpoints', () => {
  test('the log can be read and cleared', async () => {
    const { url } = await start();
    await send(`${url}/v1/users/info`, 'GET');
    const log = await (await send(`${url}/__simulator/log`, 'GET')).json();
    expect(log).toMatchObject([{ method: 'GET', path: '/v1/users/info', status: 200, effect: 'read' }]);
    expect((await send(`${url}/__simulator/log`, 'DELETE')).status).toBe(204);
    expect(await (await send(`${url}/__simulator/log`, 'GET')).json()).toEqual([]);
  });

  test('a long log can be read in pages, bodies only where something was written', async () => {
    const { url } = await start({ logLimit: 3 });
    await send(`${url}/v1/users/info`, 'GET');
    for (const uid of ['edge-1', 'edge-1', 'edge-2']) await send(`${url}/v1/edgehosts`, 'POST', { metadata: { uid } });
    const page = await (await send(`${url}/__simulator/log-page?from=1&limit=2`, 'GET')).json();
    expect(page).toMatchObject({
      total: 3,
      forgotten: 1,
      entries: [{ effect: 'refused', status: 409 }, { status: 201 }],
    });
    expect(page.entries[0]).not.toHaveProperty('requestBody');
    expect(page.entries[1]).toMatchObject({ effect: 'write', requestBody: { metadata: { uid: 'edge-2' } } });
    expect(page.entries[1]).not.toHaveProperty('responseBody');
    const rest = await (await send(`${url}/__simulator/log-page?from=3`, 'GET')).json();
    expect(rest).toEqual({ total: 3, forgotten: 1, entries: [] });
    expect((await send(`${url}/__simulator/log-page?from=-1`, 'GET')).status).toBe(400);
  });

  test('faults can be armed and cleared', async () => {
    const { url } = await start();
    const fault = { kind: 'html', status: 502, times: 'always', match: { method: 'GET', path: '^/v1/users' } };
    expect((await send(`${url}/__simulator/faults`, 'POST', fault)).status).toBe(204);
    expect((await send(`${url}/v1/users/info`, 'GET')).status).toBe(502);
    expect((await send(`${url}/v1/health/ping`, 'GET')).status).toBe(200);
    await send(`${url}/__simulator/faults`, 'DELETE');
    expect((await send(`${url}/v1/users/info`, 'GET')).status).toBe(200);
  });

  test('a stranger can act, at once or as a fault', async () => {
    const { simulator, url } = await start();
    const act = { act: 'registerHost', with: [{ uid: 'edge-1', isPaired: true }] };
    expect((await send(`${url}/__simulator/stranger`, 'POST', act)).status).toBe(200);
    const create = { act: 'createCluster', with: [{ name: 'store-12', hosts: ['edge-1'] }] };
    await send(`${url}/__simulator/faults`, 'POST', { kind: 'stranger', act: create });
    await send(`${url}/v1/users/info`, 'GET');
    const orders = [
      { act: 'registerHost', with: [{ uid: 'edge-2' }] },
      { act: 'addHostToPool', with: ['store-12', 'worker-pool', 'edge-2'] },
      { act: 'setClusterState', with: ['store-12', 'Error'] },
      { act: 'setClusterLabels', with: ['store-12', { a: 'b' }] },
      { act: 'removeHostFromPool', with: ['store-12', 'worker-pool', 'edge-2'] },
      { act: 'deleteHost', with: ['edge-2'] },
      { act: 'deleteCluster', with: ['store-12'] },
    ];
    for (const order of orders) expect((await send(`${url}/__simulator/stranger`, 'POST', order)).status).toBe(200);
    const [cluster] = Object.values(simulator.snapshot().state.clusters);
    expect(cluster).toMatchObject({ name: 'store-12', labels: { a: 'b' }, forcedState: 'Error' });
    expect(cluster?.deletingAt).not.toBeNull();
  });

  test('switches can be read and moved; a wrong position is refused and moves nothing', async () => {
    const { simulator, url } = await start();
    await send(`${url}/__simulator/switches`, 'PATCH', { searchLagMs: 500, inUseMoment: 'when-agent-picks-up' });
    const switches = await (await send(`${url}/__simulator/switches`, 'GET')).json();
    expect(switches).toMatchObject({
      searchLagMs: 500,
      inUseMoment: 'when-agent-picks-up',
      omittedHostInPut: 'dropped',
    });
    const wrong = await send(`${url}/__simulator/switches`, 'PATCH', { omittedHostInPut: 'kept', searchLagMs: -1 });
    expect(wrong.status).toBe(400);
    expect(simulator.switches.omittedHostInPut).toBe('dropped');
  });

  test('devices can be made, listed and switched off and on', async () => {
    const { url } = await start();
    const made = await (await send(`${url}/__simulator/devices`, 'POST', { id: 'edge-1' })).json();
    expect(made).toEqual({ id: 'edge-1' });
    await send(`${url}/__simulator/power`, 'POST', { id: 'edge-1', isOn: false });
    expect(await (await send(`${url}/__simulator/devices`, 'GET')).json()).toMatchObject([{ phase: 'off' }]);
    await send(`${url}/__simulator/power`, 'POST', { id: 'edge-1', isOn: true });
    expect(await (await send(`${url}/__simulator/devices`, 'GET')).json()).toMatchObject([
      { phase: 'waiting to be registered' },
    ]);
    expect((await send(`${url}/__simulator/devices`, 'POST')).status).toBe(200);
  });

  test('a snapshot restores another simulator', async () => {
    const { url } = await start();
    await send(`${url}/v1/edgehosts`, 'POST', { metadata: { uid: 'edge-1' } });
    const snapshot = await (await send(`${url}/__simulator/snapshot`, 'GET')).json();
    const other = await start({ snapshot });
    expect((await send(`${other.url}/v1/edgehosts/edge-1`, 'GET')).status).toBe(200);
  });

  test.each([
    ['POST', 'faults', { kind: 'explode' }],
    ['POST', 'faults', { kind: 'drop', isdone: true }],
    ['POST', 'stranger', { act: 'deleteCluster', with: ['none'] }],
    ['POST', 'power', { id: 'none', isOn: true }],
  ])('%s %s with %j is refused with a reason', async (method, name, body) => {
    const { url } = await start();
    const answer = await send(`${url}/__simulator/${name}`, method, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: expect.stringMatching(/./) });
  });

  test('an unknown control is not found, and none is part of the API handler', async () => {
    const { simulator, url } = await start();
    expect((await send(`${url}/__simulator/constructor`, 'GET')).status).toBe(404);
    const inProcess = await simulator.handle(new Request('http://palette.test/__simulator/log', { headers }));
    expect(inProcess.status).toBe(404);
  });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function launch(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/simulator.ts', ...args], { stdio: 'pipe' });
  cleanUps.push(async () => {
    if (child.exitCode === null && child.kill()) await once(child, 'exit');
  });
  return child;
}

async function run(...args: string[]): Promise<Run> {
  const child = launch(...args);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

describe('npm run simulator', () => {
  test('prints its port as one JSON line when it is ready, serves the seed, and ends on SIGTERM with 0', async () => {
    const seedFile = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'seed.json');
    const seed = { projects: [{ uid: 'p1', name: 'One' }], profiles: [], hosts: [{ uid: 'edge-1' }] };
    writeFileSync(seedFile, JSON.stringify(seed));
    const child = launch('--port', '0', '--time-scale', '1000', '--seed', seedFile, '--limits', 'off');
    const [line] = await once(createInterface(child.stdout), 'line');
    const { port } = JSON.parse(String(line));
    const host = await fetch(`http://127.0.0.1:${port}/v1/edgehosts/edge-1`, {
      headers: { ApiKey: 'simulator-key', ProjectUid: 'p1' },
    });
    expect(host.status).toBe(200);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  test('takes latency and bad luck from its options', async () => {
    const child = launch('--port', '0', '--latency-ms', '60', '--crowding', '1', '--log-limit', '1');
    const [line] = await once(createInterface(child.stdout), 'line');
    const url = `http://127.0.0.1:${JSON.parse(String(line)).port}`;
    const startedAt = performance.now();
    for (let round = 0; round < 2; round += 1) expect((await send(`${url}/v1/users/info`, 'GET')).status).toBe(429);
    // Timers may fire a millisecond early.
    expect(performance.now() - startedAt).toBeGreaterThan(110);
    expect(await (await send(`${url}/__simulator/log-page`, 'GET')).json()).toMatchObject({ total: 1, forgotten: 1 });
  });

  test('--help explains the options', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    const plain = ['--port', '--time-scale', '--limits', '--seed', '--devices', '--api-key', '--log-limit'];
    const weather = ['--latency-ms', '--drop-answers', '--server-errors', '--crowding', '--fault-seed'];
    for (const option of [...plain, ...weather]) expect(out).toContain(option);
  });

  test.each([
    [['--bogus'], /--bogus/],
    [['--port', 'many'], /port/],
    [['--port', '70000'], /port/],
    [['--time-scale', '0'], /time-scale/],
    [['--limits', 'some'], /limits/],
    [['--drop-answers', '2'], /drop-answers/],
    [['--latency-ms', '-1'], /latency-ms/],
    [['--log-limit', '0'], /log-limit/],
    [['--seed', '/nowhere/seed.json'], /seed\.json/],
  ])('%j is a clear error, exit 2', async (args, reason) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
