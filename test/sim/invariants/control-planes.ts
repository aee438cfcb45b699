import type { Cluster } from '../../../lib/palette/simulator/state';
import type { ArrivedWrite, Evidence } from '../evidence';
import type { Judgement } from '../judge';
import { beganAt } from '../orders/order-record';
import { type PoolChange, poolChanges } from './pool-changes';

/**
 * No write of ours leaves a control plane with an even number of hosts: 1 → 2 would take the site down. Only while IT
 * replaces a host of 3 or 5 there is one more for a while, and never at the end.
 */
export function checkControlPlanes(evidence: Evidence): Judgement {
  const violations = evidence.writes
    .filter(({ isDone }) => isDone)
    .flatMap((write) =>
      poolChanges(write)
        .filter(({ isControlPlane, added, dropped }) => isControlPlane && added.length + dropped.length > 0)
        .filter(({ size, cluster }) => size % 2 === 0 && hasNodes(cluster))
        .filter((change) => !isForReplacement(evidence, write, change))
        .map(({ cluster, size }) => ({
          invariant: 'control planes are never even' as const,
          atMs: write.arrivedAtMs,
          what: `${write.instance} made a control plane of ${size} in ${cluster.name}`,
        })),
    );
  return { violations: [...violations, ...nodesEven(evidence), ...leftEven(evidence)], windows: [] };
}

/** On appliances the machines lead, see {@link checkMachines}; elsewhere each host is a node. */
function hasNodes({ cloudType }: Cluster): boolean {
  return cloudType !== 'libvirt';
}

/** Nor may the nodes that are left be even, when we take one off a host that stays in the list for a while (API.md §6). */
function nodesEven({ writes }: Evidence) {
  return writes
    .filter(({ isDone, method, template }) => isDone && method === 'DELETE' && template.endsWith('{machineUid}'))
    .flatMap(({ before, after, instance, arrivedAtMs }) =>
      Object.values(after.clusters).flatMap((cluster) => {
        const left = countLeaders(cluster);
        const was = countLeaders(before.clusters[cluster.uid]);
        if (left >= was || left % 2 === 1 || !hasNodes(cluster)) return [];
        const what = `${instance} left ${left} nodes in the control plane of ${cluster.name}`;
        return [{ invariant: 'control planes are never even' as const, atMs: arrivedAtMs, what }];
      }),
    );
}

function countLeaders(cluster: Cluster | undefined): number {
  const leaders = (cluster?.pools ?? []).filter(({ config }) => config.isControlPlane === true);
  return leaders.flatMap(({ hosts }) => hosts).filter(({ deletingAt }) => deletingAt === undefined).length;
}

function isForReplacement(evidence: Evidence, { arrivedAtMs }: ArrivedWrite, { cluster, size }: PoolChange): boolean {
  return size >= 4 && replacements(evidence, cluster.name).some((order) => beganAt(order) <= arrivedAtMs);
}

/** Who said that the host is replaced has left no spare one behind. */
function leftEven(evidence: Evidence) {
  const state = evidence.versions.at(-1)?.state;
  return Object.values(state?.clusters ?? {})
    .filter((cluster) => cluster.deletingAt === null && hasNodes(cluster))
    .flatMap(({ name, pools }) =>
      pools
        .filter(({ config, hosts }) => config.isControlPlane === true && hosts.length > 0 && hosts.length % 2 === 0)
        .filter(() => replacements(evidence, name).every(({ runs }) => runs.at(-1)?.end?.kind === 'done'))
        .map(({ hosts }) => ({
          invariant: 'control planes are never even' as const,
          atMs: null,
          what: `${name} was left with a control plane of ${hosts.length}`,
        })),
    );
}

function replacements({ orders, scenario }: Evidence, clusterName: string) {
  const siteId = scenario.sites.find((site) => site.clusterName === clusterName)?.id;
  return orders.filter(({ plan, task }) => plan.kind === 'replace_host' && task?.siteId === siteId);
}
