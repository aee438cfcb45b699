import type { Act } from './control-shapes';
import type { Stranger } from './stranger';

/** Does one act that came as JSON. Throws where the act names something that is not there. */
export function actAsStranger(stranger: Stranger, order: Act): unknown {
  switch (order.act) {
    case 'createCluster':
      return stranger.createCluster(...order.with);
    case 'registerHost':
      return stranger.registerHost(...order.with);
    case 'addHostToPool':
    case 'removeHostFromPool':
      return stranger[order.act](...order.with);
    case 'deleteCluster':
    case 'deleteHost':
      return stranger[order.act](...order.with);
    case 'setClusterState':
      return stranger.setClusterState(...order.with);
    case 'setClusterLabels':
    case 'setHostLabels':
      return stranger[order.act](...order.with);
  }
}
