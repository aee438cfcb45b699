import { isLiving } from '../../../lib/palette/simulator/device-life';
import type { Cluster, State } from '../../../lib/palette/simulator/state';
import { defaultDurations } from '../../../lib/palette/simulator/view';
import type { ArrivedWrite, Evidence } from '../evidence';
import type { Version } from '../history';
import type { Judgement, Violation } from '../judge';
import type { CommandRun } from '../orders/order-record';

const invariant = 'a running site keeps its control plane' as const;

/**
 * At no moment does a cluster that runs lose its control plane - the last of its hosts, or more of them than it can do
 * without - unless IT has asked for the deletion of the site, or somebody else did it. Every state of Palette is looked at.
 */
export function checkRunningSites(evidence: Evidence): Judgement {
  const violations = evidence.versions.flatMap((version, index) => {
    const before = evidence.versions[index - 1];
    return before === undefined ? [] : lostBetween(evidence, before, version);
  });
  return { violations: [...violations, ...evidence.writes.flatMap(wiped)], windows: [] };
}

/** A write of ours that takes everything off a member that is installed. */
function wiped({ before, after, instance, arrivedAtMs }: ArrivedWrite): Violation[] {
  if (before.clusters === after.clusters) return [];
  return Object.values(after.clusters)
    .filter(({ deletingAt }) => deletingAt === null)
    .flatMap(({ uid, name, pools }) => {
      const known = before.clusters[uid]?.pools.flatMap(({ hosts }) => hosts) ?? [];
      const installed = new Set(known.flatMap((host) => (host.startedAt === null ? [] : [host.machineUid])));
      return pools
        .flatMap(({ hosts }) => hosts)
        .filter(({ machineUid, startedAt }) => startedAt === null && installed.has(machineUid))
        .map(({ hostUid }): Violation => {
          const what = `${instance} wiped ${hostUid}, a member of ${name}`;
          return { invariant: 'no member is wiped', atMs: arrivedAtMs, what };
        });
    });
}

function lostBetween(evidence: Evidence, { state: before }: Version, { state: after, atMs }: Version): Violation[] {
  if (before.clusters === after.clusters && before.devices === after.devices && before.hosts === after.hosts) return [];
  const installMs = (evidence.scenario.pace.install ?? defaultDurations.install) * 1_000;
  const isBySomebodyElse = [...evidence.strangerActs, ...evidence.deviceActs].some((act) => act.atMs === atMs);
  return Object.values(before.clusters)
    .filter((cluster) => isRunning(before, cluster, atMs, installMs))
    .filter(({ uid }) => {
      const left = after.clusters[uid];
      return left === undefined || !isRunning(after, left, atMs, installMs);
    })
    .filter((cluster) => !isBySomebodyElse && !isToBeDeleted(evidence, cluster, atMs))
    .map(({ name }) => ({ invariant, atMs, what: `${name} has lost its control plane` }));
}

/** This very cluster, and not because a command that was at another one is run once more. */
function isToBeDeleted({ orders, emptiedAtMs }: Evidence, { uid }: Cluster, atMs: number): boolean {
  return orders.some(({ runs }) =>
    runs.some((run, index) => {
      const earlier = runs.slice(0, index).filter((one) => isAtAnother(one, uid));
      const isForgotten = emptiedAtMs.some((lostAtMs) => lostAtMs <= atMs);
      return isAbout(run, uid) && run.beganAtMs <= atMs && (earlier.length === 0 || isForgotten);
    }),
  );
}

function isAbout({ typed }: CommandRun, uid: string): boolean {
  return typed.kind === 'delete_cluster' && typed.clusterUid === uid;
}

/** It said that it had done something to another cluster. */
function isAtAnother({ typed, end }: CommandRun, uid: string): boolean {
  if (typed.kind !== 'delete_cluster' || typed.clusterUid === null || typed.clusterUid === uid) return false;
  return end !== null && 'steps' in end && end.steps.length > 0;
}

/** Is there a control plane that can decide: more than half of those that were ever installed and are not taken out? */
function isRunning(state: State, { runningAt, deletingAt, pools }: Cluster, atMs: number, installMs: number): boolean {
  if (runningAt === null || runningAt > atMs || deletingAt !== null) return false;
  const members = pools
    .filter(({ config }) => config.isControlPlane === true)
    .flatMap(({ hosts }) => hosts)
    .filter(
      ({ startedAt, deletingAt: leavesAt }) =>
        leavesAt === undefined && startedAt !== null && startedAt + installMs <= atMs,
    );
  const alive = members.filter((member) => isLiving(state, member)).length;
  return alive > members.length / 2;
}
