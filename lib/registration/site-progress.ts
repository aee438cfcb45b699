import { z } from 'zod';
import type { Site } from '../sites/site';
import type { Store } from '../store/store';
import type { Plan } from './plan/world';
import { readCached } from './read-cached';
import type { Run } from './run';
import { tolerate } from './tolerate';

const progressSchema = z.object({ present: z.number(), needed: z.number() });

/** Hosts at a site that gathers them: how many there are of how many. */
export type SiteProgress = Readonly<z.infer<typeof progressSchema>>;

const keptForMs = 24 * 60 * 60_000;

/** Keeps "2 of 3" for the pages of everybody who waits at the site. A cache: losing it loses nothing. */
export async function rememberProgress(run: Run, plan: Plan): Promise<void> {
  const waiting = [...plan.verdicts.values()].find((verdict) => verdict.kind === 'wait');
  if (waiting === undefined) return;
  const { ports, site } = run;
  const text = JSON.stringify({ present: waiting.present, needed: waiting.needed });
  await tolerate(ports, 'remember_progress', () => ports.store.writeCache(keyOf(site), text, keptForMs));
}

/** The last known progress of a site; without one, what the store knows of its open intents. */
export async function readProgress(store: Store, site: Site): Promise<SiteProgress> {
  const cached = await readCached(store, keyOf(site), progressSchema);
  if (cached !== null) return cached;
  const present = (await store.unfinishedIntents(site.id)).filter(({ intent }) => intent.isRegistered).length;
  return { present, needed: site.topology.controlPlane };
}

function keyOf(site: Site): string {
  return `progress:${site.id}`;
}
