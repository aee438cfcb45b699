import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import { describeError } from './describe-error';
import { serveIfFree } from './drive-site';
import { isDue } from './is-due';
import { lookAfter } from './look-after';
import type { Ports } from './ports';
import { takeOverFormer } from './take-over-former';
import { tolerate } from './tolerate';

/** Sites that are served at the same time: a few, since those whom somebody looks at come first. */
const lanes = 4;
/** With less time than this left nothing new is begun. Milliseconds. */
const leastMs = 30_000;

/** What a sweep did: sites that needed somebody, sites that it served, sites that failed. */
export interface Swept {
  readonly due: number;
  readonly served: number;
  readonly failed: number;
}

/** {@link Registrations.sweep}. */
export async function sweep(ports: Ports, withinMs: number): Promise<Swept> {
  const deadlineMs = ports.clock.now() + withinMs;
  const waiting = shuffle(await ports.store.sitesWithWork(), ports.random);
  const ends: SweptSite[] = [];
  const takeNext = async (): Promise<void> => {
    for (let siteId = waiting.pop(); siteId !== undefined; siteId = waiting.pop()) {
      if (deadlineMs - ports.clock.now() < leastMs) return;
      ends.push(await sweepSite(ports, siteId, deadlineMs));
    }
  };
  await Promise.all(Array.from({ length: lanes }, takeNext));
  await lookAfterSome(ports, deadlineMs);
  const count = (end: SweptSite) => ends.filter((other) => other === end).length;
  return { due: ends.length - count('idle'), served: count('served'), failed: count('failed') };
}

/** `busy`: somebody else serves it. `idle`: nothing is due there. */
type SweptSite = 'served' | 'busy' | 'idle' | 'failed';

async function sweepSite(ports: Ports, siteId: SiteId, deadlineMs: number): Promise<SweptSite> {
  const site = ports.directory.findBorne(siteId);
  if (site === null) return 'idle';
  try {
    if (site.id !== siteId) await takeOverFormer(ports, site, siteId);
    if (!(await hasDueIntent(ports, site))) return 'idle';
    return (await serveIfFree(ports, site, deadlineMs)) ? 'served' : 'busy';
  } catch (error) {
    ports.log({ level: 'warn', event: 'sweep_failed', siteId, ...describeError(error) });
    return 'failed';
  }
}

async function hasDueIntent(ports: Ports, site: Site): Promise<boolean> {
  const unfinished = await ports.store.unfinishedIntents(site.id);
  return unfinished.some(({ intent }) => isDue(intent, ports.clock.now()));
}

/** A look takes a moment, and the next sweep goes on. */
const mostLooks = 50;
const leastForLookMs = 5_000;

/** Hosts that are registered and not ready yet: work comes first, they are only watched. */
async function lookAfterSome(ports: Ports, deadlineMs: number): Promise<void> {
  const { store, clock } = ports;
  await tolerate(ports, 'look_after', async () => {
    const waiting = [...(await store.dueReminders(clock.now(), mostLooks))];
    const takeNext = async (): Promise<void> => {
      for (let hostId = waiting.shift(); hostId !== undefined; hostId = waiting.shift()) {
        if (deadlineMs - clock.now() < leastForLookMs) return;
        const next = hostId;
        await tolerate(ports, 'look_after', () => lookAfter(ports, next));
      }
    };
    await Promise.all(Array.from({ length: lanes }, takeNext));
  });
}

/** Whoever comes first has the most time: no site shall be the last every time. */
function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
