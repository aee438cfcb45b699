import type { Site } from './site';
import { kindOf } from './site-kind';

/** So many hosts have to be there before the site's cluster is made: its control plane, or its appliances. Pure. */
export function firstSetUpOf(site: Site): number {
  const { topology, virtualization } = site;
  return kindOf(site) === 'virtualized' ? (virtualization?.appliances ?? 1) : topology.controlPlane;
}
