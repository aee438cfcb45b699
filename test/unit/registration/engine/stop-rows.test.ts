import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../../lib/errors';
import { OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import type { Switches } from '../../../../lib/palette/simulator/switches';
import type { Site } from '../../../../lib/sites/site';
import { countCalls, edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

interface StopRow {
  readonly row: string;
  readonly code: ErrorCode;
  readonly sites?: readonly Site[];
  readonly switches?: Partial<Switches>;
  readonly arrange: (world: TestWorld) => unknown;
  /** What IT does about it. */
  readonly mend: (world: TestWorld) => void;
  readonly members: readonly string[];
  /** Does Palette hold the host after the stop? */
  readonly isRegistered: boolean;
  /** Writes that the table itself asks for before the stop. */
  readonly writes?: number;
}

const host = edgeHost(1);
const ours = { 'managed-by': 'edge-registration', site: 'denver', name: 'denver' };

const rows: readonly StopRow[] = [
  {
    row: 's1 two live clusters of the name',
    code: 'cluster_ambiguous',
    arrange: ({ simulator: { stranger } }) => {
      stranger.createCluster({ name: 'denver', labels: ours });
      stranger.createCluster({ name: 'denver', labels: ours });
    },
    mend: ({ simulator: { stranger }, clock }) => {
      stranger.deleteCluster('denver');
      clock.advance(120_000);
    },
    members: [host],
    isRegistered: false,
  },
  {
    row: 's2 the cluster is being deleted',
    code: 'cluster_deleting',
    arrange: ({ simulator: { stranger } }) => {
      stranger.createCluster({ name: 'denver', labels: ours });
      stranger.deleteCluster('denver');
    },
    mend: ({ clock }) => clock.advance(120_000),
    members: [host],
    isRegistered: false,
  },
  {
    row: 's3 a cluster without our labels',
    code: 'cluster_not_ours',
    arrange: ({ simulator: { stranger } }) => stranger.createCluster({ name: 'denver' }),
    mend: ({ simulator: { stranger } }) => stranger.setClusterLabels('denver', ours),
    members: [host],
    isRegistered: false,
  },
  {
    row: 's3 a cluster of another kind',
    code: 'cluster_not_ours',
    arrange: ({ simulator: { stranger } }) => {
      stranger.createCluster({ name: 'denver', labels: ours, cloudType: 'vsphere' });
    },
    mend: ({ simulator: { stranger }, clock }) => {
      stranger.deleteCluster('denver');
      clock.advance(120_000);
    },
    members: [host],
    isRegistered: false,
  },
  {
    row: 's4 the cluster is in error: registered, not joined',
    code: 'cluster_in_error',
    arrange: ({ simulator: { stranger } }) => {
      stranger.createCluster({ name: 'denver', labels: ours, isRunning: true });
      stranger.setClusterState('denver', 'Error');
    },
    mend: ({ simulator: { stranger } }) => stranger.setClusterState('denver', null),
    members: [host],
    isRegistered: true,
    writes: 1,
  },
  {
    row: 'h1, h5 the host is at another of our sites',
    code: 'host_at_other_site',
    sites: [testSite(), testSite('boston')],
    arrange: ({ simulator: { stranger } }) =>
      stranger.registerHost({ uid: host, labels: { site: 'boston', 'managed-by': 'edge-registration' } }),
    mend: ({ simulator: { stranger } }) => stranger.setHostLabels(host, {}),
    members: [host],
    isRegistered: true,
  },
  {
    row: 'h3 the host is in another cluster',
    code: 'host_in_other_cluster',
    arrange: ({ simulator: { stranger } }) => {
      stranger.registerHost({ uid: host, isPaired: true });
      stranger.createCluster({ name: 'lab', hosts: [host] });
    },
    mend: ({ simulator: { stranger } }) => stranger.removeHostFromPool('lab', 'control-plane-pool', host),
    members: [host],
    isRegistered: true,
  },
  {
    row: 'h4 the host is in another project, hidden',
    code: 'host_registered_elsewhere',
    arrange: ({ simulator: { stranger } }) => stranger.registerHost({ uid: host, projectUid: OTHER_PROJECT_UID }),
    mend: ({ simulator: { stranger } }) => stranger.deleteHost(host),
    members: [host],
    isRegistered: false,
  },
  {
    row: 'h4 the host is in another project, readable',
    code: 'host_registered_elsewhere',
    switches: { hostOfOtherProject: 'readable' },
    arrange: ({ simulator: { stranger } }) => stranger.registerHost({ uid: host, projectUid: OTHER_PROJECT_UID }),
    mend: ({ simulator: { stranger } }) => stranger.deleteHost(host),
    members: [host],
    isRegistered: true,
  },
  {
    row: 'j3 the site is full',
    code: 'site_full',
    sites: [testSite('denver', { topology: { maxHosts: 2 } })],
    arrange: ({ simulator: { stranger } }) => {
      for (const uid of ['one', 'two']) stranger.registerHost({ uid });
      stranger.createCluster({ name: 'denver', labels: ours, hosts: ['one'], workers: ['two'] });
    },
    mend: ({ simulator: { stranger } }) => stranger.removeHostFromPool('denver', 'worker-pool', 'two'),
    members: ['one', host],
    isRegistered: false,
  },
];

describe.each(rows)(
  '$row',
  ({ code, sites = [testSite()], switches = {}, arrange, mend, members, isRegistered, writes = 0 }) => {
    async function stopped() {
      const world = createTestWorld(sites, { switches });
      await arrange(world);
      world.simulator.clearLog();
      return { world, submission: await world.submit(host, 'denver') };
    }

    test(`is told as ${code}, with a reference that the log has, and writes nothing more`, async () => {
      const { world, submission } = await stopped();
      expect(submission).toMatchObject({ outcome: 'refused', problem: { code } });
      expect(countCalls(world.simulator).writes).toBe(writes);
      expect(world.events).toContainEqual(expect.objectContaining({ code, reference: submission.problem?.reference }));
    });

    test('leaves a truthful page', async () => {
      const { world, submission } = await stopped();
      const isMendedByTime = code === 'cluster_deleting';
      expect(submission.view).toMatchObject({ state: isMendedByTime ? 'queued' : 'needs_attention', isRegistered });
      expect(await world.registrations.view(host)).toMatchObject({
        ok: true,
        value: { problem: submission.problem, isRegistered },
      });
    });

    test('goes through once the cause is gone', async () => {
      const { world } = await stopped();
      mend(world);
      const again = await world.submit(host, 'denver');
      expect(again).toMatchObject({ problem: null, view: { state: 'setting_up', isRegistered: true } });
      expectOneCluster(world.simulator, 'denver', members);
    });
  },
);
