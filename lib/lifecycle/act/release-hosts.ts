import type { Attempt } from '../../registration/act/write';
import { createReference } from '../../registration/reference';
import { takenBack } from '../../registration/undo-state';
import type { StepOf } from '../life-plan';
import type { LifeRun } from './life-run';

/**
 * Ends the requests for these hosts, before anything is taken away: whoever serves the site next must not bring them back.
 * Whoever scans one later asks anew. Throws `StoreError`; safe to repeat.
 */
export async function releaseHosts({ run }: LifeRun, step: StepOf<'release_hosts'>): Promise<Attempt<null>> {
  const { store, clock, createId } = run.ports;
  await Promise.all(
    step.hostIds.map(async (hostId) => {
      const intent = await store.readIntent(hostId);
      if (intent === null || intent.siteId !== run.site.id) return;
      await store.updateIntent(takenBack(intent, createReference(createId()), clock.now()));
    }),
  );
  return { done: null };
}
