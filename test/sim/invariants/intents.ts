import type { Intent } from '../../../lib/store/records';
import type { Evidence } from '../evidence';
import { membershipsIn } from '../history';
import type { Judgement } from '../judge';
import { takenOutOf } from '../orders/taken-out';
import { isReasonTrue, isShortOfHosts, isTrueWait } from './reasons';

/** Each intent in the store ends settled, and is a member, or stopped for a reason, or waits for hosts that did not come. */
export function checkIntents(evidence: Evidence): Judgement {
  if (!evidence.hasEnded) return { violations: [], windows: [] };
  const violations = evidence.intents
    .filter((intent) => !hasEnded(evidence, intent))
    .map((intent) => ({
      invariant: 'every intent ends' as const,
      atMs: null,
      what: `${intent.hostId} at ${intent.siteId}: ${intent.phase} ${intent.problem?.code ?? ''} ${intent.isVerified ? '' : 'unverified'}`,
    }));
  return { violations, windows: [] };
}

function hasEnded(evidence: Evidence, intent: Intent): boolean {
  const site = evidence.scenario.sites.find(({ id }) => id === intent.siteId);
  const state = evidence.versions.at(-1)?.state;
  if (site === undefined || state === undefined) return false;
  switch (intent.phase) {
    case 'settled': {
      const places = membershipsIn(state, intent.hostId);
      const isMember = places.some(({ cluster }) => cluster.name === site.clusterName);
      const isSeen = intent.isVerified || isHeldUp(evidence, intent);
      return (isMember && isSeen) || wasTakenAway(evidence, intent, site.clusterName);
    }
    case 'stopped':
      return intent.problem !== null && isReasonTrue(evidence, intent.problem.code, intent.hostId, site);
    case 'waiting_for_hosts':
      return isShortOfHosts(evidence, state, site);
    default:
      return isTrueWait(evidence, intent.problem?.code, intent.hostId, site);
  }
}

/** A run that another host's problem ends each time looks at nobody twice; that problem is judged for itself. */
function isHeldUp({ intents }: Evidence, { siteId }: Intent): boolean {
  return intents.some((other) => other.siteId === siteId && other.phase !== 'settled' && other.problem !== null);
}

/** IT took the host, or its whole cluster, away: what Palette shows then is told by the page, not by the intent. */
function wasTakenAway(evidence: Evidence, { hostId }: Intent, clusterName: string): boolean {
  if (takenOutOf(evidence, hostId, Number.POSITIVE_INFINITY).length > 0) return true;
  return evidence.strangerActs.some(
    ({ what, ...act }) =>
      (what === 'remove_host' && act.hostId === hostId) ||
      (what === 'delete_cluster' && act.clusterName === clusterName),
  );
}
