import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { HostRecord } from '../palette/model';
import { isIdOf } from '../sites/former-id';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent, NewIntent } from '../store/records';
import { tellSecondSite } from './news';
import { managedBy } from './plan/labels';
import type { Ports } from './ports';
import { report } from './problem';
import { isTakenOut } from './removal-state';
import { paletteFor } from './run';
import { skewMs, takeSiteLease } from './site-lease';
import { readProgress } from './site-progress';
import { isUndone } from './undo-state';

/** Longer than a submit and its last write can take: an unregistered intent that old has nobody working on it. */
const attendedForMs = 60_000;

/**
 * Records the wish and takes the host for the site before anything is written (row h1): atomic in the store. A claim of
 * another site stands as long as somebody is just registering the host there or Palette shows it there; otherwise it is
 * moved - Palette is the truth. Throws `PaletteError` and `StoreError`.
 */
export async function recordWish(
  ports: Ports,
  site: Site,
  wish: NewIntent,
  deadlineMs: number,
): Promise<Result<Intent>> {
  const { store } = ports;
  const { holder, intent } = await store.recordIntent(wish);
  if (intent !== null) return succeed(intent);
  const move = { from: holder, to: site.id };
  const known = await store.readIntent(wish.hostId);
  const hasMoved =
    (await moveRenamed(ports, site, wish.hostId, holder)) ||
    (await moveTakenBack(ports, known, move)) ||
    (await withdrawWaiting(ports, wish, known, move)) ||
    (await moveUnheld(ports, wish.hostId, move, deadlineMs));
  if (!hasMoved) return refuse(ports, wish, holder);
  const again = await store.recordIntent(wish);
  return again.intent === null ? refuse(ports, wish, again.holder) : succeed(again.intent);
}

/**
 * Would the host have to stay at the site that has its claim, should another ask for it now? A forecast: it reads only, and
 * without that site's lease. Throws `PaletteError` and `StoreError`.
 */
export async function isBoundTo(ports: Ports, hostId: HostId, holder: SiteId, deadlineMs: number): Promise<boolean> {
  const site = ports.directory.findBorne(holder);
  const known = await ports.store.readIntent(hostId);
  const isLoose = known?.siteId === holder && (holdsNothing(known) || known.phase === 'waiting_for_approval');
  if (site === null || isLoose) return false;
  return (await isWaiting(ports, hostId, holder)) || (await isHeld(ports, hostId, { site, holder }, deadlineMs));
}

interface Move {
  readonly from: SiteId;
  readonly to: SiteId;
}

/** The site that has the claim is this one, and had another id then: nothing is taken from anybody. */
async function moveRenamed({ store }: Ports, site: Site, hostId: HostId, holder: SiteId): Promise<boolean> {
  return isIdOf(site, holder) && (await store.moveClaim(hostId, holder, site.id)) === site.id;
}

/** What was taken back, or out by IT, holds nothing: its claim is only left to lie (`finishUndo`). */
function holdsNothing(intent: Intent): boolean {
  return isUndone(intent) || isTakenOut(intent);
}

async function moveTakenBack({ store }: Ports, known: Intent | null, { from, to }: Move): Promise<boolean> {
  if (known?.siteId !== from || !holdsNothing(known)) return false;
  return (await store.moveClaim(known.hostId, from, to)) === to;
}

/**
 * Nothing was written for a host that only waits for approval: whoever scans it at the right site has it there at once.
 * Withdrawn first, by a write that is refused if IT has just said yes.
 */
async function withdrawWaiting(
  ports: Ports,
  wish: NewIntent,
  intent: Intent | null,
  { from, to }: Move,
): Promise<boolean> {
  const { store, clock } = ports;
  if (intent?.siteId !== from || intent.phase !== 'waiting_for_approval') return false;
  const { error } = fail('host_at_other_site', { site: ports.directory.find(to)?.name ?? to });
  const problem = report(ports, error, { hostId: wish.hostId, siteId: from });
  const withdrawn = { ...intent, phase: 'stopped', linkId: null, problem, changedAtMs: clock.now() } as const;
  if ((await store.updateIntent(withdrawn)) === null) return false;
  tellSecondSite(ports, wish, from);
  if (intent.linkId !== null && intent.linkId !== wish.linkId) await store.uncountForLink(intent.linkId, wish.hostId);
  return (await store.moveClaim(wish.hostId, from, to)) === to;
}

/**
 * Moves the claim unless the host is held where it is. Decided under the lease of the site that has it: whoever serves
 * that site may just be registering the host, and no clock tells that.
 */
async function moveUnheld(ports: Ports, hostId: HostId, { from, to }: Move, deadlineMs: number): Promise<boolean> {
  const site = ports.directory.findBorne(from);
  if (site === null) return (await ports.store.moveClaim(hostId, from, to)) === to;
  if (await isWaiting(ports, hostId, from)) return false;
  const lease = await takeSiteLease(ports, site);
  if (lease === null) return false;
  // The holder before may have a write on the wire: then the lease runs out once more, for whoever serves the site next.
  const onWireUntilMs = lease.isTakenOver ? ports.clock.now() + ports.palette.attemptTimeoutMs + skewMs : 0;
  try {
    if (lease.isTakenOver || (await isHeld(ports, hostId, { site, holder: from }, deadlineMs))) return false;
    return (await ports.store.moveClaim(hostId, from, to)) === to;
  } finally {
    await lease.release(onWireUntilMs);
  }
}

/** Somebody has asked for it there a moment ago, or it waits for its turn. */
async function isWaiting(ports: Ports, hostId: HostId, holder: SiteId): Promise<boolean> {
  const [intent, progress] = await Promise.all([readOpenIntent(ports, hostId, holder), readProgress(ports, holder)]);
  return intent !== null && isAttended(ports, intent, progress?.turns[hostId] ?? 0);
}

/** Who has the claim, by the site that it is, and by the id that it had then. */
interface Holder {
  readonly site: Site;
  readonly holder: SiteId;
}

async function isHeld(ports: Ports, hostId: HostId, { site, holder }: Holder, deadlineMs: number): Promise<boolean> {
  const intent = await readOpenIntent(ports, hostId, holder);
  const host = await paletteFor(ports, site, deadlineMs, 'work').getHost(hostId);
  return host !== null && (intent?.isRegistered === true || isAt(site, host));
}

async function readOpenIntent(ports: Ports, hostId: HostId, holder: SiteId): Promise<Intent | null> {
  const intent = await ports.store.readIntent(hostId);
  const isOpen = intent?.siteId === holder && intent.phase !== 'settled' && intent.phase !== 'stopped';
  return isOpen ? intent : null;
}

/** While Palette's limits make the host wait, its time begins with its turn. */
function isAttended({ clock }: Ports, { isRegistered, changedAtMs }: Intent, turnAtMs: number): boolean {
  return !isRegistered && clock.now() - Math.max(changedAtMs, turnAtMs) < attendedForMs;
}

function isAt(site: Site, { clusters, labels }: HostRecord): boolean {
  if (clusters.some(({ name }) => name === site.clusterName)) return true;
  return labels['managed-by'] === managedBy && isIdOf(site, labels.site);
}

/** Names the other site; whether the caller may know of it is asked where the answer is shown ({@link showSubmission}). */
function refuse(ports: Ports, wish: NewIntent, holder: SiteId): Result<Intent> {
  tellSecondSite(ports, wish, holder);
  return fail('host_at_other_site', { site: ports.directory.findBorne(holder)?.name ?? holder });
}
