import { notFound } from '../answer';
import { type Call, isInScope, look, param } from '../call';
import { deletedAt, isDeleted } from '../cluster-life';
import type { Cluster } from '../state';
import { after, type View } from '../view';

const DELETED_IS_SHOWN_SECONDS = 72 * 3600;

/** The cluster of the path; a deleted one is there for three days more (API.md 7). */
export function visibleCluster(call: Call): Cluster {
  const view = look(call);
  const uid = param(call, 'uid');
  const cluster = view.state.clusters[uid];
  if (cluster === undefined || !isInScope(call, cluster) || isForgotten(view, cluster)) {
    throw notFound('spectrocluster', uid);
  }
  return cluster;
}

/** The cluster of the path, which is not deleted. */
export function livingCluster(call: Call): Cluster {
  const cluster = visibleCluster(call);
  if (isDeleted(look(call), cluster)) throw notFound('spectrocluster', cluster.uid);
  return cluster;
}

function isForgotten(view: View, cluster: Cluster): boolean {
  const at = deletedAt(view, cluster);
  return at !== null && view.at > after(view, at, DELETED_IS_SHOWN_SECONDS);
}
