import type { Site } from './site';
import { kindOf } from './site-kind';
import { workerPoolsOf } from './worker-pool';

/** So many hosts have to be there before the site's cluster is made: its control plane, or its appliances. Pure. */
export function firstSetUpOf(site: Site): number {
  const { topology, virtualization } = site;
  return kindOf(site) === 'virtualized' ? (virtualization?.appliances ?? 1) : topology.controlPlane;
}

/** May hosts join beyond those? As many as the site may have in all. Pure. */
export function takesFurtherHosts(site: Site): boolean {
  return kindOf(site) === 'virtualized' || workerPoolsOf(site).length > 0;
}
