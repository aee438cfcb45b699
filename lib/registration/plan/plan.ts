import { type Failure, fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import { type HostVerdict, judgeHost } from './host-layer';
import { planJoin } from './join-layer';
import type { Joining } from './joining';
import { completeLabels, hostLabels } from './labels';
import { isPoolAsked } from './place-hosts';
import { hasDrifted, stopSite } from './site-layer';
import type { Desired, LabelChange, Plan, Step, Verdict, Wish, World } from './world';

/**
 * Decides, from what is wanted and what Palette has, the next write and what to tell each wish. Pure; the specification
 * is the table of API.md §12. Hosts are registered first, all together, so that one create or one pool write serves them
 * all; a wish that will be stopped costs no write.
 */
export function plan(desired: Desired, world: World): Plan {
  const siteStop = stopSite(desired.site, world.clusters);
  if (siteStop !== null) return stopAll(desired.wishes, siteStop);
  const judged = desired.wishes.map((wish) => ({ wish, verdict: judgeHost(desired, world, wish) }));
  const able = planJoin(desired, world, ableToJoin(judged));
  const joining = isClusterInError(world) ? stopJoin(able, judged) : able;
  return {
    verdicts: new Map(judged.map(({ wish, verdict }) => [wish.hostId, conclude(joining, wish, verdict)])),
    step: chooseStep(desired, joining, judged),
    hasDrifted: hasDrifted(desired.site, world.pools),
    ...whoIsAsked(desired, world, judged),
  };
}

function whoIsAsked(desired: Desired, world: World, judged: readonly Judged[]): Pick<Plan, 'asks'> {
  const asks = ableToJoin(judged).filter((hostId) => isPoolAsked(desired, world, hostId));
  return asks.length === 0 ? {} : { asks: new Set(asks) };
}

interface Judged {
  readonly wish: Wish;
  readonly verdict: HostVerdict;
}

function stopAll(wishes: readonly Wish[], failure: Failure): Plan {
  const verdicts = new Map(wishes.map((wish): [HostId, Verdict] => [wish.hostId, { kind: 'stop', failure }]));
  return { verdicts, step: { do: 'nothing' }, hasDrifted: false };
}

/** Row s4: members are told by their page; others, as far as there is room for them, are registered and wait for IT. */
function isClusterInError(world: World): boolean {
  return world.clusters[0]?.state === 'Error';
}

function stopJoin(able: Joining, judged: readonly Judged[]): Joining {
  const failure = fail('cluster_in_error').error;
  const stops = judged
    .filter(({ verdict }) => verdict.kind === 'candidate')
    .map(({ wish }): [HostId, Failure] => [wish.hostId, failure]);
  return { stops: new Map([...able.stops, ...stops]), waiting: null, step: { do: 'nothing' } };
}

function ableToJoin(judged: readonly Judged[]): HostId[] {
  return judged
    .filter(({ verdict }) => verdict.kind === 'candidate' || verdict.kind === 'register')
    .map(({ wish }) => wish.hostId);
}

function conclude(joining: Joining, wish: Wish, verdict: HostVerdict): Verdict {
  if (verdict.kind === 'settled' || verdict.kind === 'stop') return verdict;
  const failure = joining.stops.get(wish.hostId);
  if (failure !== undefined) return { kind: 'stop', failure };
  if (verdict.kind === 'register') return verdict;
  return joining.waiting === null ? { kind: 'join' } : { kind: 'wait', ...joining.waiting };
}

function chooseStep(desired: Desired, joining: Joining, judged: readonly Judged[]): Step {
  const going = judged.filter(({ wish }) => !joining.stops.has(wish.hostId));
  const hostIds = going.filter(({ verdict }) => verdict.kind === 'register').map(({ wish }) => wish.hostId);
  if (hostIds.length > 0) return { do: 'register_hosts', hostIds };
  const hosts = incompleteLabels(desired, going);
  return hosts.length > 0 ? { do: 'complete_labels', hosts } : joining.step;
}

/** Row h8: a host that was in Palette before us gets the labels that make it findable. */
function incompleteLabels({ site }: Desired, judged: readonly Judged[]): LabelChange[] {
  return judged.flatMap(({ wish, verdict }) => {
    if (verdict.kind !== 'candidate' || verdict.refusesLabels) return [];
    const labels = completeLabels(
      verdict.record.labels,
      hostLabels(site, wish.hostId, wish.hostName, wish.linkId, wish.pool),
    );
    return labels === null ? [] : [{ hostId: wish.hostId, labels }];
  });
}
