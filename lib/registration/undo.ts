import type { UndoRight } from '../access/access';
import { type Actor, grantToUndo, maySeeHost } from '../access/actor';
import { limitUndo } from '../access/limit-undo';
import { undoLastsMs } from '../access/undo-right';
import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import { StoreError } from '../store/store';
import { auditRequest } from './audit';
import { driveSite } from './drive-site';
import { explain } from './explain';
import { finishUndo } from './finish-undo';
import { tellUndoWanted } from './news';
import type { Ports } from './ports';
import { createReference } from './reference';
import { isLeaving } from './removal-state';
import { runDeadlineMs } from './run';
import { askedForAtMs, isUndone, isUndoWanted, offerUndo, wantedBack } from './undo-state';

/** Somebody wants a host taken back. */
export interface UndoRequest {
  readonly hostId: HostId;
  /** What their phone has sealed about this host; null: nothing, so it has to be somebody of IT. */
  readonly right: UndoRight | null;
  /** Is IT to be asked where it cannot be taken back at once? */
  readonly mayAsk: boolean;
}

/** What came of it. */
export type Undone =
  /** Nothing is left of the request. */
  | { readonly kind: 'undone'; readonly siteId: SiteId }
  /** The host is in a cluster; IT was asked, now or before. */
  | { readonly kind: 'asked'; readonly reference: string };

/** How long somebody waits for whoever serves the site. Milliseconds. */
const waitsForMs = 12_000;
/** Whoever changes an intent at the same time is done after a few. */
const mostTries = 5;

/** {@link Registrations.undo}. */
export async function undo(ports: Ports, actor: Actor, request: UndoRequest): Promise<Result<Undone>> {
  try {
    return await undoAs(ports, actor, request);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ok: false, error: explain(error) };
  }
}

async function undoAs(ports: Ports, actor: Actor, request: UndoRequest): Promise<Result<Undone>> {
  const intent = await ports.store.readIntent(request.hostId);
  const site = intent === null ? null : ports.directory.find(intent.siteId);
  if (intent === null || site === null) return fail('not_registered');
  const by = nameWho(ports, actor, site, intent, request.right);
  if (!by.ok) return by;
  const limited = await limitUndo(ports.store, intent.hostId, site.id);
  if (!limited.ok) return limited;
  return takeBack(
    ports,
    { site, by: by.value, mayAsk: request.mayAsk, untilMs: ports.clock.now() + waitsForMs },
    intent,
  );
}

/**
 * Who wants it, as the audit trail names them. The phone that asked, for as long as its right lasts; else IT. To whoever may
 * not even see the host it is not there.
 */
function nameWho({ clock }: Ports, actor: Actor, site: Site, intent: Intent, right: UndoRight | null): Result<string> {
  if (right !== null && isRightTo(right, intent) && clock.now() < right.requestedAtMs + undoLastsMs) {
    return succeed(intent.requestedBy);
  }
  const grant = grantToUndo(actor, site, intent.hostId);
  if (grant !== null) return isUndone(intent) ? fail('not_registered') : succeed(grant.who);
  return maySeeHost(actor, site, intent.hostId) && !isUndone(intent) ? fail('undo_refused') : fail('not_registered');
}

function isRightTo(right: UndoRight, intent: Intent): boolean {
  return (
    right.hostId === intent.hostId && right.siteId === intent.siteId && right.requestedAtMs === askedForAtMs(intent)
  );
}

interface Wanted {
  readonly site: Site;
  readonly by: string;
  readonly mayAsk: boolean;
  /** So long it is waited for. */
  readonly untilMs: number;
}

/** One step at a time, from the intent as it stands, for others change it as well. */
async function takeBack(ports: Ports, wanted: Wanted, before: Intent): Promise<Result<Undone>> {
  let intent = before;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const offer = offerUndo(intent, false);
    if (isLeaving(intent)) return fail('host_leaving');
    if (offer === null) return isUndone(intent) ? undone(wanted) : fail('not_registered');
    const stepped = await step(ports, wanted, intent, offer.way);
    if (stepped !== null) return stepped;
    const again = await ports.store.readIntent(before.hostId);
    // The store has lost it: nobody knows what is left.
    if (again === null) return fail('not_registered');
    if (again.siteId !== wanted.site.id) return undone(wanted);
    if (askedForAtMs(again) !== askedForAtMs(before)) return fail('undo_refused');
    intent = again;
  }
  return fail('site_busy');
}

