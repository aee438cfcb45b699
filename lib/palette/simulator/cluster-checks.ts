import { clustersOfHost, isDeleted } from './cluster-life';
import { findHost } from './host-life';
import type { ClusterCreate, PoolWrite } from './shapes';
import type { Cluster, Json, Profile } from './state';
import type { Refusal, RefuseOrAccept } from './switches';
import { type GivenVariable, variableFaults } from './variable-checks';
import type { View } from './view';

/** One thing that Palette would refuse, and which part of the body it is about. */
export interface Problem {
  readonly refusal: Refusal;
  readonly message: string;
  readonly about: { readonly cluster: true } | { readonly pool: string } | { readonly profile: string };
}

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

/** A create body as far as it is the same for every kind of cluster. */
export interface GeneralCreate {
  readonly metadata: Pick<ClusterCreate['metadata'], 'name'>;
  readonly spec: {
    readonly machinepoolconfig: readonly Pick<PoolWrite, 'poolConfig'>[];
    readonly profiles?: ClusterCreate['spec']['profiles'];
    readonly clusterTemplate?: ClusterCreate['spec']['clusterTemplate'];
    readonly clusterConfig?: ClusterCreate['spec']['clusterConfig'];
    readonly policies?: ClusterCreate['spec']['policies'];
  };
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
    ...(body.spec.profiles ?? []).flatMap((profile) => variableProblems(view, profile, null)),
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

/** API.md 3: a template needs a time zone, and says itself which profiles there are and what their layers say. */
function templateProblems(view: View, { clusterTemplate, clusterConfig, profiles }: GeneralCreate['spec']): Problem[] {
  if (clusterTemplate === undefined) return [];
  const template = view.state.templates?.find(({ uid }) => uid === clusterTemplate.uid);
  const strange = (profiles ?? []).filter(({ uid }) => template?.profileUids.includes(uid) === false);
  const { clusterTemplate: rule } = view.switches;
  const about = { cluster: true } as const;
  const isOverriding = (profiles ?? []).some(({ packValues }) => (packValues ?? []).length > 0);
  return [
    ...problemIf(template === undefined, rule, about, `Cluster template '${clusterTemplate.uid}' is not found`),
    ...problemIf(!clusterConfig?.timezone, rule, about, 'A cluster of a template needs a timezone'),
    ...problemIf(strange.length > 0, rule, about, `The template has no profile '${strange[0]?.uid}'`),
    ...problemIf(isOverriding, rule, about, 'Pack values come from the template'),
  ];
}

/** The profiles that a new cluster has: those of its template, or those that it names. */
export function profileUidsOf({ state }: View, { clusterTemplate, profiles }: GeneralCreate['spec']): string[] {
  const template = state.templates?.find(({ uid }) => uid === clusterTemplate?.uid);
  return template === undefined ? (profiles ?? []).map(({ uid }) => uid) : [...template.profileUids];
}

/** Values of variables against the definitions of their profile; `before`: what the cluster has already. */
export function variableProblems(
  view: View,
  { uid, variables }: { readonly uid: string; readonly variables?: readonly GivenVariable[] | null | undefined },
  before: readonly Json[] | null,
): Problem[] {
  const profile = view.state.profiles.find((candidate) => candidate.uid === uid);
  const faults = profile === undefined ? [] : variableFaults(profile, variables ?? [], before);
  return faults.flatMap((fault) => problemIf(true, view.switches.variableValue, { profile: uid }, fault));
}

/** A plan for backups has to name a place that is there. */
export function backupProblems(view: View, backup: Json | null | undefined): Problem[] {
  const uid = backup?.backupLocationUid;
  if (typeof uid !== 'string' || uid === '') return [];
  const isKnown = (view.state.backupLocations ?? []).some((location) => location.uid === uid);
  const message = `Backup location '${uid}' is not found`;
  return problemIf(!isKnown, view.switches.backupLocation, { cluster: true }, message);
}

function profileProblems(view: View, projectUid: string, body: GeneralCreate, cloudType: string): Problem[] {
  const uids = profileUidsOf(view, body.spec);
  const visible = visibleProfiles(view, projectUid);
  const unknown = uids.filter((uid) => !visible.some((profile) => profile.uid === uid));
  const infra = visible.filter((profile) => uids.includes(profile.uid) && isInfra(profile));
  const isOne = infra.length === 1 && infra.every((profile) => profile.cloudType === cloudType);
  const about = { profile: infra[1]?.uid ?? infra[0]?.uid ?? uids[0] ?? '' };
  return [
    ...unknown.flatMap((uid) =>
      problemIf(true, view.switches.unknownProfile, { profile: uid }, `Cluster profile '${uid}' is not found`),
    ),
    ...problemIf(
      unknown.length === 0 && !isOne,
      view.switches.infraProfiles,
      about,
      `Exactly one infra profile for ${cloudType} is needed, ${infra.length} given`,
    ),
  ];
}

/** The profiles that a project may use: its own, the tenant's and the system's (API.md 3). */
export function visibleProfiles(view: View, projectUid: string): Profile[] {
  return view.state.profiles.filter((profile) => profile.scope !== 'project' || profile.projectUid === projectUid);
}

/** Does a profile carry the infra layers? "Full" profiles (`cluster`) count as well (API.md 3). */
function isInfra(profile: Profile): boolean {
  return profile.type === 'infra' || profile.type === 'cluster';
}

/** Is this the two-node HA kind, whose control plane has exactly two hosts (API.md 4.2)? */
export function isTwoNode(cloudConfig: Readonly<Record<string, unknown>>): boolean {
  return cloudConfig.isTwoNodeCluster === true;
}

/** The problem, unless the switch accepts it. */
export function problemIf(isWrong: boolean, rule: RefuseOrAccept, about: Problem['about'], message: string): Problem[] {
  return isWrong && rule !== 'accept' ? [{ refusal: rule, message, about }] : [];
}
