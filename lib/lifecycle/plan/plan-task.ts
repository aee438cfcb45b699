import type { LifePlan } from '../life-plan';
import type { Scene } from '../scene';
import type { Task } from '../task';
import { planRemoveHost } from './remove-host';

/** Decides what is left to do of a task, from what Palette and the store say now. Pure: the same scene, the same plan. */
export function planTask(task: Task, scene: Scene): LifePlan {
  switch (task.kind) {
    case 'remove_host':
      return planRemoveHost(task, scene);
  }
}
