import type { HostId } from '../hosts/edge-host-id';
import type { Intent } from '../store/records';
import type { ClaimedIntent } from '../store/store';
import { verifiedAfterMs } from './is-due';
import { mayBeKeptElsewhere } from './pairing-keys';
import { refuseToServe } from './refuse-host';
import type { Run } from './run';
import type { SiteWork } from './serve-site';

/** Who comes when so little is left of the holder's time is served by the next one. Milliseconds. */
const noNewWithinMs = 15_000;

/** What a run finds to do at its site; whom it has taken on once it goes on serving. */
export interface FoundWork extends Pick<SiteWork, 'load'> {
  /** Of those that are listed: whom the run serves. */
  choose(listed: readonly ClaimedIntent[]): readonly Intent[];
}

/** The unfinished intents of the run's site, to be read again in every round. */
export function createSiteWork(run: Run): FoundWork {
  const served = new Set<HostId>();
  return {
    choose: (listed) => chooseIntents(run, listed, served, true),
    load: async (takesNew) =>
      chooseIntents(run, await run.ports.store.unfinishedIntents(run.site.id), served, takesNew),
  };
}

/** Whom the run serves, each with whoever holds its host now (row h1): a claim may have been moved meanwhile. */
function chooseIntents(
  run: Run,
  listed: readonly ClaimedIntent[],
  served: Set<HostId>,
  takesNew: boolean,
): readonly Intent[] {
  const nowMs = run.ports.clock.now();
  const hasTime = run.deadlineMs - nowMs >= noNewWithinMs;
  const chosen = listed.filter(
    ({ intent }) =>
      ((takesNew && hasTime && !mayBeKeptElsewhere(run.ports, intent)) || served.has(intent.hostId)) &&
      (intent.phase !== 'settled' || nowMs - intent.changedAtMs >= verifiedAfterMs),
  );
  for (const { intent, claimedBy } of chosen) {
    served.add(intent.hostId);
    run.intents.set(intent.hostId, intent);
    const refusal = refuseToServe(run.ports.directory, run.site, intent.hostId);
    if (refusal !== null && intent.phase !== 'settled') run.failures.set(intent.hostId, refusal);
    run.claims.set(intent.hostId, claimedBy ?? intent.siteId);
  }
  return chosen.map(({ intent }) => intent);
}
