import { systemClock } from '../../../lib/clock';
import type { Env } from '../../../lib/env';
import type { Admission } from '../../../lib/palette/admission';
import { openPalette } from '../../../lib/palette/open-palette';
import { openSurvey } from '../../../lib/palette/open-survey';
import type { Palette } from '../../../lib/palette/palette';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import type { PaletteSurvey } from '../../../lib/palette/survey';
import type { PaletteUpkeep } from '../../../lib/palette/upkeep';
import { createAdmission } from '../../../lib/registration/budget/create-admission';
import { openSimulator, simulatorKey } from '../../../lib/server/open-simulator';
import type { SiteIndex } from '../../../lib/sites/site';
import { createMemoryStore } from '../../../lib/store/memory-store';
import type { Store } from '../../../lib/store/store';

/** Palette, real or simulated, for a command that only looks. */
export interface Connection {
  /** `api.spectrocloud.com`, or `The simulator`. */
  readonly host: string;
  /** Null: tenant scope. */
  readonly defaultProjectUid: string | null;
  survey(projectUid: string | null): PaletteSurvey;
  /** The client that the server uses; a write is refused before it leaves. */
  palette(projectUid: string | null): Palette;
  /** What only lifecycle commands ask for besides; a write is refused before it leaves. */
  upkeep(projectUid: string | null): PaletteUpkeep;
  /** How many requests have left, retries included. */
  callCount(): number;
  /** How far Palette's clock was ahead of ours in its last answer, give or take a second; null: it told no date. */
  aheadMs(): number | null;
}

interface Surroundings {
  readonly index: SiteIndex;
  /** Where the simulator's state is; null: it begins anew. */
  readonly store: Store | null;
  /** Milliseconds since the epoch. */
  readonly deadlineMs: number;
}

/** Connects to the Palette of the environment, or to the simulator where there is no key. Makes no call. */
export async function connectPalette(env: Env, { index, store, deadlineMs }: Surroundings): Promise<Connection> {
  const watched = watchFetch(env.palette === null ? await simulatorFetch(index, store) : (request) => fetch(request));
  const options = {
    baseUrl: env.palette?.url ?? 'http://simulator.invalid',
    apiKey: env.palette?.key ?? simulatorKey,
    fetch: watched.fetch,
    clock: systemClock,
    random: Math.random,
    admission: ownAdmission(env),
  };
  const survey = openSurvey(options);
  const palette = openPalette(options);
  const caller = { queue: 'survey', urgency: 'work' } as const;
  return {
    host: env.palette === null ? 'The simulator' : new URL(env.palette.url).host,
    defaultProjectUid: env.palette === null ? DEFAULT_PROJECT_UID : env.palette.projectUid,
    survey: (projectUid) => survey.scope({ projectUid, deadlineMs }),
    palette: (projectUid) => palette.scope({ projectUid, deadlineMs, caller }),
    upkeep: (projectUid) => palette.upkeep({ projectUid, deadlineMs, caller }),
    callCount: () => watched.seen.calls,
    aheadMs: () => watched.seen.aheadMs,
  };
}

/** Limits are per source address, and that of a terminal is not that of the deployment: it has a budget of its own. */
function ownAdmission(env: Env): Admission {
  const store = createMemoryStore({ now: systemClock.now });
  return createAdmission({ store, clock: systemClock, limits: env.paletteLimits, announce: () => undefined });
}

/** The simulator as the demo left it. Whoever looks keeps nothing: the demo may be running. */
async function simulatorFetch(index: SiteIndex, store: Store | null) {
  const kept = store ?? createMemoryStore({ now: Date.now });
  const readOnly: Store = { ...kept, readCache: (key) => kept.readCache(key), writeCache: async () => undefined };
  return (await openSimulator(index, readOnly, () => undefined)).fetch;
}

function watchFetch(send: (request: Request) => Promise<Response>) {
  const seen: { calls: number; aheadMs: number | null } = { calls: 0, aheadMs: null };
  return {
    seen,
    async fetch(request: Request): Promise<Response> {
      seen.calls += 1;
      const sentAtMs = Date.now();
      const response = await send(request);
      const dateMs = Date.parse(response.headers.get('date') ?? '');
      // The header counts whole seconds, so that on the average it is half a second late.
      if (!Number.isNaN(dateMs)) seen.aheadMs = dateMs + 500 - (sentAtMs + Date.now()) / 2;
      return response;
    },
  };
}
