import type { Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import type { Placement } from '../model';
import { toEdgeParts, toEdgeWorkerPoolBody } from './cluster-create-edge';
import { toLibvirtParts, toLibvirtWorkerPoolBody } from './cluster-create-libvirt';
import { type ClusterProfile, toGeneralParts } from './cluster-general';
import { toEndpoint } from './endpoint';
import { isTwoNode, toNativePools, toNativeWorkerPoolBody } from './native-pools';

export interface NewCluster {
  readonly site: Site;
  readonly labels: Readonly<Record<string, string>>;
  readonly profiles: readonly ClusterProfile[];
  readonly controlPlane: readonly Placement[];
  readonly workers: readonly Placement[];
  /** Where the backups go that the site wants; left out: it wants none. */
  readonly backupLocationUid?: string | null;
}

/** The body of `POST /v1/spectroclusters/…` (API.md §4.1, §10): all pools in one create. */
export function toClusterCreateBody(cluster: NewCluster) {
  const { site, profiles, backupLocationUid = null } = cluster;
  return {
    metadata: { name: site.clusterName, labels: cluster.labels, annotations: { description: site.name } },
    spec: { ...toParts(cluster), ...toGeneralParts(site, profiles, backupLocationUid) },
  };
}

/** What the kinds of clusters differ in. */
function toParts(cluster: NewCluster): { readonly cloudConfig: object; readonly machinepoolconfig: readonly object[] } {
  const { site, controlPlane, workers } = cluster;
  const kind = kindOf(site);
  if (kind === 'virtualized') return toLibvirtParts(site, [...controlPlane, ...workers]);
  if (kind === 'containerized') return toEdgeParts(site, controlPlane, workers);
  return { cloudConfig: toCloudConfig(site), machinepoolconfig: toNativePools(site, controlPlane, workers) };
}

function toCloudConfig(site: Site) {
  return {
    controlPlaneEndpoint: toEndpoint(site),
    sshKeys: site.sshKeys,
    ntpServers: site.ntpServers,
    overlayNetworkConfiguration: { enable: site.overlayCidr !== null, cidr: site.overlayCidr ?? '' },
    staticIp: site.addressing.type === 'static',
    isTwoNodeCluster: isTwoNode(site),
  };
}

/** The body of a new worker pool of the site. */
export function toWorkerPoolBody(site: Site, workers: readonly Placement[]): object {
  const kind = kindOf(site);
  if (kind === 'virtualized') return toLibvirtWorkerPoolBody(site, workers);
  if (kind === 'containerized') return toEdgeWorkerPoolBody(site, workers);
  return toNativeWorkerPoolBody(site, workers);
}
