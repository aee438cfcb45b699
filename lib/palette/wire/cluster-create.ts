import type { Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import type { Placement } from '../model';
import { toEdgeParts, toEdgeWorkerPoolBody } from './cluster-create-edge';
import { toLibvirtParts, toLibvirtWorkerPoolBody } from './cluster-create-libvirt';
import { toEndpoint } from './endpoint';
import { toPoolCreateBody } from './pool';
import { toPoolHosts } from './pool-host';
import { controlPlanePoolName, workerPoolName } from './pool-names';

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

/** The body of `POST /v1/spectroclusters/…` (API.md §4.1, §10): all pools in one create. */
export function toClusterCreateBody(cluster: NewCluster) {
  const { site } = cluster;
  return {
    metadata: { name: site.clusterName, labels: cluster.labels, annotations: { description: site.name } },
    spec: {
      ...toParts(cluster),
      profiles: cluster.profiles.map(toProfile),
      policies: {},
      clusterConfig: toClusterConfig(site),
    },
  };
}

/** What the kinds of clusters differ in. */
function toParts(cluster: NewCluster): { readonly cloudConfig: object; readonly machinepoolconfig: readonly object[] } {
  const { site, controlPlane, workers } = cluster;
  const kind = kindOf(site);
  if (kind === 'virtualized') return toLibvirtParts(site, [...controlPlane, ...workers]);
  if (kind === 'containerized') return toEdgeParts(site, controlPlane, workers);
  return { cloudConfig: toCloudConfig(site), machinepoolconfig: toPools(cluster) };
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
export function toWorkerPoolBody(site: Site, workers: readonly Placement[]): object {
  const kind = kindOf(site);
  if (kind === 'virtualized') return toLibvirtWorkerPoolBody(site, workers);
  if (kind === 'containerized') return toEdgeWorkerPoolBody(site, workers);
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

/** Older clusters know no time zone (API.md §15.11). */
function toClusterConfig(site: Site) {
  const { location, timeZone } = site;
  const knowsTimeZone = kindOf(site) === 'native' && timeZone !== null;
  return {
    ...(location === null ? {} : { location: { geoLoc: location } }),
    ...(knowsTimeZone ? { timezone: timeZone } : {}),
  };
}
