import type { Site } from '../../sites/site';
import type { SiteId } from '../../sites/site-id';
import { StoreError } from '../../store/store';
import { describeError } from '../describe-error';
import type { Ports } from '../ports';
import { mergeSight } from './merge-sight';
import { refreshSite } from './refresh-site';
import { isAhead, isFresh, isTooOld } from './sight-times';
import type { SiteSight } from './site-sight';
import { readSight, writeSight } from './store-sight';
import { noteWatched, watchMemory } from './watch-memory';

/** All watchers of a site, over all instances, share one look at Palette for so long. Milliseconds. */
const lookEveryMs = 5_000;
/** Whoever has nothing to show, or only what is too old, waits so long for a look. Milliseconds. */
const patienceMs = 1_500;
const askEveryMs = 300;

/**
 * What may be shown of a site now, `known` being what the store has: as it is while it is new, or while somebody else is
 * looking; otherwise this process looks, and what is known is shown meanwhile. Only who has nothing to show, or nothing
 * but what is too old, waits for that - briefly. Throws nothing: a store or a Palette that fails leaves what is known.
 */
export async function freshenSight(ports: Ports, site: Site, known: SiteSight | null): Promise<SiteSight | null> {
  const nowMs = ports.clock.now();
  noteWatched(ports, site.id);
  if (known !== null && isFresh(known, nowMs)) return known;
  const look = joinLook(ports, site, known);
  if (known !== null && !isTooOld(known, nowMs)) return known;
  if (look !== null) return (await withPatience(ports, look)) ?? known;
  // One has just ended here, perhaps after `known` was read; what it did not bring cannot be waited for.
  const last = watchMemory(ports).seen.get(site.id) ?? null;
  return last === null || isTooOld(last, nowMs) || isAhead(last, nowMs) ? known : last;
}

/** True while a look of this process is under way, or its next one would not be allowed yet: {@link freshenSight} asks nobody then. */
export function isTooEarly(ports: Ports, { id }: Site): boolean {
  return watchMemory(ports).looks.has(id) || isHeldBack(ports, id);
}

/** A time that is further ahead than any look lasts was noted before the clock of this process was put back: it counts no more. */
function isHeldBack(ports: Ports, siteId: SiteId): boolean {
  const waitMs = (watchMemory(ports).notBefore.get(siteId) ?? 0) - ports.clock.now();
  return waitMs > 0 && waitMs <= lookEveryMs;
}

/** Somebody else is looking, or has just looked: what they keep is read as soon as it is there. */
async function awaitOther(ports: Ports, site: Site): Promise<SiteSight | null> {
  try {
    for (let asked = 0; asked < patienceMs / askEveryMs; asked += 1) {
      await ports.clock.sleep(askEveryMs);
      const seen = await readSight(ports, site.id);
      if (seen !== null && !isTooOld(seen, ports.clock.now())) return seen;
    }
    return null;
  } catch (error) {
    ports.log({ level: 'warn', event: 'look_failed', siteId: site.id, ...describeError(error) });
    return null;
  }
}

/** The look that is under way in this process, else a new one; null when it is too early for another. */
function joinLook(ports: Ports, site: Site, known: SiteSight | null): Promise<SiteSight | null> | null {
  const { looks } = watchMemory(ports);
  const underWay = looks.get(site.id);
  if (underWay !== undefined) return underWay;
  if (isHeldBack(ports, site.id)) return null;
  const look = lookOnce(ports, site, known).finally(() => looks.delete(site.id));
  looks.set(site.id, look);
  ports.later(look.then(() => undefined));
  return look;
}

async function lookOnce(ports: Ports, site: Site, known: SiteSight | null): Promise<SiteSight | null> {
  try {
    if (!(await mayLook(ports, site))) {
      const isShowable = known !== null && !isTooOld(known, ports.clock.now());
      return isShowable ? null : await awaitOther(ports, site);
    }
    const looks = await refreshSite(ports, site, known);
    if (looks.length === 0) return null;
    // A run may have kept something newer meanwhile.
    const seen = looks.reduce<SiteSight | null>(mergeSight, await readSight(ports, site.id));
    if (seen !== null) await keep(ports, site, seen);
    return seen;
  } catch (error) {
    const level = error instanceof StoreError ? 'warn' : 'error';
    ports.log({ level, event: 'look_failed', siteId: site.id, ...describeError(error) });
    return null;
  }
}

async function keep(ports: Ports, site: Site, seen: SiteSight): Promise<void> {
  watchMemory(ports).seen.set(site.id, seen);
  await writeSight(ports, site.id, seen);
}

/**
 * A lease that nobody gives back is both: one look at a time over all instances, and so long between two of them. An
 * answer that got lost leaves it with nobody until it ends.
 */
async function mayLook(ports: Ports, site: Site): Promise<boolean> {
  const answer = await ports.store.takeLease(`refresh:${site.id}`, ports.createId(), lookEveryMs);
  const waitMs = answer.granted ? lookEveryMs : answer.remainingMs;
  watchMemory(ports).notBefore.set(site.id, ports.clock.now() + waitMs);
  return answer.granted;
}

async function withPatience(ports: Ports, look: Promise<SiteSight | null>): Promise<SiteSight | null> {
  const end = new AbortController();
  try {
    return await Promise.race([look, ports.clock.sleep(patienceMs, end.signal).then(() => null)]);
  } finally {
    end.abort();
  }
}
