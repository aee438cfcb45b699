import type { ErrorCode } from '../../../lib/errors';
import type { Facts } from '../../../lib/i18n/error-text';
import { OTHER_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import type { SimulatorClient } from '../../support/processes/simulator-client';
import { hostIdOf } from './host-id';

/** One row of API.md 12 that stops a registration, and the state of Palette that leads to it. */
export interface StopRow {
  readonly row: string;
  readonly siteId: string;
  readonly code: ErrorCode;
  readonly facts?: Facts;
  /** Writes that the table asks for before the stop. */
  readonly writes?: number;
  arrange(palette: SimulatorClient): Promise<void>;
}

/** Labels of a cluster that this app made for the site. */
const ours = (site: string) => ({ 'managed-by': 'edge-registration', site, name: site });
const anchor = (siteId: string) => hostIdOf(siteId, 9);

export const stopRows: readonly StopRow[] = [
  {
    row: 's1 two set-ups of one name',
    siteId: 'ambiguous',
    code: 'cluster_ambiguous',
    arrange: (palette) =>
      palette.act(
        { act: 'createCluster', with: [{ name: 'ambiguous', labels: ours('ambiguous') }] },
        { act: 'createCluster', with: [{ name: 'ambiguous', labels: ours('ambiguous') }] },
      ),
  },
  {
    row: 's2 the set-up is being taken down',
    siteId: 'deleting',
    code: 'cluster_deleting',
    // Just then: a moment later it would be gone.
    arrange: async (palette) => {
      await palette.act({ act: 'createCluster', with: [{ name: 'deleting', labels: ours('deleting') }] });
      await palette.addFault({
        kind: 'stranger',
        act: { act: 'deleteCluster', with: ['deleting'] },
        match: { method: 'GET', path: '^/v1/spectroclusters/[^/]+$' },
      });
    },
  },
  {
    row: 's3 somebody else uses the name',
    siteId: 'not-ours',
    code: 'cluster_not_ours',
    arrange: (palette) => palette.act({ act: 'createCluster', with: [{ name: 'not-ours' }] }),
  },
  {
    row: 's4 the set-up has failed',
    siteId: 'failed',
    code: 'cluster_in_error',
    writes: 1,
    arrange: (palette) =>
      palette.act(
        { act: 'createCluster', with: [{ name: 'failed', labels: ours('failed'), isRunning: true }] },
        { act: 'setClusterState', with: ['failed', 'Error'] },
      ),
  },
  {
    row: 'h3 the host works for another cluster',
    siteId: 'other-cluster',
    code: 'host_in_other_cluster',
    arrange: (palette) =>
      palette.act(
        { act: 'registerHost', with: [{ uid: hostIdOf('other-cluster'), isPaired: true }] },
        { act: 'createCluster', with: [{ name: 'lab', hosts: [hostIdOf('other-cluster')] }] },
      ),
  },
  {
    row: 'h4 the host is registered elsewhere',
    siteId: 'elsewhere',
    code: 'host_registered_elsewhere',
    arrange: (palette) =>
      palette.act({ act: 'registerHost', with: [{ uid: hostIdOf('elsewhere'), projectUid: OTHER_PROJECT_UID }] }),
  },
  {
    row: 'h5 the host is labelled for another of our sites',
    siteId: 'labelled',
    code: 'host_at_other_site',
    facts: { site: 'Moab – Main Street' },
    arrange: (palette) =>
      palette.act({ act: 'registerHost', with: [{ uid: hostIdOf('labelled'), labels: ours('claimed-there') }] }),
  },
  {
    row: 'h6 nobody can tell where the host belongs',
    siteId: 'unclear',
    code: 'host_state_unclear',
    // Its cluster has the name of ours and cannot be seen, as while it is being made or taken down.
    arrange: (palette) =>
      palette.act(
        { act: 'registerHost', with: [{ uid: hostIdOf('unclear'), isPaired: true }] },
        {
          act: 'createCluster',
          with: [{ name: 'unclear', projectUid: OTHER_PROJECT_UID, hosts: [hostIdOf('unclear')] }],
        },
      ),
  },
  {
    row: 'j3 the site is full',
    siteId: 'single',
    code: 'site_full',
    facts: { most: '1' },
    arrange: (palette) =>
      palette.act(
        { act: 'registerHost', with: [{ uid: anchor('single') }] },
        { act: 'createCluster', with: [{ name: 'single', labels: ours('single'), hosts: [anchor('single')] }] },
      ),
  },
];
