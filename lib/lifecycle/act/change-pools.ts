import type { Written } from '../../palette/palette';
import type { Attempt } from '../../registration/act/write';
import type { StepOf } from '../life-plan';
import { machineOf } from '../scene';
import { findPool } from './find-pool';
import type { LifeRun } from './life-run';
import { configUidOf, sendWrite } from './send';

/** Takes the node away; its host stays in the list until {@link takeOutOfPool}. */
export function deleteMachine(life: LifeRun, step: StepOf<'delete_machine'>): Promise<Attempt<Written>> {
  const pool = findPool(life, step.pool);
  const machine = machineOf(pool, step.hostId);
  if (machine === null) throw new Error('The plan named a node that is not there');
  const { run } = life;
  const sending = { event: 'machine_deleted', hostIds: [step.hostId] };
  const configUid = configUidOf(life);
  return sendWrite(life, sending, () => run.upkeep.deleteMachine(run.site, configUid, pool.name, machine.uid));
}

/** Writes the pool as just read without the host. */
export function takeOutOfPool(life: LifeRun, step: StepOf<'take_out_of_pool'>): Promise<Attempt<Written>> {
  const { run } = life;
  const pool = findPool(life, step.pool);
  const configUid = configUidOf(life);
  const sending = { event: 'host_left_pool', hostIds: [step.hostId], isFromPools: true };
  const change = { added: [], removed: [step.hostId] };
  return sendWrite(life, sending, () => run.upkeep.replaceHosts(run.site, configUid, pool, change));
}

/** Takes a worker pool away whose last host leaves. */
export function deletePool(life: LifeRun, step: StepOf<'delete_pool'>): Promise<Attempt<Written>> {
  const { run } = life;
  const pool = findPool(life, step.pool);
  const configUid = configUidOf(life);
  const sending = { event: 'pool_deleted', hostIds: [], isFromPools: true };
  return sendWrite(life, sending, () => run.upkeep.deletePool(run.site, configUid, pool.name));
}
