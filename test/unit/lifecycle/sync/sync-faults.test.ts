import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../../../lib/palette/simulator/faults';
import { changedSite, driftedWorld, richSite } from '../../../support/drifted-world';
import { carryOut, rehearse } from '../../../support/life-world';
import { clustersNamed, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { siteId } from '../../../support/test-site';

const sync = { kind: 'sync', siteId: siteId('denver'), withVersions: true } as const;

const writes = [
  ['the labels of the cluster', 'PATCH', /spectroclusters\/\{uid\}\/metadata$/],
  ['the location', 'PUT', /\/location$/],
  ['the time zone', 'PATCH', /\/timezone$/],
  ['keys and servers', 'PUT', /\{configUid\}\/clusterConfig$/],
  ['the scans', 'PUT', /\/complianceScan$/],
  ['the backup', 'PUT', /\/backup$/],
  ['the pool', 'PUT', /\/machinePools\/\{machinePoolName\}$/],
  ['the labels of a host', 'PUT', /\/meta$/],
  ['remote access', 'PATCH', /\/tunnelConfig$/],
  ['the profiles', 'PATCH', /\/profiles$/],
] as const;

const faults: readonly (readonly [string, FaultKind])[] = [
  ['was done, and its answer was lost', { kind: 'drop', isDone: true }],
  ['was lost on the way', { kind: 'drop', isDone: false }],
  ['was done, and something else answered', { kind: 'html', isDone: true, status: 502 }],
  ['came too fast', { kind: 'too-many-requests' }],
];

describe.each(writes)('the write of %s', (_what, method, path) => {
  test.each(faults)('%s: in the end everything is as the config says, once', async (_fault, kind) => {
    const world = await driftedWorld(richSite(), changedSite());
    world.simulator.faults.add({ ...kind, match: { method, path } });
    expect(await carryOut(world, sync)).toMatchObject({ kind: 'done' });
    expect(await rehearse(world, sync)).toEqual({ kind: 'steps', steps: [], lasting: [] });
    expectOneCluster(world.simulator, 'denver', edgeHosts(2));
    expect(clustersNamed(world.simulator, 'denver')[0]?.profileUids).toHaveLength(2);
  });
});

test('a Palette that knows no scans and backups is told of, and the rest is written', async () => {
  const world = await driftedWorld(richSite(), changedSite());
  const refusal = { status: 404, code: 'NotFound' };
  world.simulator.faults.add({
    kind: 'error',
    isDone: false,
    refusal,
    match: { path: /\/features\// },
    times: 'always',
  });
  const ended = await carryOut(world, sync);
  expect(ended).toMatchObject({ kind: 'done' });
  expect(ended.steps).toHaveLength(10);
  const plan = await rehearse(world, sync);
  expect(plan).toMatchObject({
    steps: [],
    lasting: [
      { what: 'scans', because: 'this Palette has no operation for it' },
      { what: 'backup', because: 'this Palette has no operation for it' },
    ],
  });
});

test('a key that Palette does not take any more stops it with nothing written', async () => {
  const world = await driftedWorld(richSite(), changedSite());
  world.simulator.faults.add({ kind: 'bad-key', match: {}, times: 'always' });
  expect(await carryOut(world, sync)).toMatchObject({
    kind: 'stopped',
    steps: [],
    why: { code: 'palette_credential_refused' },
  });
  expect(world.writes()).toEqual([]);
});

test('no value of a variable and no layer is in the log', async () => {
  const after = changedSite({
    profiles: [
      { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: { token: 'hunter2' } },
      { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables: { store_number: '13' } },
    ],
  });
  const world = await driftedWorld(richSite(), after);
  await carryOut(world, sync);
  expect(JSON.stringify([world.events, await world.store.readAudit(1_000)])).not.toContain('hunter2');
});
