import { afterEach, expect, test } from 'vitest';
import { defaultSeed } from '../../../lib/palette/simulator/default-seed';
import { type RunningServer, serveOverHttp } from '../../../lib/palette/simulator/http-server';
import { createSimulator, type SimulatorOptions } from '../../../lib/palette/simulator/simulator';
import { createNaiveClient } from '../../bench/naive-client';
import { clustersNamed, membershipsOf } from '../../support/palette-truth';

let server: RunningServer | null = null;
afterEach(async () => {
  await server?.close();
});

async function start(options: SimulatorOptions = {}) {
  const profiles = [
    { name: 'edge-infra', version: '1.3.0', type: 'infra' as const, scope: 'tenant' as const },
    { name: 'store-base', version: '3.1.0', type: 'add-on' as const, scope: 'tenant' as const },
  ];
  const simulator = createSimulator({ ...options, seed: { ...defaultSeed, profiles } });
  server = await serveOverHttp(simulator, 0);
  // Its pauses are cut to a thousandth.
  return { simulator, client: createNaiveClient(`http://127.0.0.1:${server.port}`, 'simulator-key', 1_000) };
}

function calls({ log }: { readonly log: readonly { readonly method: string; readonly template: string | null }[] }) {
  return log.map(({ method, template }) => `${method} ${template}`);
}

test('the first host of a site costs the naive way five calls', async () => {
  const { simulator, client } = await start();
  await client.register('edge-1', 'plain-1');
  expect(calls(simulator)).toEqual([
    'GET /v1/dashboard/projects/metadata',
    'GET /v1/edgehosts/{uid}',
    'POST /v1/dashboard/spectroclusters/search',
    'POST /v1/edgehosts',
    'POST /v1/spectroclusters/edge-native',
  ]);
});

test('every other one costs seven, and each has its place in the end', async () => {
  const { simulator, client } = await start();
  await client.register('edge-1', 'plain-1');
  await client.register('edge-2', 'plain-1');
  simulator.clearLog();
  await client.register('edge-3', 'plain-1');
  expect(calls(simulator)).toEqual([
    'GET /v1/dashboard/projects/metadata',
    'GET /v1/edgehosts/{uid}',
    'POST /v1/dashboard/spectroclusters/search',
    'GET /v1/spectroclusters/{uid}',
    'POST /v1/edgehosts',
    'GET /v1/cloudconfigs/edge-native/{configUid}',
    'PUT /v1/cloudconfigs/edge-native/{configUid}/machinePools/{machinePoolName}',
  ]);
  expect(clustersNamed(simulator, 'plain-1')).toHaveLength(1);
  expect(membershipsOf(simulator, 'plain-1')).toEqual([
    'control-plane-pool/edge-1',
    'worker-pool/edge-2',
    'worker-pool/edge-3',
  ]);
});

test('a 429 is tried again, any other refusal ends it', async () => {
  const { simulator, client } = await start();
  simulator.faults.add({ kind: 'too-many-requests', match: { method: 'POST', path: /^\/v1\/edgehosts$/ } });
  await client.register('edge-1', 'plain-1');
  expect(calls(simulator).filter((call) => call === 'POST /v1/edgehosts')).toHaveLength(2);
  await expect(client.register('edge-1', 'plain-2')).rejects.toThrow(/AlreadyRegisteredEdgeHostDevice/);
});
