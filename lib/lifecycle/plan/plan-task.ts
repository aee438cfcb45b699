import type { LifePlan } from '../life-plan';
import type { Scene } from '../scene';
import type { Task } from '../task';
import { planDeleteCluster } from './delete-cluster';
import { planForm } from './form';
import { planGrow } from './grow';
import { planRemoveHost } from './remove-host';
import { planScale } from './scale';

/** Decides what is left to do of a task, from what Palette and the store say now. Pure: the same scene, the same plan. */
export function planTask(task: Task, scene: Scene): LifePlan {
  switch (task.kind) {
    case 'remove_host':
      return planRemoveHost(task, scene);
    case 'grow':
      return planGrow(task, scene);
    case 'form':
      return planForm(task, scene);
    case 'scale':
      return planScale(task, scene);
    case 'delete_cluster':
      return planDeleteCluster(task, scene);
  }
}
