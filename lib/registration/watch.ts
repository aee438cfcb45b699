import { type Actor, maySeeHost } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import { StoreError } from '../store/store';
import { explain } from './explain';
import { noteReady } from './look-after';
import { withPool } from './name-pool';
import type { Ports } from './ports';
import { isTakenOut } from './removal-state';
import { shareLooks } from './share-looks';
import { showTo } from './show-to';
import { freshenSight } from './sight/freshen-sight';
import type { SiteSight } from './sight/site-sight';
import { readSight } from './sight/store-sight';
import { trimMemory, type WatchMemory, watchMemory } from './sight/watch-memory';
import { isUnderWay, plannedProgress, readProgress, type SiteProgress, withIntents } from './site-progress';
import { toView } from './to-view';
import { isUndone } from './undo-state';
import type { RegistrationView } from './view';

/** {@link Registrations.view}, for whoever may see the host. */
export type Watch = (actor: Actor, hostId: HostId) => Promise<Result<RegistrationView>>;

/**
 * Makes the look at a host that all watchers of this process share. Whoever may not see it causes no call to Palette, and
 * not even a look at the site: what they ask ends with the intent. A Palette that does not answer leaves what was seen last
 * standing, with its age.
 */
export function createWatch(ports: Ports): Watch {
  const find = shareLooks<Found | null>();
  const look = shareLooks<RegistrationView>();
  return async (actor, hostId) => {
    if (actor.grants.length === 0) return fail('not_registered');
    try {
      const found = await find(hostId, () => findHost(ports, hostId, hintFor(ports, actor, hostId)));
      if (found === null || !maySeeHost(actor, found.site, hostId)) return fail('not_registered');
      return showTo(ports, actor, succeed(await look(hostId, () => lookAtFound(ports, found))));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { ok: false, error: explain(error) };
    }
  };
}

/** A host that somebody asked for. */
interface Found {
  readonly intent: Intent;
  readonly site: Site;
  /** What was read of the site in the same trip; null: something else is needed. */
  readonly known: Known | null;
}

type Hint = NonNullable<ReturnType<WatchMemory['hints']['get']>>;

/** For whoever may see the host there: for others a known host has to cost what an unknown one does. */
function hintFor(ports: Ports, actor: Actor, hostId: HostId): Hint | null {
  const hint = watchMemory(ports).hints.get(hostId);
  const site = hint === undefined ? null : ports.directory.find(hint.siteId);
  return hint !== undefined && site !== null && maySeeHost(actor, site, hostId) ? hint : null;
}

/** Usually the host is where it was the last time: then the intent and what is known of its site are one trip. */
async function findHost(ports: Ports, hostId: HostId, hint: Hint | null): Promise<Found | null> {
  const memory = watchMemory(ports);
  trimMemory(memory);
  const [intent, early] = await Promise.all([
    ports.store.readIntent(hostId),
    hint === null ? null : readShelf(ports, hint.siteId, hint.shelf),
  ]);
  const site = intent === null ? null : ports.directory.findBorne(intent.siteId);
  if (intent === null || site === null || isUndone(intent)) return null;
  const isRight = early !== null && hint?.siteId === site.id && hint.shelf === shelfOf(intent);
  memory.hints.set(hostId, { siteId: site.id, shelf: shelfOf(intent) });
  return { intent, site, known: isRight ? early : null };
}

async function lookAtFound(ports: Ports, { intent, site, known: early }: Found): Promise<RegistrationView> {
  const known = early ?? (await readShelf(ports, site.id, shelfOf(intent)));
  const sight = shelfOf(intent) === 'sight' ? await freshenSight(ports, site, known.sight) : null;
  const view = await show(ports, site, intent, { ...known, sight });
  if (view.state === 'ready') noteReady(ports, intent);
  return view;
}

/**
 * The view of an intent as it was just read or written, of what is known without asking Palette: usually one trip to the
 * store. Throws `StoreError`.
 */
export async function viewIntent(ports: Ports, site: Site, intent: Intent): Promise<RegistrationView> {
  return show(ports, site, intent, await readShelf(ports, site.id, shelfOf(intent)));
}

/** What is known of the site besides. */
interface Known {
  readonly progress: SiteProgress | null;
  readonly sight: SiteSight | null;
}

/**
 * What a page needs besides the intent: while somebody works on it, how far the work is; afterwards what Palette shows.
 * Of a host that was never registered Palette shows nothing; one that IT took out may have been put back there by hand.
 */
export type Shelf = 'progress' | 'sight' | 'none';

function shelfOf(intent: Intent): Shelf {
  if (isUnderWay(intent)) return 'progress';
  if (intent.phase === 'waiting_for_approval') return 'none';
  return intent.phase === 'settled' || intent.isRegistered || isTakenOut(intent) ? 'sight' : 'none';
}

async function readShelf(ports: Ports, siteId: SiteId, shelf: Shelf): Promise<Known> {
  return {
    progress: shelf === 'progress' ? await readProgress(ports, siteId) : null,
    sight: shelf === 'sight' ? await readSight(ports, siteId) : null,
  };
}

async function show(ports: Ports, site: Site, intent: Intent, known: Known): Promise<RegistrationView> {
  const progress = await completeProgress(ports, site, intent, known);
  // Only whoever serves the site says so; that an intent is there proves nothing.
  const heardOfAtMs = known.progress?.registering.includes(intent.hostId) ? known.progress.atMs : null;
  const view = toView(intent, progress, known.sight, ports.clock.now(), heardOfAtMs);
  return noteProblem(ports, intent, withPool(site, view, intent, known.sight));
}

/**
 * Who came after the run had told whom it serves, or whose site gathers hosts and has lost its cache, is counted in the
 * store: one more trip, for the few seconds until the run takes notice.
 */
async function completeProgress(
  ports: Ports,
  site: Site,
  intent: Intent,
  { progress, sight }: Known,
): Promise<SiteProgress> {
  const planned = plannedProgress(site);
  if (shelfOf(intent) === 'progress') {
    if (progress?.registering.includes(intent.hostId)) return progress;
    const listed = (await ports.store.unfinishedIntents(site.id)).map((claimed) => claimed.intent);
    return withIntents(progress ?? { ...planned, present: countRegistered(listed, intent) }, listed);
  }
  if (intent.phase === 'settled' || planned.needed === 1 || sight?.gathered != null) return planned;
  const listed = (await ports.store.unfinishedIntents(site.id)).map((claimed) => claimed.intent);
  return { ...planned, present: countRegistered(listed, intent) };
}

/** One that was stopped is not listed any more. */
function countRegistered(listed: readonly Intent[], own: Intent): number {
  return new Set([...listed, own].filter((one) => one.isRegistered).map(({ hostId }) => hostId)).size;
}

/** A problem that only watching brought to light gets its log line when this process first sees it. */
function noteProblem(ports: Ports, intent: Intent, view: RegistrationView): RegistrationView {
  const { problem, hostId, siteId } = view;
  const { told } = watchMemory(ports);
  if (problem === null || problem.reference === intent.problem?.reference || told.has(problem.reference)) return view;
  told.add(problem.reference);
  const { code, reference } = problem;
  ports.log({ level: 'warn', event: 'problem_seen', reference, code, hostId, siteId });
  return view;
}
