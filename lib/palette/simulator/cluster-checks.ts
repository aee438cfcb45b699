import { clustersOfHost, isDeleted } from './cluster-life';
import { findHost } from './host-life';
import { type Problem, problemIf } from './problem';
import { backupProblems, type GeneralCreate, profileProblems, templateProblems, valueProblems } from './profile-checks';
import type { ClusterCreate, PoolWrite } from './shapes';
import type { Cluster } from './state';
import type { View } from './view';

const CLUSTER_NAME = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Everything wrong with a create body, in the order in which a create would stumble over it. */
export function clusterProblems(
  view: View,
  projectUid: string,
  body: ClusterCreate,
  cloudType = 'edge-native',
): Problem[] {
  const pools = body.spec.machinepoolconfig;
  return [
    ...generalProblems(view, projectUid, body, cloudType),
    ...pools.flatMap((pool) => poolProblems(view, projectUid, pool, undefined, isTwoNode(body.spec.cloudConfig))),
  ];
}

/** What is wrong with the name of a new cluster, with its pools among themselves, and with its profiles. */
export function generalProblems(view: View, projectUid: string, body: GeneralCreate, cloudType: string): Problem[] {
  const pools = body.spec.machinepoolconfig;
  return [
    ...nameProblems(view, projectUid, body.metadata.name),
    ...controlPlaneProblems(view, pools),
    ...duplicatePoolProblems(view, pools),
    ...templateProblems(view, body.spec),
    ...profileProblems(view, projectUid, body, cloudType),
    ...(body.spec.profiles ?? []).flatMap((profile) => valueProblems(view, profile, null)),
    ...backupProblems(view, body.spec.policies?.backupPolicy),
  ];
}

/** What is wrong with the name of a new cluster: its grammar, or another cluster that bears it (API.md 14.1, 14.3). */
export function nameProblems(view: View, projectUid: string, name: string): Problem[] {
  const { clusterNameRule, duplicateClusterName, clusterNameScope, nameOfDeletedCluster } = view.switches;
  const about = { cluster: true } as const;
  const isTaken = Object.values(view.state.clusters).some(
    (cluster) =>
      cluster.name === name &&
      (clusterNameScope === 'tenant' || cluster.projectUid === projectUid) &&
      (nameOfDeletedCluster === 'taken' || !isDeleted(view, cluster)),
  );
  return [
    ...problemIf(!CLUSTER_NAME.test(name), clusterNameRule, about, `Cluster name '${name}' is not valid`),
    ...problemIf(isTaken, duplicateClusterName, about, `Cluster name '${name}' is already taken`),
  ];
}

/** What is wrong with one pool, and with each of its hosts, in or for a cluster. */
export function poolProblems(
  view: View,
  projectUid: string,
  write: PoolWrite,
  cluster: Cluster | undefined,
  isTwoNodeCluster: boolean,
): Problem[] {
  const { switches } = view;
  const { name, size, isControlPlane } = write.poolConfig;
  const about = { pool: name };
  const hosts = write.cloudConfig.edgeHosts;
  const before = cluster?.pools.find((pool) => pool.name === name)?.hosts.length ?? null;
  const isEven = isControlPlane === true && !isControlPlaneSize(view, hosts.length, before, isTwoNodeCluster);
  return [
    ...problemIf(
      size !== hosts.length,
      switches.poolSizeMismatch,
      about,
      `Pool ${name}: size ${size}, ${hosts.length} hosts`,
    ),
    ...problemIf(
      isEven,
      switches.evenControlPlane,
      about,
      `Pool ${name}: a control plane of ${hosts.length} is not supported`,
    ),
    ...hosts.flatMap((host) => hostProblems(view, projectUid, host.hostUid, name, cluster)),
  ];
}

/** Sizes of a control plane: 1, 3, 5; of a two-node cluster 2, always; 4 and 6 on the way (API.md 4.2, 15.3). */
function isControlPlaneSize(view: View, size: number, before: number | null, isTwoNodeCluster: boolean): boolean {
  if (isTwoNodeCluster) return size === 2;
  if ([1, 3, 5].includes(size)) return true;
  const isStep = before !== null && Math.abs(size - before) <= 1;
  return [4, 6].includes(size) && isStep && view.switches.temporaryControlPlane === 'accept';
}

function hostProblems(view: View, projectUid: string, uid: string, pool: string, cluster: Cluster | undefined) {
  const { unknownHost, hostInUse } = view.switches;
  const about = { pool };
  const isKnown = findHost(view, uid)?.projectUid === projectUid;
  const others = clustersOfHost(view, uid).filter(
    (other) => other.uid !== cluster?.uid || isInOtherPool(other, uid, pool),
  );
  return [
    ...problemIf(!isKnown, unknownHost, about, `Edge host '${uid}' is not found`),
    ...problemIf(others.length > 0, hostInUse, about, `Edge host '${uid}' is in use by cluster '${others[0]?.name}'`),
  ];
}

function isInOtherPool(cluster: Cluster, hostUid: string, pool: string): boolean {
  return cluster.pools.some((other) => other.name !== pool && other.hosts.some((host) => host.hostUid === hostUid));
}

function controlPlaneProblems(view: View, pools: GeneralCreate['spec']['machinepoolconfig']): Problem[] {
  const count = pools.filter((pool) => pool.poolConfig.isControlPlane === true).length;
  const message = `Exactly one control plane pool is needed, ${count} given`;
  return problemIf(count !== 1, view.switches.controlPlanePools, { cluster: true }, message);
}

function duplicatePoolProblems(view: View, pools: GeneralCreate['spec']['machinepoolconfig']): Problem[] {
  const names = pools.map((pool) => pool.poolConfig.name);
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate === undefined) return [];
  return problemIf(true, view.switches.duplicatePoolName, { pool: duplicate }, `Pool '${duplicate}' is named twice`);
}

/** Is this the two-node HA kind, whose control plane has exactly two hosts (API.md 4.2)? */
export function isTwoNode(cloudConfig: Readonly<Record<string, unknown>>): boolean {
  return cloudConfig.isTwoNodeCluster === true;
}
