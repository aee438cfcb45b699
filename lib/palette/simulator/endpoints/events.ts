import { type Answer, notFound, ok } from '../answer';
import { type Call, isInScope, look, param } from '../call';
import { clusterState, installedAt, poolHosts, provisioningAt } from '../cluster-life';
import { findHost } from '../host-life';
import { page } from '../search/paging';
import type { Cluster, Host, Json } from '../state';
import { isPast, timestamp, type View } from '../view';
import { objectUid } from '../world';

interface Happening {
  readonly at: number | null;
  readonly reason: string;
  readonly message: string;
  readonly severity?: 'Error';
}

/** `GET /v1/events/components/{kind}/{uid}`: what has happened so far, newest first; read off the facts (API.md 5). */
export function listEvents(call: Call): Answer {
  const view = look(call);
  const kind = param(call, 'objectKind');
  const uid = param(call, 'objectUid');
  const events = happeningsOf(call, view, kind, uid)
    .filter((happening) => isPast(view, happening.at))
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
    .map((happening, index) => eventBody(happening, kind, uid, index));
  return ok(page(call, events));
}

function happeningsOf(call: Call, view: View, kind: string, uid: string): Happening[] {
  const cluster = kind === 'spectrocluster' ? view.state.clusters[uid] : undefined;
  if (cluster !== undefined && isInScope(call, cluster)) return clusterHappenings(view, cluster);
  const host = kind === 'edgehost' ? findHost(view, uid) : undefined;
  if (host !== undefined && isInScope(call, host)) return hostHappenings(host);
  throw notFound(kind, uid);
}

function clusterHappenings(view: View, cluster: Cluster): Happening[] {
  return [
    { at: cluster.createdAt, reason: 'ClusterCreated', message: `Cluster ${cluster.name} created` },
    { at: provisioningAt(view, cluster), reason: 'Provisioning', message: 'Provisioning started' },
    ...poolHosts(cluster).map((host) => ({
      at: installedAt(view, host),
      reason: 'NodeReady',
      message: `Node on edge host ${host.hostUid} is ready`,
    })),
    { at: cluster.runningAt, reason: 'ClusterRunning', message: 'Cluster is running' },
    { at: cluster.deletingAt, reason: 'ClusterDeleting', message: 'Cluster deletion requested' },
    ...(clusterState(view, cluster) === 'Error'
      ? [
          {
            at: cluster.modifiedAt,
            reason: 'FailedProvisioning',
            message: 'Cluster failed',
            severity: 'Error',
          } as const,
        ]
      : []),
  ];
}

function hostHappenings(host: Host): Happening[] {
  return [
    { at: host.registeredAt, reason: 'EdgeHostCreated', message: `Edge host ${host.uid} created` },
    { at: host.pairedAt, reason: 'EdgeHostPaired', message: `Edge host ${host.uid} called home` },
  ];
}

function eventBody({ at, reason, message, severity }: Happening, kind: string, uid: string, index: number): Json {
  return {
    metadata: { uid: objectUid(at ?? 0, index + 1), name: reason, creationTimestamp: timestamp(at ?? 0) },
    involvedObject: { kind, uid, name: uid },
    relatedObject: { kind, uid, name: uid },
    reason,
    message,
    severity: severity ?? 'Normal',
    source: { component: 'palette', host: '' },
  };
}
