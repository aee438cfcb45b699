import { fail } from '../errors';
import type { Intent } from '../store/records';
import { act } from './act/act';
import { describeError } from './describe-error';
import { explain } from './explain';
import { observe } from './observe';
import { plan } from './plan/plan';
import type { Desired, Plan, World } from './plan/world';
import { projectOf, type Run } from './run';
import { failIntents, settleIntents } from './settle';
import { rememberProgress } from './site-progress';
import { StopRun } from './stop-run';

/** Where a run ended: what Palette had and what was decided, or null when it failed before the first look. */
export interface Served {
  readonly world: World;
  readonly plan: Plan;
}

/** Loads the intents to serve; called in every round, so that who arrives meanwhile is served too. */
export type LoadIntents = () => Promise<readonly Intent[]>;

/** Far more than any site needs; a bound, so that a world that keeps changing ends in a sentence and not in a loop. */
const mostRounds = 24;

/**
 * Observe, plan, act, until nothing is left to do for the site's intents. Never rejects for a failing Palette: the reason
 * is written to the intents. Rejects with `StoreError` when the store fails. The caller holds the site's lease.
 */
export async function serveSite(run: Run, loadIntents: LoadIntents): Promise<Served | null> {
  let served: Served | null = null;
  try {
    for (let round = 0; round < mostRounds; round += 1) {
      const intents = await loadIntents();
      const desired = toDesired(run, intents);
      const world = await observe(run, intents);
      served = { world, plan: plan(desired, world) };
      const isKept = await settleIntents(run, intents, served.plan);
      await rememberProgress(run, served.plan);
      const isOver = served.plan.step.do === 'nothing';
      if (isOver && isKept) return noteDrift(run, served);
      await act(run, desired, served.plan.step);
    }
    throw new StopRun(fail('outcome_unknown').error);
  } catch (error) {
    const failure = explain(error);
    if (failure.code === 'store_unavailable') throw error;
    // Whoever took the site over serves the intents; what we would write about them is older than what they know.
    if (failure.code !== 'site_busy') await failIntents(run, await loadIntents(), failure, describeError(error));
    if (failure.code === 'internal') throw error;
    return served;
  }
}

/**
 * The wishes of the intents, oldest first; hosts that this run gave up on are no longer wished for. The site's project is
 * the one that is really used, so that the plan can tell a host of another one.
 */
export function toDesired(run: Run, intents: readonly Intent[]): Desired {
  const wishes = intents
    .filter((intent) => !run.failures.has(intent.hostId))
    .map(({ hostId, hostName, siteId }) => ({ hostId, hostName, claimedBy: run.claims.get(hostId) ?? siteId }));
  const site = { ...run.site, projectUid: projectOf(run.ports, run.site) };
  return { site, wishes, nameOfSite: (id) => run.ports.directory.find(id)?.name ?? null };
}

/** Row s5: what exists wins, and IT is told. */
function noteDrift(run: Run, served: Served): Served {
  if (served.plan.hasDrifted) run.ports.log({ level: 'warn', event: 'topology_drift', siteId: run.site.id });
  return served;
}
