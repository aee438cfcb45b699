import type { Evidence } from '../evidence';
import type { Judgement } from '../judge';
import { poolChanges } from './pool-changes';

/** No write of ours leaves a control plane with an even number of hosts: 1 → 2 would take the site down. */
export function checkControlPlanes({ writes }: Evidence): Judgement {
  const violations = writes
    .filter(({ isDone }) => isDone)
    .flatMap((write) =>
      poolChanges(write)
        .filter(({ isControlPlane, added, dropped }) => isControlPlane && added.length + dropped.length > 0)
        .filter(({ size }) => size % 2 === 0)
        .map(({ cluster, size }) => ({
          invariant: 'control planes are never even' as const,
          atMs: write.arrivedAtMs,
          what: `${write.instance} made a control plane of ${size} in ${cluster.name}`,
        })),
    );
  return { violations, windows: [] };
}
