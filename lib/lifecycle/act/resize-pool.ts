import type { Written } from '../../palette/palette';
import type { Attempt } from '../../registration/act/write';
import type { StepOf } from '../life-plan';
import { findPool } from './find-pool';
import type { LifeRun } from './life-run';
import { configUidOf, sendWrite } from './send';

/** Writes the pool of a virtualized site as just read, with another number of machines. */
export function resizePool(life: LifeRun, step: StepOf<'resize_pool'>): Promise<Attempt<Written>> {
  const { run } = life;
  const pool = findPool(life, step.pool);
  const sending = { event: 'pool_resized', hostIds: [], isFromPools: true };
  return sendWrite(life, sending, () => run.upkeep.resizePool(run.site, configUidOf(life), pool, step.to));
}
