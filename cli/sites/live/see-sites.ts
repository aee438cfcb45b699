import { systemClock } from '../../../lib/clock';
import type { Env } from '../../../lib/env';
import type { HostRecord } from '../../../lib/palette/model';
import { PaletteError } from '../../../lib/palette/palette-error';
import type { ClusterSummary } from '../../../lib/palette/survey-model';
import { managedBy } from '../../../lib/registration/plan/labels';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import { type Store, StoreError } from '../../../lib/store/store';
import { CommandFault, type House } from '../command';
import { groupBy } from '../name-some';
import { connectPalette } from './connect-palette';
import { type SiteState, stateOf } from './site-state';

export interface SeenSites {
  readonly states: ReadonlyMap<string, SiteState>;
  readonly callCount: number;
}

/** Long enough for thousands of clusters in pages of fifty. */
const withinMs = 180_000;

/** How each of the sites stands: clusters and free hosts by pages, project by project. Throws {@link CommandFault}. */
export async function seeSites(
  house: House,
  { env, index, store }: { env: Env; index: SiteIndex; store: Store | null },
  sites: readonly Site[],
): Promise<SeenSites> {
  const deadlineMs = systemClock.now() + withinMs;
  const connection = await connectPalette(env, { index, store, deadlineMs });
  const byProject = groupBy(sites, (site) => site.projectUid ?? connection.defaultProjectUid ?? '');
  const progress = house.terminal.progress('Looking');
  const states = new Map<string, SiteState>();
  let done = 0;
  try {
    for (const [uid, own] of byProject) {
      progress.show(done, byProject.size);
      const survey = connection.survey(uid || null);
      const [clusters, free] = await Promise.all([
        survey.listClusters(),
        survey.listFreeHosts('managed-by', managedBy),
      ]);
      for (const [id, state] of judgeSites(own, clusters, free)) states.set(id, state);
      done += 1;
      progress.show(done, byProject.size);
    }
  } catch (error) {
    throw explainPalette(error, connection.host);
  } finally {
    progress.end();
  }
  return { states, callCount: connection.callCount() };
}

/** How each site of a project stands. Pure. */
export function judgeSites(
  sites: readonly Site[],
  clusters: readonly ClusterSummary[],
  free: readonly HostRecord[],
): Map<string, SiteState> {
  const byName = groupBy(clusters, ({ name }) => name);
  const bySite = groupBy(free, ({ labels }) => labels.site ?? '');
  return new Map(
    sites.map((site) => {
      const hosts = [...(bySite.get(site.id) ?? []), ...(bySite.get(site.renamedFrom ?? '') ?? [])];
      return [site.id, stateOf(site, byName.get(site.clusterName) ?? [], hosts)];
    }),
  );
}

/** What Palette did not do, for whoever typed a command; bugs as they are. */
export function explainPalette(error: unknown, host: string): unknown {
  if (!(error instanceof PaletteError)) return error;
  const { kind, status } = error.facts;
  const what =
    kind === 'http' ? `answered ${status}` : kind === 'schema' ? 'gave an unknown answer' : 'does not answer';
  return new CommandFault(`${host} ${what}. Run doctor to see what is wrong; --offline shows the config alone.`);
}

/** What the store says, or null where it does not answer: what Palette shows does not hang on it. */
export async function askGently<T>(store: Store | null, ask: (store: Store) => Promise<T>): Promise<T | null> {
  try {
    return store === null ? null : await ask(store);
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}
