import { type Failure, fail } from '../../errors';
import type { ClusterRecord, Pool } from '../../palette/model';
import { isIdOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import { cloudTypeOf } from '../../sites/site-kind';
import type { Virtualization } from '../../sites/virtualization';
import { managedBy } from './labels';

/** Rows s1 to s3 of API.md §12: what stops every wish of the site, or null. */
export function stopSite(site: Site, clusters: readonly ClusterRecord[]): Failure | null {
  const live = clusters.filter(({ state }) => state !== 'Deleting');
  if (live.length > 1) return fail('cluster_ambiguous').error;
  if (live.length < clusters.length) return fail('cluster_deleting').error;
  return live.every((cluster) => isUsable(site, cluster)) ? null : fail('cluster_not_ours').error;
}

function isUsable(site: Site, cluster: ClusterRecord): boolean {
  if (cluster.cloudType !== cloudTypeOf(site)) return false;
  if (cluster.labels['managed-by'] === managedBy && isIdOf(site, cluster.labels.site)) return true;
  return site.adoptExistingCluster;
}

/**
 * Row s5: do the pools that exist differ from those of the config? One that no host has joined yet does not exist in
 * Palette, and that is no difference.
 */
export function hasDrifted(site: Site, pools: readonly Pool[]): boolean {
  if (pools.length === 0) return false;
  if (site.virtualization !== undefined) return haveMachinesDrifted(site.virtualization, pools);
  const { topology, pools: named } = site;
  const controlPlane = pools.filter((pool) => pool.isControlPlane).flatMap((pool) => pool.hosts);
  const workers = pools.filter((pool) => !pool.isControlPlane);
  const isStrange = ({ name }: Pool) =>
    named === undefined ? !topology.workerPool : named.every((pool) => pool.name !== name);
  return controlPlane.length !== topology.controlPlane || workers.some(isStrange);
}

/** Of a virtualized site the number of machines counts; its appliances may be more than it began with. */
function haveMachinesDrifted({ controlPlane, workers }: Virtualization, pools: readonly Pool[]): boolean {
  const countOf = (isControlPlane: boolean) =>
    pools.filter((pool) => pool.isControlPlane === isControlPlane).reduce((sum, { size = 0 }) => sum + size, 0);
  return countOf(true) !== controlPlane.count || countOf(false) !== (workers?.count ?? 0);
}
