import { clusterHealth, clusterState, installedAt, poolHosts, provisioningAt } from '../cluster-life';
import { findHost } from '../host-life';
import type { Cluster, Json, Pool, Profile, VirtualMachine } from '../state';
import { isPast, timestamp, type View } from '../view';
import { virtualMachineState } from '../virtual-machines';
import { profilesOf } from './cluster-profiles';
import { edgeHostBody } from './edge-host';
import { packMeta } from './profile';

/** A cluster as `GET /v1/spectroclusters/{uid}` shows it: `v1SpectroCluster`. */
export function clusterBody(view: View, cluster: Cluster): Json {
  return {
    apiVersion: 'cluster.spectrocloud.com/v1alpha1',
    kind: 'SpectroCluster',
    metadata: clusterMetadata(cluster),
    spec: {
      cloudType: cluster.cloudType,
      cloudConfigRef: { kind: configKindOf(cluster), name: `${cluster.name}-config`, uid: cluster.configUid },
      clusterConfig: readableClusterConfig(cluster),
      clusterProfileTemplates: profilesOf(view, cluster).map(profileTemplate),
      clusterType: 'PureManage',
      ...(cluster.templateUid === undefined ? {} : { clusterTemplate: { uid: cluster.templateUid } }),
    },
    ...clusterStatus(view, cluster),
  };
}

/** A cluster as a search shows it: `v1SpectroClusterSummary`, with `specSummary` (API.md 5). */
export function clusterSummaryBody(view: View, cluster: Cluster): Json {
  const state = clusterState(view, cluster);
  return {
    metadata: clusterMetadata(cluster),
    specSummary: {
      archTypes: archTypes(view, cluster),
      cloudConfig: cloudConfigMeta(view, cluster),
      clusterProfileTemplates: profilesOf(view, cluster).map(profileMeta),
      projectMeta: projectMeta(view, cluster),
    },
    status: {
      ...(state === undefined ? {} : { state }),
      health: { state: clusterHealth(view, cluster), conditions: [] },
    },
  };
}

/** The overview of one cluster: `v1SpectroClusterUidSummary`. */
export function clusterOverviewBody(view: View, cluster: Cluster): Json {
  const state = clusterState(view, cluster);
  return {
    metadata: clusterMetadata(cluster),
    spec: {
      archTypes: archTypes(view, cluster),
      cloudConfig: cloudConfigMeta(view, cluster),
      clusterProfileTemplates: profilesOf(view, cluster).map(profileMeta),
    },
    status: {
      ...(state === undefined ? {} : { state }),
      health: { state: clusterHealth(view, cluster), conditions: [] },
      apiEndpoints: apiEndpoints(cluster),
      conditions: conditions(view, cluster),
    },
  };
}

/** A row of `POST /v1/dashboard/spectroclusters/metadata/search`. */
export function clusterMetaSummaryBody(view: View, cluster: Cluster, tags: readonly string[]): Json {
  const state = clusterState(view, cluster);
  return {
    metadata: clusterMetadata(cluster),
    specSummary: {
      archType: archTypes(view, cluster),
      cloudType: cluster.cloudType,
      clusterType: 'PureManage',
      projectMeta: projectMeta(view, cluster),
      tags,
    },
    status: { ...(state === undefined ? {} : { state }), health: { state: clusterHealth(view, cluster) } },
  };
}

/** The registered hosts of a cluster: `v1EdgeHostDevices`. */
export function clusterHostsBody(view: View, cluster: Cluster): Json {
  const hosts = poolHosts(cluster).flatMap((member) => findHost(view, member.hostUid) ?? []);
  const items = hosts.map((host) => edgeHostBody(view, host));
  return { items, listmeta: { continue: '', count: items.length, limit: items.length, offset: 0 } };
}

/** The `metadata` of a cluster, as every answer about it carries it. */
export function clusterMetadata(cluster: Cluster): Json {
  return {
    uid: cluster.uid,
    name: cluster.name,
    labels: cluster.labels,
    annotations: cluster.annotations,
    creationTimestamp: timestamp(cluster.createdAt),
    lastModifiedTimestamp: timestamp(cluster.modifiedAt),
    ...(cluster.deletingAt === null ? {} : { deletionTimestamp: timestamp(cluster.deletingAt) }),
  };
}

