import type { Written } from '../../palette/palette';
import type { Attempt } from '../../registration/act/write';
import type { StepOf } from '../life-plan';
import { noteDeletion, noteMeant } from '../note-deletion';
import type { LifeRun } from './life-run';
import { sendWrite } from './send';

/** Keeps which cluster is meant. Throws `StoreError`; safe to repeat. */
export async function noteDeletionMeant({ run }: LifeRun, { uid }: StepOf<'note_deletion'>): Promise<Attempt<null>> {
  await noteMeant(run.ports, run.site.id, uid);
  return { done: null };
}

/** Asks Palette to delete the cluster, or to let go of it at once; what comes of it takes minutes. */
export async function deleteCluster(life: LifeRun, step: StepOf<'delete_cluster'>): Promise<Attempt<Written>> {
  const { run } = life;
  const event = step.isForced ? 'cluster_delete_forced' : 'cluster_deleted';
  const result = await sendWrite(life, { event, hostIds: [] }, () => run.upkeep.deleteCluster(step.uid, step.isForced));
  if ('done' in result) await noteDeletion(run.ports, step.uid, step.isForced);
  return result;
}
