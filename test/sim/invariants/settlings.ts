import type { Cluster } from '../../../lib/palette/simulator/state';
import type { Evidence } from '../evidence';
import { wasSo } from '../history';
import type { Judgement, Violation } from '../judge';

/** Nobody is called settled, in the store or on a page, who has not been seen in a pool of the site's cluster. */
export function checkSettlings(evidence: Evidence): Judgement {
  const { settlings, phones, startMs } = evidence;
  const claims = [
    ...settlings.map(({ atMs, hostId, siteId }) => ({ atMs, hostId, siteId, who: 'the store' })),
    ...phones.flatMap(({ plan, views }) =>
      views
        .filter(({ view: { state } }) => state === 'setting_up' || state === 'ready')
        .map(({ atMs, view: { hostId, siteId } }) => ({ atMs, hostId, siteId, who: plan.name })),
    ),
  ];
  const violations = claims
    .filter(({ atMs, hostId, siteId }) => !wasMember(evidence, hostId, siteId, startMs, atMs))
    .map(({ atMs, hostId, siteId, who }): Violation => {
      const what = `${who} has ${hostId} settled at ${siteId}, but it never was a member`;
      return { invariant: 'who is settled is a member', atMs, what };
    });
  return { violations: [...violations, ...seenTooSoon(evidence)], windows: [] };
}

/**
 * API.md §12: at least a minute, less what clocks may be apart; from asking the store to asking it, because what was seen
 * was seen before, however long the store takes. Where clocks jump, nobody can tell. One that was stopped, and whose host others
 * have taken along, is only noted: it is nobody's work to bring it back. Milliseconds.
 */
const seenAgainAfterMs = 55_000;

function seenTooSoon({ settlings, scenario }: Evidence): Violation[] {
  if (scenario.instanceFaults.jumps.length > 0) return [];
  return settlings.flatMap(({ askedAtMs, atMs, hostId, siteId, isVerified, wasStopped }, index): Violation[] => {
    const own = settlings.slice(0, index).filter((one) => one.hostId === hostId && one.siteId === siteId);
    const first = own.findLast((one) => !one.isVerified);
    if (!isVerified || wasStopped || (first !== undefined && askedAtMs - first.askedAtMs >= seenAgainAfterMs))
      return [];
    const what = `${hostId} at ${siteId} counts as seen again ${first ? askedAtMs - first.askedAtMs : 0} ms after it settled`;
    return [{ invariant: 'who is settled is seen again after a minute', atMs, what }];
  });
}

function wasMember(
  { scenario, versions }: Evidence,
  hostId: string,
  siteId: string,
  fromMs: number,
  toMs: number,
): boolean {
  const name = scenario.sites.find(({ id }) => id === siteId)?.clusterName;
  return wasSo(versions, fromMs, toMs, (state) =>
    Object.values(state.clusters).some((cluster) => cluster.name === name && holds(cluster, hostId)),
  );
}

/** A cluster that is being deleted holds its hosts until it is gone. */
function holds({ pools }: Cluster, hostId: string): boolean {
  return pools.some(({ hosts }) => hosts.some(({ hostUid }) => hostUid === hostId));
}
