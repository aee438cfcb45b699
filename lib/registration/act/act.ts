import { findLabelled } from '../observe';
import type { Desired, Step } from '../plan/world';
import type { Run } from '../run';
import { changePool } from './change-pool';
import { completeHostLabels } from './complete-host-labels';
import { createCluster } from './create-cluster';
import { registerHosts } from './register-hosts';

/**
 * Does one step of the plan. A write that fails is not repeated here: what is known afterwards goes into the run, and the
 * next observation decides. Throws `PaletteError` when the credential or a read fails, `StopRun` when the run is over.
 */
export function act(run: Run, desired: Desired, step: Step): Promise<void> {
  switch (step.do) {
    case 'register_hosts':
      return registerHosts(run, desired, step.hostIds);
    case 'find_labelled':
      return findLabelled(run);
    case 'complete_labels':
      return completeHostLabels(run, step.hosts);
    case 'create_cluster':
      return createCluster(run, step);
    case 'add_nodes':
    case 'add_pool':
      return changePool(run, step);
    case 'nothing':
      return Promise.resolve();
  }
}
