import { describe, expect, test } from 'vitest';
import type { LifeStep } from '../../../../lib/lifecycle/life-plan';
import { changedSite, driftedWorld, richSite } from '../../../support/drifted-world';
import { carryOut, carryOutInPieces, refusalOf, rehearse, stepsOf } from '../../../support/life-world';
import { clustersNamed, edgeHost, expectOneCluster, membershipsOf } from '../../../support/palette-truth';
import { linesOfLasting, linesOfSteps } from '../../../support/sync-lines';
import { siteId, testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';
import { virtualSite, vmPool, withOlderKinds } from '../../../support/virtual-site';

const sync = { kind: 'sync', siteId: siteId('denver'), withVersions: false } as const;
const hosts = [edgeHost(1), edgeHost(2)];

/** The writes that Palette got, as `METHOD template`, one after the other. */
function writesOf(world: TestWorld): string[] {
  return world.writes().map(({ method, template }) => `${method} ${template}`);
}

describe('a site whose config has changed', () => {
  test('what was made from the config is as the config says, in a look that writes nothing', async () => {
    const world = await driftedWorld(richSite(), richSite());
    expect(await rehearse(world, sync)).toEqual({ kind: 'steps', steps: [], lasting: [] });
    expect(writesOf(world)).toEqual([]);
  });

  test('every difference is named, each is one write, and nothing is left of them afterwards', async () => {
    const world = await driftedWorld(richSite(), changedSite());
    const steps = await stepsOf(world, sync);
    await expect(`${linesOfSteps(steps).join('\n')}\n`).toMatchFileSnapshot('golden/drifted.txt');
    world.simulator.clearLog();
    expect(await carryOut(world, sync)).toMatchObject({ kind: 'done' });
    expect(writesOf(world)).toEqual([
      'PATCH /v1/spectroclusters/{uid}/metadata',
      'PUT /v1/spectroclusters/{uid}/location',
      'PATCH /v1/spectroclusters/{uid}/clusterConfig/timezone',
      'PUT /v1/cloudconfigs/edge-native/{configUid}/clusterConfig',
      'PUT /v1/spectroclusters/{uid}/features/complianceScan',
      'PUT /v1/spectroclusters/{uid}/features/backup',
      'PUT /v1/cloudconfigs/edge-native/{configUid}/machinePools/{machinePoolName}',
      'PUT /v1/edgehosts/{uid}/meta',
      'PATCH /v1/edgehosts/{uid}/tunnelConfig',
      'PUT /v1/edgehosts/{uid}/meta',
      'PATCH /v1/edgehosts/{uid}/tunnelConfig',
      'PATCH /v1/spectroclusters/{uid}/profiles',
    ]);
    expect(await stepsOf(world, sync)).toEqual([]);
    expectOneCluster(world.simulator, 'denver', hosts);
  });

  test('interrupted after every write, what is left is the rest of it', async () => {
    const world = await driftedWorld(richSite(), changedSite());
    expect(await carryOutInPieces(world, sync)).toHaveLength(12);
    expectOneCluster(world.simulator, 'denver', hosts);
  });

  test('a write that Palette refuses stops it, and what was written before stays written', async () => {
    const world = await driftedWorld(richSite(), changedSite());
    const refusal = { status: 409, code: 'NotNow' };
    const match = { method: 'PATCH', path: /timezone$/ };
    world.simulator.faults.add({ kind: 'error', isDone: false, refusal, match, times: 'always' });
    const ended = await carryOut(world, sync);
    expect(ended.kind).toBe('stopped');
    expect(ended.steps).toHaveLength(2);
  });

  test('schedules that were never planned are made, not replaced', async () => {
    const { policies, ...plain } = richSite();
    const world = await driftedWorld(plain, { ...plain, ...(policies === undefined ? {} : { policies }) });
    expect(await carryOut(world, sync)).toMatchObject({ kind: 'done' });
    expect(writesOf(world)).toEqual([
      'POST /v1/spectroclusters/{uid}/features/complianceScan',
      'POST /v1/spectroclusters/{uid}/features/backup',
    ]);
    expect(await stepsOf(world, sync)).toEqual([]);
  });

  test('a host that joined between look and write stays in its pool', async () => {
    const world = await driftedWorld(richSite(), changedSite());
    world.simulator.stranger.registerHost({ uid: edgeHost(9), isPaired: true });
    let hasJoined = false;
    const tell = (step: LifeStep) => {
      const isPool = step.do === 'change_setting' && step.setting === 'pool tills' && !hasJoined;
      hasJoined ||= isPool;
      if (isPool) world.simulator.stranger.addHostToPool('denver', 'tills', edgeHost(9));
    };
    expect(await carryOut(world, sync, { tell })).toMatchObject({ kind: 'done' });
    expect(membershipsOf(world.simulator, 'denver')).toContain(`tills/${edgeHost(9)}`);
  });
});

describe('profiles in another version', () => {
  const newer = richSite({
    profiles: [
      { kind: 'infra', by: { name: 'edge-infra', version: '1.3.0' }, variables: {} },
      { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables: { store_number: '12' } },
    ],
  });

  test('are named and let alone', async () => {
    const world = await driftedWorld(richSite(), newer);
    const plan = await rehearse(world, sync);
    expect(plan).toMatchObject({ kind: 'steps', steps: [] });
    expect(plan.kind === 'steps' ? linesOfLasting(plan.lasting ?? []) : []).toEqual([
      'version of edge-infra: edge-infra@1.2.0 -> edge-infra@1.3.0 (only --profiles changes it)',
    ]);
  });

  test('take the place of the older ones where they are wanted, and nothing is attached twice', async () => {
    const world = await driftedWorld(richSite(), newer);
    const withVersions = { ...sync, withVersions: true };
    expect(await carryOut(world, withVersions)).toMatchObject({ kind: 'done' });
    expect(await rehearse(world, withVersions)).toEqual({ kind: 'steps', steps: [], lasting: [] });
    expect(clustersNamed(world.simulator, 'denver')[0]?.profileUids).toHaveLength(2);
  });
});

describe('what is refused, with nothing written', () => {
  test.each([
    ['a site without a cluster', 'no_cluster', async () => createTestWorld([testSite()])],
    [
      'a backup location that is gone',
      'backup_location_gone',
      async () => {
        const { policies, ...plain } = richSite();
        const wanting = { ...plain, ...(policies === undefined ? {} : { policies }) };
        return driftedWorld(plain, wanting, { known: [plain] });
      },
    ],
    [
      'a cluster that does not run',
      'cluster_not_synced',
      async () => {
        const world = await driftedWorld(richSite(), changedSite());
        world.simulator.stranger.setClusterState('denver', 'Unknown');
        return world;
      },
    ],
    [
      'a cluster that is being deleted',
      'cluster_deleting',
      async () => {
        const world = await driftedWorld(richSite(), changedSite());
        const [cluster] = clustersNamed(world.simulator, 'denver');
        world.simulator.stranger.deleteCluster(cluster?.name ?? '');
        return world;
      },
    ],
  ] as const)('%s', async (_name, code, arrange) => {
    const world = await arrange();
    expect(await refusalOf(world, sync)).toBe(code);
    expect(await carryOut(world, sync)).toMatchObject({ kind: 'refused', steps: [] });
    expect(writesOf(world)).toEqual([]);
  });
});

describe('the older kinds', () => {
  const osPatch = { schedule: '0 3 * * 0', onBoot: false, rebootIfRequired: true };
  const policies = { scans: { security: null, penetration: null, conformance: null }, backup: null, osPatch };
  const changed = { tags: { brand: 'other' }, sshKeys: ['ssh-ed25519 AAAAkey it@example.com'], policies } as const;
  const kiosk = { kind: 'containerized', endpoint: { type: 'none', host: '' } } as const;

  test.each([
    ['virtualized', virtualSite('denver'), virtualSite('denver', { ...changed, ntpServers: ['time.example.com'] }), 5],
    ['containerized', testSite('denver', kiosk), testSite('denver', { ...kiosk, ...changed }), 4],
  ] as const)('a %s site is brought in line by the words of its kind', async (_kind, before, after, writes) => {
    const world = await driftedWorld(before, after, { index: withOlderKinds });
    expect(await carryOut(world, sync)).toMatchObject({ kind: 'done' });
    const [cluster] = clustersNamed(world.simulator, 'denver');
    expect(cluster?.labels).toMatchObject({ brand: 'other' });
    expect(cluster?.cloudConfig).toMatchObject({ sshKeys: after.sshKeys });
    // Tags, keys and servers, tags of two hosts; OS patches where Palette honours them.
    expect(writesOf(world)).toHaveLength(writes);
    expect(await rehearse(world, sync)).toMatchObject({ kind: 'steps', steps: [] });
  });

  const taint = { key: 'only', value: 'stock', effect: 'NoSchedule' } as const;
  const before = virtualSite('denver', { virtualization: { workers: vmPool(2, { labels: { use: 'old' } }) } });
  const after = virtualSite('denver', {
    virtualization: {
      workers: vmPool(2, { labels: { use: 'stock' }, taints: [taint], update: { type: 'contract_first' } }),
      placements: { [edgeHost(2)]: { networks: ['br1'] } },
    },
  });

  test('machines get the labels, taints and updates of the config in one write, and keep size and place', async () => {
    const world = await driftedWorld(before, after, { index: withOlderKinds });
    const poolsOf = () => clustersNamed(world.simulator, 'denver').flatMap(({ pools }) => pools);
    const [, were] = poolsOf();
    expect(linesOfSteps(await stepsOf(world, sync))).toEqual([
      'pool worker-pool | labels of the pool worker-pool: use=old -> use=stock',
      'pool worker-pool | taints of the pool worker-pool: none -> only=stock:NoSchedule',
      'pool worker-pool | update of the pool worker-pool: expand first -> contract first',
    ]);
    expect(await carryOut(world, sync)).toMatchObject({ kind: 'done' });
    expect(writesOf(world)).toEqual(['PUT /v1/cloudconfigs/libvirt/{configUid}/machinePools/{machinePoolName}']);
    const [masters, workers] = poolsOf();
    expect(workers?.config).toEqual({
      ...were?.config,
      additionalLabels: { use: 'stock' },
      taints: [taint],
      updateStrategy: { type: 'RollingUpdateScaleIn' },
    });
    expect(workers?.hosts).toEqual(were?.hosts);
    expect(workers?.machines).toEqual(were?.machines);
    expect(masters?.config.additionalLabels).toEqual({});
    const left = await rehearse(world, sync);
    expect(left.kind === 'steps' ? [left.steps, left.lasting?.map(({ what }) => what)] : left).toEqual([
      [],
      ['control-plane-pool', 'worker-pool'].map((pool) => `networks of ${edgeHost(2)} in the pool ${pool}`),
    ]);
  });

  test('an appliance that joined between look and write stays, and so do the machines that came with it', async () => {
    const world = await driftedWorld(before, after, { index: withOlderKinds });
    const newcomer = edgeHost(9);
    world.simulator.stranger.registerHost({ uid: newcomer, isPaired: true });
    let hasJoined = false;
    const tell = (step: LifeStep) => {
      if (step.do !== 'change_setting' || hasJoined) return;
      hasJoined = true;
      world.simulator.stranger.addHostToPool('denver', 'worker-pool', newcomer);
    };
    expect(await carryOut(world, sync, { tell })).toMatchObject({ kind: 'done' });
    expect(membershipsOf(world.simulator, 'denver')).toContain(`worker-pool/${newcomer}`);
    const [, workers] = clustersNamed(world.simulator, 'denver').flatMap(({ pools }) => pools);
    expect(workers?.config).toMatchObject({ size: 3, additionalLabels: { use: 'stock' } });
  });
});