/** Null: the intent has changed, look again. */
function step(
  ports: Ports,
  wanted: Wanted,
  intent: Intent,
  way: 'at_once' | 'under_way' | 'ask_it' | 'asked',
): Promise<Result<Undone> | null> {
  switch (way) {
    case 'asked':
    case 'ask_it':
      return wanted.mayAsk ? askIt(ports, wanted, intent) : Promise.resolve(fail('undo_too_late'));
    case 'under_way':
      return awaitEnd(ports, wanted, intent.hostId);
    case 'at_once':
      return isUntouched(intent) ? withdraw(ports, wanted, intent) : recordWish(ports, wanted, intent);
  }
}

/** Nothing was ever written for a host that only waits for approval: no lease, and no call to Palette. */
function isUntouched({ phase, isRegistered, doubtUntilMs }: Intent): boolean {
  return phase === 'waiting_for_approval' && !isRegistered && doubtUntilMs === undefined;
}

async function withdraw(ports: Ports, wanted: Wanted, intent: Intent): Promise<Result<Undone> | null> {
  const done = await finishUndo(ports, intent, { who: wanted.by, result: 'nothing written' });
  return done === null ? null : undone(wanted);
}

/**
 * Notes that it is wanted, which nobody who knows the intent from before can overwrite: from its next look at the intents
 * on, whoever serves the site writes nothing for the host but that. Should all die now, the sweep does it.
 */
async function recordWish(ports: Ports, { site, by }: Wanted, intent: Intent): Promise<null> {
  const nowMs = ports.clock.now();
  const reference = createReference(ports.createId());
  const written = await ports.store.updateIntent(wantedBack(intent, by, reference, nowMs));
  if (written === null) return null;
  const { hostId } = intent;
  ports.log({ level: 'info', event: 'undo_requested', reference, hostId, siteId: site.id, who: by });
  ports.later(auditRequest(ports, 'undo_requested', written, { who: by, result: 'recorded', reference }));
  return null;
}

/** Serves the site, or waits for whoever does, until the wish has an end. */
async function awaitEnd(ports: Ports, { site, untilMs }: Wanted, hostId: HostId): Promise<Result<Undone> | null> {
  for (;;) {
    await driveSite(ports, site, hostId, runDeadlineMs(ports));
    const intent = await ports.store.readIntent(hostId);
    if (intent === null || !isUndoWanted(intent)) return null;
    if (intent.problem !== null) return fail(intent.problem.code, intent.problem.facts);
    if (ports.clock.now() >= untilMs) return fail('site_busy');
  }
}

/** Asking again changes nothing, and tells IT again only what they may not have heard. */
async function askIt(ports: Ports, { by }: Wanted, intent: Intent): Promise<Result<Undone> | null> {
  if (intent.undo?.state === 'asked') {
    tellUndoWanted(ports, intent, intent.undo);
    return succeed({ kind: 'asked', reference: intent.undo.reference });
  }
  const { hostId, siteId } = intent;
  const reference = createReference(ports.createId());
  const asked = { state: 'asked', by, atMs: ports.clock.now(), reference } as const;
  // When it was last worked on stays as it is: nobody has worked on it.
  const written = await ports.store.updateIntent({ ...intent, undo: asked });
  if (written === null) return null;
  ports.log({ level: 'info', event: 'undo_asked', reference, hostId, siteId, who: by });
  ports.later(auditRequest(ports, 'undo_asked', written, { who: by, result: 'asked', reference }));
  tellUndoWanted(ports, written, asked);
  return succeed({ kind: 'asked', reference });
}

function undone({ site }: Wanted): Result<Undone> {
  return succeed({ kind: 'undone', siteId: site.id });
}
