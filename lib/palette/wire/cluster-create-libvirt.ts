import type { Site } from '../../sites/site';
import type { Placement } from '../model';
import { toEndpoint } from './endpoint';
import { toLibvirtPoolBody, virtualizationOf } from './pool-libvirt';
import { controlPlanePoolName, workerPoolName } from './pool-names';

/** What is special about `POST /v1/spectroclusters/libvirt` (API.md §10): every appliance carries machines of every pool. */
export function toLibvirtParts(site: Site, appliances: readonly Placement[]) {
  const { controlPlane, workers } = virtualizationOf(site);
  const runsWork = site.topology.controlPlaneRunsWork || workers === null;
  const shape = { name: controlPlanePoolName, isControlPlane: true, runsWork, machines: controlPlane };
  const masters = toLibvirtPoolBody(site, shape, appliances);
  return {
    cloudConfig: {
      controlPlaneEndpoint: toEndpoint(site),
      sshKeys: site.sshKeys,
      ntpServers: site.ntpServers,
      staticIp: false,
    },
    machinepoolconfig: workers === null ? [masters] : [masters, toLibvirtWorkerPoolBody(site, appliances)],
  };
}

/** The body of the pool of workers; throws for a site whose control plane does the work. */
export function toLibvirtWorkerPoolBody(site: Site, appliances: readonly Placement[]) {
  const { workers } = virtualizationOf(site);
  if (workers === null) throw new Error(`The site ${site.id} has no machines for a pool of workers`);
  const shape = { name: workerPoolName, isControlPlane: false, runsWork: true, machines: workers };
  return toLibvirtPoolBody(site, shape, appliances);
}
