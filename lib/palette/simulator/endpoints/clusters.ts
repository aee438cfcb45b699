import { type Answer, created, noContent, ok, Refused } from '../answer';
import { type Call, look, readBody } from '../call';
import { clusterProblems, nameProblems } from '../cluster-checks';
import { clusterState } from '../cluster-life';
import { newCluster, putCluster } from '../cluster-write';
import type { Problem } from '../problem';
import { profileUidsOf } from '../profile-checks';
import { clusterCreateShape, clusterMetaPatchShape } from '../shapes';
import type { Cluster } from '../state';
import { clusterBody, clusterHostsBody, clusterOverviewBody } from '../wire/cluster';
import { validationBody } from '../wire/validation';
import { livingCluster, visibleCluster } from './visible-cluster';

/** `POST /v1/spectroclusters/edge-native`: 201, then provisioning goes its own way (API.md 4). */
export function createCluster(call: Call, cloudType = 'edge-native'): Answer {
  const body = readBody(call, clusterCreateShape);
  const view = look(call);
  throwFirst(clusterProblems(view, call.projectUid, body, cloudType));
  const made = newCluster(body, call.projectUid, view.at, call.world.takeUid, cloudType);
  const cluster = { ...made, profileUids: profileUidsOf(view, body.spec) };
  call.world.commit((state) => putCluster(state, cluster));
  return created(cluster.uid);
}

/** `POST /v1/spectroclusters/edge-native/validate`: 200 even when invalid, the errors are inside (API.md 4). */
export function validateCluster(call: Call, cloudType = 'edge-native'): Answer {
  const body = readBody(call, clusterCreateShape);
  const problems = clusterProblems(look(call), call.projectUid, body, cloudType);
  if (call.world.switches.validateClusterErrors === 'as-error-status') {
    throwFirst(problems.filter((problem) => 'cluster' in problem.about));
  }
  return ok(validationBody(body, problems));
}

/** `GET /v1/spectroclusters/validate/name`: 204 if usable. */
export function validateClusterName(call: Call): Answer {
  throwFirst(nameProblems(look(call), call.projectUid, call.query.get('name') ?? ''));
  return noContent();
}

/** `GET /v1/spectroclusters/{uid}`; a deleted one still answers for three days (API.md 5 and 7). */
export function getCluster(call: Call): Answer {
  return ok(clusterBody(look(call), visibleCluster(call)));
}

/** `GET /v1/spectroclusters/{uid}/status`: the cheapest poll. Before a status exists there is none to show (15.9). */
export function getClusterStatus(call: Call): Answer {
  const state = clusterState(look(call), visibleCluster(call));
  if (state !== undefined) return ok({ status: { state } });
  return ok(call.world.switches.statusBeforeExists === 'absent' ? {} : { status: {} });
}

/** `GET /v1/dashboard/spectroclusters/{uid}/overview`: the one with the health. */
export function getClusterOverview(call: Call): Answer {
  return ok(clusterOverviewBody(look(call), visibleCluster(call)));
}

/** `GET /v1/spectroclusters/{uid}/edge-native/edgeHosts`. */
export function listClusterHosts(call: Call): Answer {
  return ok(clusterHostsBody(look(call), visibleCluster(call)));
}

/** `DELETE /v1/spectroclusters/{uid}`: asynchronous, `Deleting` then `Deleted`; forced, at once. Safe to repeat. */
export function deleteCluster(call: Call): Answer {
  const cluster = livingCluster(call);
  const view = look(call);
  const isForceDeleted = cluster.isForceDeleted || call.query.get('forceDelete') === 'true';
  const deletion: Partial<Cluster> = {
    deletingAt: cluster.deletingAt ?? view.at,
    isForceDeleted,
    ...(isForceDeleted ? { forcedAt: cluster.forcedAt ?? view.at } : {}),
    isStuck: cluster.deletingAt === null ? view.switches.deletionHangs : cluster.isStuck,
  };
  call.world.commit((state) => putCluster(state, { ...cluster, ...deletion, modifiedAt: view.at }));
  return noContent();
}

/** `PATCH /v1/spectroclusters/{uid}/metadata`: labels and annotations are replaced where they are given. */
export function patchClusterMetadata(call: Call): Answer {
  const { metadata } = readBody(call, clusterMetaPatchShape);
  const cluster = visibleCluster(call);
  const { scope = 'project' } = cluster.annotations;
  const changed: Cluster = {
    ...cluster,
    labels: metadata.labels ?? cluster.labels,
    annotations: metadata.annotations ? { ...metadata.annotations, scope } : cluster.annotations,
    modifiedAt: look(call).at,
  };
  call.world.commit((state) => putCluster(state, changed));
  return noContent();
}

/** Refuses with the first of these problems, if there is one. */
export function throwFirst(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first !== undefined) throw new Refused(first.refusal, first.message);
}