function clusterStatus(view: View, cluster: Cluster): Json {
  const state = clusterState(view, cluster);
  if (state === undefined) return view.switches.statusBeforeExists === 'absent' ? {} : { status: {} };
  const { location } = cluster.clusterConfig;
  return {
    status: {
      state,
      conditions: conditions(view, cluster),
      apiEndpoints: apiEndpoints(cluster),
      packs: [],
      ...(location === undefined ? {} : { location }),
      ...abortOf(cluster),
    },
  };
}

/** A cluster that is deleted while it is being set up is aborted (API.md 7). */
function abortOf({ deletingAt, runningAt }: Cluster): Json {
  return deletingAt === null || runningAt !== null ? {} : { abortTimestamp: timestamp(deletingAt) };
}

/** Write and read shape differ: location and resources of the write side are not echoed here. */
function readableClusterConfig(cluster: Cluster): Json {
  const { location: _location, resources: _resources, ...rest } = cluster.clusterConfig;
  return rest;
}

function conditions(view: View, cluster: Cluster): Json[] {
  const isBuilding = isPast(view, provisioningAt(view, cluster));
  const isRunning = isPast(view, cluster.runningAt);
  return [
    { type: 'BootstrappingDone', status: isBuilding ? 'True' : 'False', reason: '', message: '' },
    { type: 'CloudInfrastructureReady', status: isRunning ? 'True' : 'False', reason: '', message: '' },
  ];
}

function apiEndpoints(cluster: Cluster): Json[] {
  const endpoint = cluster.cloudConfig.controlPlaneEndpoint;
  const host = typeof endpoint === 'object' && endpoint !== null && 'host' in endpoint ? endpoint.host : undefined;
  return cluster.runningAt === null || typeof host !== 'string' ? [] : [{ host, port: 6443 }];
}

function cloudConfigMeta(view: View, cluster: Cluster): Json {
  return {
    ...(view.switches.cloudConfigUidInSearch === 'present' ? { uid: cluster.configUid } : {}),
    cloudType: cluster.cloudType,
    machinePools: cluster.pools.map((pool) => poolMeta(view, cluster, pool)),
  };
}

/** Palette's word for the cloud config; that of `edge` is a guess in the manner of the others. */
function configKindOf({ cloudType }: Cluster): string {
  if (cloudType === 'libvirt') return 'LibvirtCloudConfig';
  return cloudType === 'edge' ? 'EdgeCloudConfig' : 'EdgeNativeCloudConfig';
}

function poolMeta(view: View, cluster: Cluster, pool: Pool): Json {
  const { machines } = pool;
  const isRunning = (machine: VirtualMachine) => virtualMachineState(view, cluster, pool, machine) === 'Running';
  const general = {
    cloudType: cluster.cloudType,
    isControlPlane: pool.config.isControlPlane === true,
    labels: pool.config.labels ?? [],
  };
  if (machines !== undefined) return { ...general, size: machines.length, healthy: machines.filter(isRunning).length };
  return {
    ...general,
    size: pool.hosts.length,
    healthy: pool.hosts.filter((host) => isPast(view, installedAt(view, host))).length,
  };
}

function archTypes(view: View, cluster: Cluster): string[] {
  const types = poolHosts(cluster).map((member) => findHost(view, member.hostUid)?.architecture ?? 'amd64');
  return [...new Set(types)];
}

function projectMeta(view: View, cluster: Cluster): Json {
  const project = view.state.projects.find((candidate) => candidate.uid === cluster.projectUid);
  return { uid: cluster.projectUid, name: project?.name ?? '' };
}

function profileTemplate({ uid, name, type, cloudType, version, packs }: Profile): Json {
  return { uid, name, type, cloudType, profileVersion: version, packs: packs.map(packMeta) };
}

function profileMeta({ uid, name, type, cloudType, scope, packs }: Profile): Json {
  return { uid, name, type, cloudType, scope, packs: packs.map(packMeta) };
}
