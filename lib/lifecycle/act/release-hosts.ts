import type { Attempt } from '../../registration/act/write';
import { finishRemoval } from '../../registration/finish-removal';
import { createReference } from '../../registration/reference';
import { isTakenOut, leaving } from '../../registration/removal-state';
import { isIdOf } from '../../sites/former-id';
import type { Intent } from '../../store/records';
import type { StepOf } from '../life-plan';
import type { LifeRun } from './life-run';

/**
 * Says of these hosts that IT is taking them out, before anything is taken away: whoever serves the site next, or scans one
 * now, must not bring them back. Throws `StoreError`; safe to repeat.
 */
export async function releaseHosts(life: LifeRun, { hostIds }: StepOf<'release_hosts'>): Promise<Attempt<null>> {
  const { ports } = life.run;
  await forEachHere(life, hostIds, async (intent) => {
    const reference = createReference(ports.createId());
    const { hostId, siteId } = intent;
    ports.log({ level: 'info', event: 'host_leaving', reference, hostId, siteId, who: life.who });
    await ports.store.updateIntent(leaving(intent, reference, ports.clock.now()));
  });
  return { done: null };
}

/** Says of these hosts that IT has taken them out: from now on whoever asks for one begins anew. As {@link releaseHosts}. */
export async function noteRemoved(life: LifeRun, { hostIds }: StepOf<'note_removed'>): Promise<Attempt<null>> {
  await forEachHere(life, hostIds, (intent) => finishRemoval(life.run.ports, intent, life.who));
  return { done: null };
}

/** Each as it stands now: whoever was faster is seen by the next look. */
async function forEachHere(
  { run }: LifeRun,
  hostIds: StepOf<'release_hosts'>['hostIds'],
  change: (intent: Intent) => Promise<unknown>,
): Promise<void> {
  const intents = await Promise.all(hostIds.map((hostId) => run.ports.store.readIntent(hostId)));
  const here = intents.filter((intent) => intent !== null && isIdOf(run.site, intent.siteId) && !isTakenOut(intent));
  await Promise.all(here.map((intent) => (intent === null ? null : change(intent))));
}
