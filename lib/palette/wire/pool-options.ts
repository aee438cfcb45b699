import type { VmPool } from '../../sites/virtualization';
import type { UpdateStrategy, WorkerPool } from '../../sites/worker-pool';

/**
 * What the config says of a worker pool, as fields of `poolConfig` (API.md §4.1). What the config leaves to Palette is left
 * out, so that an option that was set there by hand stays.
 */
export function toPoolOptions(pool: WorkerPool) {
  const { annotations, repaveSeconds } = pool;
  return {
    additionalLabels: pool.labels,
    ...(Object.keys(annotations).length === 0 ? {} : { additionalAnnotations: annotations }),
    taints: pool.taints,
    updateStrategy: toUpdateStrategy(pool.update),
    ...(repaveSeconds === null ? {} : { nodeRepaveInterval: repaveSeconds }),
    machinePoolProperties: { archType: pool.architecture },
  };
}

/** What the config says of a pool of machines, in the same words; what it leaves open is left out (API.md §10). */
export function toMachineOptions({ labels, taints, update }: VmPool) {
  return {
    ...(labels === undefined ? {} : { additionalLabels: labels }),
    ...(taints === undefined ? {} : { taints }),
    ...(update === undefined ? {} : { updateStrategy: toUpdateStrategy(update) }),
  };
}

const strategyTypes = { expand_first: 'RollingUpdateScaleOut', contract_first: 'RollingUpdateScaleIn' } as const;

/** As the field `updateStrategy` of `poolConfig` (API.md §4.1). */
function toUpdateStrategy(update: UpdateStrategy) {
  if (update.type !== 'override') return { type: strategyTypes[update.type] };
  const { maxSurge, maxUnavailable } = update;
  return { type: 'OverrideScaling', maxSurge, maxUnavailable };
}
