import { systemClock } from '../../../lib/clock';
import type { Env } from '../../../lib/env';
import { missingFor } from '../../../lib/server/missing-variables';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import type { House } from '../command';
import { connectPalette } from '../live/connect-palette';
import { groupBy } from '../name-some';
import type { Facts } from './facts';
import { gatherKinds } from './gather-kinds';
import { gatherProject, type Look } from './gather-project';
import { gatherSettings } from './gather-settings';
import { lookAtOrigin, lookAtStore, openStoreOrNull, readCommit } from './look-around';
import { createReader, inLanes, type Read } from './reading';
import { validateSites } from './validate-sites';

export interface Wish {
  readonly env: Env;
  readonly index: SiteIndex;
  /** Those in question. */
  readonly sites: readonly Site[];
  /** Ask for a dry run of those that have no cluster. */
  readonly wantsDryRun: boolean;
  readonly wantsVips: boolean;
  readonly withinMs: number;
}

/** Looks at everything that the doctor judges, at the same time where it can, and counts the calls to Palette. */
export async function gatherFacts(house: House, wish: Wish): Promise<{ facts: Facts; callCount: number }> {
  const { env, index, sites, withinMs } = wish;
  const deadlineMs = systemClock.now() + withinMs;
  const store = await openStoreOrNull(house);
  const progress = house.terminal.progress('Looking');
  try {
    const connection = await connectPalette(env, { index, store, deadlineMs });
    const read = countReads(createReader(systemClock, deadlineMs), progress.show);
    const look: Look = { connection, read, wantsVips: wish.wantsVips };
    const tenant = connection.survey(null);
    const askedAtMs = systemClock.now();
    const owner = await read(() => tenant.whoAmI());
    const roundTripMs = systemClock.now() - askedAtMs;
    const byProject = groupBy(sites, (site) => site.projectUid ?? connection.defaultProjectUid ?? '');
    const [projects, tokens, storeFacts, origin, commit, inProjects] = await Promise.all([
      owner.isRead ? read(() => tenant.listProjects()) : owner,
      owner.isRead ? read(() => tenant.listTokens()) : owner,
      lookAtStore(env, store, house.now),
      lookAtOrigin(env.publicOrigin),
      readCommit(env),
      // A key that is not accepted is told once; asking on with it may lock it.
      owner.isRead ? inLanes([...byProject], 2, ([uid, own]) => gatherProject(look, uid || null, own)) : [],
    ]);
    const wanted = new Set<string>(wish.wantsDryRun ? sites.map(({ id }) => id) : []);
    const validations = await validateSites(look, inProjects, wanted);
    const [kinds, settings] = await Promise.all([
      gatherKinds(look, index, owner.isRead ? sites : []),
      wish.wantsDryRun ? gatherSettings(look, inProjects, wanted) : null,
    ]);
    const { host, aheadMs, callCount } = connection;
    const palette = {
      host,
      owner,
      roundTripMs,
      aheadMs: aheadMs(),
      projects,
      tokens,
      inProjects,
      validations,
      kinds,
      settings,
    };
    const missing = missingFor(index, env);
    const facts = { nowMs: house.now(), env, missing, index, sites, commit, palette, store: storeFacts, origin };
    return { facts, callCount: callCount() };
  } finally {
    progress.end();
    await store?.close();
  }
}

/** Shows how far it is: what is asked for becomes more while it goes on. */
function countReads(read: Read, show: (done: number, total: number) => void): Read {
  let asked = 0;
  let done = 0;
  return async (ask) => {
    asked += 1;
    show(done, asked);
    const answer = await read(ask);
    done += 1;
    show(done, asked);
    return answer;
  };
}
