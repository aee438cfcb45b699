import type { LifeStep } from '../../../lib/lifecycle/life-plan';

/** A step in words for whoever is about to let it happen. Pure. */
export function describeStep(step: LifeStep): string {
  switch (step.do) {
    case 'release_hosts':
      return `end the registration of ${listHosts(step.hostIds)} here`;
    case 'note_removed':
      return describeRemoved(step.hostIds);
    case 'delete_machine':
      return `take the node on ${step.hostId} out of the cluster`;
    case 'take_out_of_pool':
      return `write the node pool ${step.pool} without ${step.hostId}`;
    case 'delete_pool':
      return `delete the node pool ${step.pool}, which has no host left`;
    case 'unlabel_host':
      return `take the labels of the site off ${step.hostId}`;
    case 'delete_host':
      return `delete the entry of ${step.hostId} in Palette`;
    case 'note_taken_back':
      return `record that ${step.hostId} is registered nowhere`;
    case 'reset_host':
      return `take everything off ${step.hostId} that Palette has put on it`;
    case 'register_elsewhere':
      return `register ${step.hostId} at ${step.siteId}`;
    case 'wait_until_registered':
      return `wait until ${step.hostId} is registered at ${step.siteId}`;
    case 'wait_until_sure':
      return `wait until no earlier registration of ${step.hostId} can arrive any more`;
    case 'register_host':
      return `register ${step.hostId} in Palette`;
    case 'label_host':
      return `put the labels of the site on ${step.hostId}`;
    case 'add_to_pool':
      return `write the node pool ${step.pool} with ${listHosts(step.hostIds)} added, in one write`;
    case 'note_members':
      return `record ${listHosts(step.hostIds)} as registered here`;
    case 'form_cluster':
      return describeForming(step);
    case 'resize_pool':
      return `write the node pool ${step.pool} with ${step.to} machines, ${step.from} until now`;
    case 'change_setting':
      return `change ${step.setting}`;
    case 'note_deletion':
      return `record that this cluster ${step.cluster} is meant, and none that is made later`;
    case 'delete_cluster':
      return describeDeleting(step);
    case 'wait_until_running':
      return isOne(step.hostIds)
        ? `wait until the node on ${listHosts(step.hostIds)} runs`
        : `wait until the nodes on ${listHosts(step.hostIds)} run`;
    case 'wait_until_resized':
      return `wait until ${step.to} machines of ${step.pool} run`;
    case 'wait_until_deleted':
      return `wait until the cluster ${step.cluster} is gone${describeSince(step.sinceMs)}`;
    case 'wait_until_free':
      return `wait until Palette has let go of ${listHosts(step.hostIds)}`;
  }
}

function describeRemoved(hostIds: readonly string[]): string {
  const hosts = listHosts(hostIds);
  return isOne(hostIds)
    ? `say on the page of ${hosts} that IT has taken it out`
    : `say on the pages of ${hosts} that IT has taken them out`;
}

function describeForming({ controlPlane, workers }: Extract<LifeStep, { do: 'form_cluster' }>): string {
  const leading = `create the cluster with a control plane of ${controlPlane.length}: ${listHosts(controlPlane)}`;
  return workers.length === 0 ? leading : `${leading}; workers: ${listHosts(workers)}`;
}

function describeDeleting({ cluster, isAbort, isForced }: Extract<LifeStep, { do: 'delete_cluster' }>): string {
  if (isForced) return `force Palette to let go of the cluster ${cluster}, whatever may be left behind`;
  return isAbort ? `abort the set-up of the cluster ${cluster}` : `delete the cluster ${cluster}`;
}

function describeSince(sinceMs: number | null): string {
  return sinceMs === null ? '' : `, asked for at ${new Date(sinceMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function isOne(hostIds: readonly string[]): boolean {
  return hostIds.length === 1;
}

function listHosts(hostIds: readonly string[]): string {
  const last = hostIds.at(-1) ?? '';
  return hostIds.length < 2 ? last : `${hostIds.slice(0, -1).join(', ')} and ${last}`;
}
