import type { Attempt } from '../../registration/act/write';
import { finishRemoval } from '../../registration/finish-removal';
import { createReference } from '../../registration/reference';
import { isTakenOut, leaving } from '../../registration/removal-state';
import { isIdOf } from '../../sites/former-id';
import type { Intent } from '../../store/records';
import type { StepOf } from '../life-plan';
import type { LifeRun } from './life-run';
import { toAttempt } from './to-attempt';

/**
 * Says of these hosts that IT is taking them out, before anything is taken away: whoever serves the site next, or scans one
 * now, must not bring them back. Throws `StoreError`; safe to repeat.
 */
export async function releaseHosts(life: LifeRun, { hostIds }: StepOf<'release_hosts'>): Promise<Attempt<null>> {
  const { ports } = life.run;
  return changeHere(life, hostIds, async (intent) => {
    const reference = createReference(ports.createId());
    const written = await ports.store.updateIntent(leaving(intent, reference, ports.clock.now()));
    const { hostId, siteId } = intent;
    if (written !== null) ports.log({ level: 'info', event: 'host_leaving', reference, hostId, siteId, who: life.who });
    return written;
  });
}

/** Says of these hosts that IT has taken them out: from now on whoever asks for one begins anew. As {@link releaseHosts}. */
export async function noteRemoved(life: LifeRun, { hostIds }: StepOf<'note_removed'>): Promise<Attempt<null>> {
  return changeHere(life, hostIds, (intent) => finishRemoval(life.run.ports, intent, life.who));
}

/** Each as it stands now; null: somebody has changed it meanwhile. */
async function changeHere(
  { run }: LifeRun,
  hostIds: StepOf<'release_hosts'>['hostIds'],
  change: (intent: Intent) => Promise<Intent | null>,
): Promise<Attempt<null>> {
  const intents = await Promise.all(hostIds.map((hostId) => run.ports.store.readIntent(hostId)));
  const here = intents.filter((intent) => intent !== null && isIdOf(run.site, intent.siteId) && !isTakenOut(intent));
  return toAttempt(await Promise.all(here.flatMap((intent) => (intent === null ? [] : [change(intent)]))));
}
