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

const strategyTypes = { expand_first: 'RollingUpdateScaleOut', contract_first: 'RollingUpdateScaleIn' } as const;

/** How the nodes of a pool are replaced, as the field `updateStrategy` of `poolConfig` (API.md §4.1). */
export function toUpdateStrategy(update: UpdateStrategy) {
  if (update.type !== 'override') return { type: strategyTypes[update.type] };
  const { maxSurge, maxUnavailable } = update;
  return { type: 'OverrideScaling', maxSurge, maxUnavailable };
}
