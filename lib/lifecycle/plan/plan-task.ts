import type { LifePlan } from '../life-plan';
import type { Scene } from '../scene';
import type { Task } from '../task';
import { planDeleteCluster } from './delete-cluster';
import { planForgetHost } from './forget-host';
import { planForm } from './form';
import { planGrow } from './grow';
import { planMoveHost } from './move-host';
import { planRemoveHost } from './remove-host';
import { planReplaceHost } from './replace-host';
import { planResetHost } from './reset-host';
import { planScale } from './scale';
import { planSync } from './sync';
import { planUndoHost } from './undo-host';

/** Decides what is left to do of a task, from what Palette and the store say now. Pure: the same scene, the same plan. */
export function planTask(task: Task, scene: Scene): LifePlan {
  switch (task.kind) {
    case 'remove_host':
      return planRemoveHost(task, scene);
    case 'replace_host':
      return planReplaceHost(task, scene);
    case 'undo_host':
      return planUndoHost(task, scene);
    case 'forget_host':
      return planForgetHost(task, scene);
    case 'reset_host':
      return planResetHost(task, scene);
    case 'move_host':
      return planMoveHost(task, scene);
    case 'grow':
      return planGrow(task, scene);
    case 'form':
      return planForm(task, scene);
    case 'scale':
      return planScale(task, scene);
    case 'sync':
      return planSync(task, scene);
    case 'delete_cluster':
      return planDeleteCluster(task, scene);
  }
}
