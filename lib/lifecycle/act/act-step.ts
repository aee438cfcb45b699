import type { Attempt } from '../../registration/act/write';
import type { LifeStep } from '../life-plan';
import { deleteMachine, deletePool, takeOutOfPool } from './change-pools';
import type { LifeRun } from './life-run';
import { releaseHosts } from './release-hosts';
import { unlabelHost } from './unlabel-host';

/**
 * Does one step, at most one write. What it comes to is for the next look at Palette to say. Throws `PaletteError` when the
 * credential or a read fails, `StopRun` and `PauseRun` when the pass is over, `StoreError`.
 */
export function actStep(life: LifeRun, step: LifeStep): Promise<Attempt<unknown>> {
  switch (step.do) {
    case 'release_hosts':
      return releaseHosts(life, step);
    case 'delete_machine':
      return deleteMachine(life, step);
    case 'take_out_of_pool':
      return takeOutOfPool(life, step);
    case 'delete_pool':
      return deletePool(life, step);
    case 'unlabel_host':
      return unlabelHost(life, step);
  }
}
