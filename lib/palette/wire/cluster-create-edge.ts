import type { Site } from '../../sites/site';
import type { Placement } from '../model';
import { toPoolCreateBody } from './pool';
import { toEdgeHosts } from './pool-edge';
import { controlPlanePoolName, workerPoolName } from './pool-names';

/** What is special about `POST /v1/spectroclusters/edge` (API.md §10): it knows SSH keys and hosts, and nothing else. */
export function toEdgeParts(site: Site, controlPlane: readonly Placement[], workers: readonly Placement[]) {
  const { architecture, topology } = site;
  const shape = { name: controlPlanePoolName, isControlPlane: true, runsWork: topology.controlPlaneRunsWork };
  const masters = toPoolBody(toPoolCreateBody({ ...shape, architecture }, []), controlPlane);
  return {
    cloudConfig: { sshKeys: site.sshKeys },
    machinepoolconfig: workers.length === 0 ? [masters] : [masters, toEdgeWorkerPoolBody(site, workers)],
  };
}

/** The body of a new worker pool of containerized hosts. */
export function toEdgeWorkerPoolBody({ architecture }: Site, hosts: readonly Placement[]) {
  const shape = { name: workerPoolName, isControlPlane: false, runsWork: true, architecture };
  return toPoolBody(toPoolCreateBody(shape, []), hosts);
}

function toPoolBody({ poolConfig }: { readonly poolConfig: object }, hosts: readonly Placement[]) {
  return { poolConfig: { ...poolConfig, size: hosts.length }, cloudConfig: { edgeHosts: toEdgeHosts(hosts) } };
}
