import { describe, expect, test } from 'vitest';
import type { Placement } from '../../../lib/palette/model';
import type { Site } from '../../../lib/sites/site';
import type { WorkerPool } from '../../../lib/sites/worker-pool';
import { createFakePalette, json } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testSite, testWorkerPool } from '../../support/test-site';

function placedIn(pool: string | undefined, ...ids: readonly string[]): Placement[] {
  return ids.map((id) => ({ hostId: hostId(id), address: null, ...(pool === undefined ? {} : { pool }) }));
}

/** The pools of the create that goes out. */
async function poolsOf(site: Site, controlPlane: readonly Placement[], workers: readonly Placement[]) {
  const { palette, sent } = createFakePalette([json({ uid: 'c1' }, 201)]);
  await palette.createCluster({ site, labels: {}, profiles: [], controlPlane, workers });
  return sent[0]?.body as { spec: { cloudConfig: object; machinepoolconfig: readonly WirePool[] } };
}

interface WirePool {
  readonly poolConfig: Readonly<Record<string, unknown>>;
  readonly cloudConfig: { readonly edgeHosts: readonly { readonly hostUid: string }[] };
}

/** The options of the pool that is made for these hosts. */
async function configOf(site: Site, hosts: readonly Placement[]) {
  const { palette, sent } = createFakePalette([json({ uid: 'p1' }, 201)]);
  await palette.createWorkerPool(site, 'config-1', hosts);
  const body = sent[0]?.body as WirePool | undefined;
  return body?.poolConfig;
}

function poolConfigOf(changes: Partial<WorkerPool>) {
  return configOf(testSite('denver', { pools: [testWorkerPool('tills', changes)] }), placedIn('tills', 'h1'));
}

const pools = [testWorkerPool('tills'), testWorkerPool('cameras')];

describe('a create with several worker pools (API.md §4.1)', () => {
  test('holds the control plane, and each pool that a host is there for, in the order of the hosts', async () => {
    const workers = [...placedIn('cameras', 'h2'), ...placedIn('tills', 'h3'), ...placedIn('cameras', 'h4')];
    const { spec } = await poolsOf(testSite('denver', { pools }), placedIn(undefined, 'h1'), workers);
    expect(
      spec.machinepoolconfig.map(({ poolConfig, cloudConfig }) => [
        ...[poolConfig.name, poolConfig.size, poolConfig.isControlPlane, poolConfig.labels],
        cloudConfig.edgeHosts.map(({ hostUid }) => hostUid),
      ]),
    ).toEqual([
      ['control-plane-pool', 1, true, ['control-plane'], ['h1']],
      ['cameras', 2, false, ['worker'], ['h2', 'h4']],
      ['tills', 1, false, ['worker'], ['h3']],
    ]);
  });

  test('a pool that nobody is there for is not made', async () => {
    const { spec } = await poolsOf(testSite('denver', { pools }), placedIn(undefined, 'h1'), []);
    expect(spec.machinepoolconfig).toHaveLength(1);
  });
});

describe('the options of a pool', () => {
  test('a plain one says no more than a pool of a site that names none', async () => {
    const plain = await configOf(testSite(), placedIn(undefined, 'h1'));
    expect(await poolConfigOf({})).toEqual({ ...plain, name: 'tills' });
  });

  test('labels, annotations, taints, repave interval and architecture', async () => {
    const taints = [{ key: 'till', value: 'yes', effect: 'NoSchedule' }] as const;
    const changes = { labels: { role: 'till' }, annotations: { owner: 'retail' }, repaveSeconds: 600 };
    expect(await poolConfigOf({ ...changes, taints, architecture: 'arm64' })).toMatchObject({
      additionalLabels: { role: 'till' },
      additionalAnnotations: { owner: 'retail' },
      taints,
      nodeRepaveInterval: 600,
      machinePoolProperties: { archType: 'arm64' },
    });
  });

  test.each<[WorkerPool['update'], object]>([
    [{ type: 'expand_first' }, { type: 'RollingUpdateScaleOut' }],
    [{ type: 'contract_first' }, { type: 'RollingUpdateScaleIn' }],
    [
      { type: 'override', maxSurge: '25%', maxUnavailable: '0' },
      { type: 'OverrideScaling', maxSurge: '25%', maxUnavailable: '0' },
    ],
  ])('nodes are replaced as %j', async (update, expected) => {
    expect(await poolConfigOf({ update })).toHaveProperty('updateStrategy', expected);
  });

  test('what is left to Palette is left out', async () => {
    const config = await poolConfigOf({});
    expect(config).not.toHaveProperty('nodeRepaveInterval');
    expect(config).not.toHaveProperty('additionalAnnotations');
    expect(config).not.toHaveProperty('maxSize');
  });
});

describe('two-node high availability (API.md §4.2)', () => {
  const topology = { controlPlane: 2, workerPool: false, maxHosts: 2 } as const;

  test('is told of, and who came first is the primary', async () => {
    const { spec } = await poolsOf(testSite('denver', { topology }), placedIn(undefined, 'h1', 'h2'), []);
    expect(spec.cloudConfig).toMatchObject({ isTwoNodeCluster: true });
    expect(spec.machinepoolconfig).toMatchObject([
      {
        poolConfig: { size: 2, isControlPlane: true },
        cloudConfig: {
          edgeHosts: [
            { hostUid: 'h1', twoNodeCandidatePriority: 'primary' },
            { hostUid: 'h2', twoNodeCandidatePriority: 'secondary' },
          ],
        },
      },
    ]);
  });

  test('no other cluster has roles', async () => {
    const three = testSite('denver', { topology: { controlPlane: 3 } });
    const body = await poolsOf(three, placedIn(undefined, 'h1', 'h2', 'h3'), placedIn(undefined, 'h4'));
    expect(JSON.stringify(body)).not.toContain('twoNodeCandidatePriority');
  });
});
