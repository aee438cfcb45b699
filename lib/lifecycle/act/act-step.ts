import type { Attempt } from '../../registration/act/write';
import type { LifeStep } from '../life-plan';
import { addToPool, labelHost, registerHost } from './bring-in';
import { deleteHost, noteTakenBack, resetHost, unlabelHost } from './change-entry';
import { deleteMachine, deletePool, takeOutOfPool } from './change-pools';
import { changeSetting } from './change-setting';
import { deleteCluster, noteDeletionMeant } from './delete-cluster';
import { formCluster } from './form-cluster';
import type { LifeRun } from './life-run';
import { noteMembers } from './note-members';
import { noteRemoved, releaseHosts } from './release-hosts';
import { resizePool } from './resize-pool';

/**
 * Does one step, at most one write. What it comes to is for the next look at Palette to say. Throws `PaletteError` when the
 * credential or a read fails, `StopRun` and `PauseRun` when the pass is over, `StoreError`.
 */
export function actStep(life: LifeRun, step: LifeStep): Promise<Attempt<unknown>> {
  switch (step.do) {
    case 'release_hosts':
      return releaseHosts(life, step);
    case 'note_removed':
      return noteRemoved(life, step);
    case 'delete_machine':
      return deleteMachine(life, step);
    case 'take_out_of_pool':
      return takeOutOfPool(life, step);
    case 'delete_pool':
      return deletePool(life, step);
    case 'unlabel_host':
      return unlabelHost(life, step);
    case 'delete_host':
      return deleteHost(life, step);
    case 'note_taken_back':
      return noteTakenBack(life, step);
    case 'reset_host':
      return resetHost(life, step);
    case 'register_host':
      return registerHost(life, step);
    case 'label_host':
      return labelHost(life, step);
    case 'add_to_pool':
      return addToPool(life, step);
    case 'note_members':
      return noteMembers(life, step);
    case 'form_cluster':
      return formCluster(life, step);
    case 'resize_pool':
      return resizePool(life, step);
    case 'note_deletion':
      return noteDeletionMeant(life, step);
    case 'delete_cluster':
      return deleteCluster(life, step);
    case 'change_setting':
      return changeSetting(life, step);
    case 'register_elsewhere':
      throw new Error('That is not done under the lease of this site');
    case 'wait_until_registered':
    case 'wait_until_sure':
    case 'wait_until_running':
    case 'wait_until_resized':
    case 'wait_until_deleted':
    case 'wait_until_free':
      throw new Error('There is nothing to do but to wait');
  }
}
