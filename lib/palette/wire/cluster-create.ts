import type { Site } from '../../sites/site';
import type { Placement } from '../model';
import { toPoolCreateBody } from './pool';
import { toPoolHosts } from './pool-host';

/** Default pool names of Palette's own screens (API.md §4.2). */
const controlPlanePoolName = 'control-plane-pool';
const workerPoolName = 'worker-pool';

export interface ClusterProfile {
  readonly uid: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface NewCluster {
  readonly site: Site;
  readonly labels: Readonly<Record<string, string>>;
  readonly profiles: readonly ClusterProfile[];
  readonly controlPlane: readonly Placement[];
  readonly workers: readonly Placement[];
}

/** The body of `POST /v1/spectroclusters/edge-native` (API.md §4.1): both pools in one create. */
export function toClusterCreateBody(cluster: NewCluster) {
  const { site } = cluster;
  return {
    metadata: { name: site.clusterName, labels: cluster.labels, annotations: { description: site.name } },
    spec: {
      cloudConfig: toCloudConfig(site),
      machinepoolconfig: toPools(cluster),
      profiles: cluster.profiles.map(toProfile),
      policies: {},
      clusterConfig: toClusterConfig(site),
    },
  };
}

function toCloudConfig(site: Site) {
  return {
    controlPlaneEndpoint: toEndpoint(site),
    sshKeys: site.sshKeys,
    ntpServers: site.ntpServers,
    overlayNetworkConfiguration: { enable: site.overlayCidr !== null, cidr: site.overlayCidr ?? '' },
    staticIp: site.addressing.type === 'static',
    isTwoNodeCluster: false,
  };
}

function toEndpoint({ endpoint }: Site) {
  if (endpoint.type === 'vip') return { host: endpoint.host, type: 'VIP', ddnsSearchDomain: '' };
  return { host: endpoint.host, type: 'DDNS', ddnsSearchDomain: endpoint.searchDomain };
}

function toPools({ site, controlPlane, workers }: NewCluster) {
  const controlPlanePool = toPoolCreateBody(
    {
      name: controlPlanePoolName,
      isControlPlane: true,
      runsWork: site.topology.controlPlaneRunsWork,
      architecture: site.architecture,
    },
    toPoolHosts(site, controlPlane),
  );
  return workers.length === 0 ? [controlPlanePool] : [controlPlanePool, toWorkerPoolBody(site, workers)];
}

/** The body of a new worker pool of the site. */
export function toWorkerPoolBody(site: Site, workers: readonly Placement[]) {
  const { architecture } = site;
  return toPoolCreateBody(
    { name: workerPoolName, isControlPlane: false, runsWork: true, architecture },
    toPoolHosts(site, workers),
  );
}

function toProfile({ uid, variables }: ClusterProfile) {
  const list = Object.entries(variables).map(([name, value]) => ({ name, value }));
  return { uid, variables: list };
}

function toClusterConfig({ location, timeZone }: Site) {
  return {
    ...(location === null ? {} : { location: { geoLoc: location } }),
    ...(timeZone === null ? {} : { timezone: timeZone }),
  };
}
