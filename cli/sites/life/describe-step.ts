import type { LifeStep } from '../../../lib/lifecycle/life-plan';

/** A step in words for whoever is about to let it happen. Pure. */
export function describeStep(step: LifeStep): string {
  switch (step.do) {
    case 'release_hosts':
      return `end the registration of ${listHosts(step.hostIds)} here`;
    case 'delete_machine':
      return `take the node on ${step.hostId} out of the cluster`;
    case 'take_out_of_pool':
      return `write the node pool ${step.pool} without ${step.hostId}`;
    case 'delete_pool':
      return `delete the node pool ${step.pool}, which has no host left`;
    case 'unlabel_host':
      return `take the labels of the site off ${step.hostId}`;
  }
}

function listHosts(hostIds: readonly string[]): string {
  return hostIds.join(', ');
}
