import type { Site } from '../site';
import { kindOf } from '../site-kind';

/** Do both mean the same cluster? Most sites of many thousand do; spelling out their options would take seconds. Pure. */
export function hasSameIdentity(before: Site, after: Site): boolean {
  return (
    before.clusterName === after.clusterName &&
    (before.projectUid ?? null) === (after.projectUid ?? null) &&
    (before.topology.controlPlane === 2) === (after.topology.controlPlane === 2) &&
    kindOf(before) === kindOf(after) &&
    JSON.stringify(before.endpoint).toLowerCase() === JSON.stringify(after.endpoint).toLowerCase()
  );
}
