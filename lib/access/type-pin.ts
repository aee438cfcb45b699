import { createHash } from 'node:crypto';
import { fail, type Result, succeed } from '../errors';
import type { SiteId } from '../sites/site-id';
import type { AttemptRule, Limit } from '../store/store';
import type { PinAttempt, Visit } from './access';
import { findSiteByPin, foldTyped } from './find-site';
import { noteEntry } from './note-entry';
import { isPinOf, markOf, scryptPin } from './pin-hash';
import type { AccessPorts } from './ports';
import type { RunFew } from './run-few';
import type { Proof } from './session';

type PinPorts = Omit<AccessPorts, 'audience'>;

/** What a PIN is compared with, or nothing: then it is compared with nothing, at the same price. */
interface Target {
  /** As the audit trail names whoever gets in by it. */
  readonly who: string;
  /** As the counter of failures names it. */
  readonly counter: string;
  readonly siteId: SiteId | null;
  readonly pin: { readonly of: 'site' | 'link'; readonly id: string; readonly hash: string } | null;
}

/** Three free tries for a slip of the thumb; nobody ever waits more than a minute, so nobody can be locked out. */
const attemptRule: AttemptRule = {
  free: 3,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  forgottenAfterMs: 15 * 60_000,
};
/**
 * Failures only, so that a whole company gets through one address, but nobody tries a PIN at a thousand sites from it. A
 * network of addresses has a little more than one, or whoever owns the network would have as much as they like.
 */
const failuresByNetwork = [60, 120, 300] as const;
const failuresEveryMs = 10_000;
/** Where the platform names no address, all share one limit: somewhere there has to be an end to guessing. */
const failuresFromNowhere = { burst: 600, everyMs: 1_000 };
/** More than so many failures, of one site or link, within an hour: IT is told. */
const fewFailures = { burst: 20, everyMs: 3 * 60_000 };
/** How long the line for scrypt takes when it is as long as it may be. */
const lineLastsMs = 3_000;
const hourMs = 60 * 60_000;

/**
 * What a typed PIN proves. Before anything is compared it counts as a try; then one hash is made, whatever is known, and the
 * store is asked the same questions, so that neither answer nor time tells a wrong PIN from a site that is not there. Fails
 * with `too_many_attempts` or `pin_refused`; throws `StoreError`, and then nobody gets in.
 */
export async function typePin(
  attempt: PinAttempt,
  visit: Visit,
  runFew: RunFew,
  ports: PinPorts,
): Promise<Result<Proof>> {
  const { store } = ports;
  const [linkId] = attempt.site.trim() === '' ? visit.linksWithoutPin : [];
  const name = `pin:${whoTries(attempt, visit)}:${whatIsTried(attempt.site, linkId)}`;
  const failures = limitFailures(attempt, visit);
  // By address first: whoever is over that leaves no trace in the store.
  const spentMs = await store.spend(failures);
  if (spentMs > 0) return tooMany(spentMs);
  const waitMs = await store.beginAttempt(name, attemptRule);
  if (waitMs > 0) return giveBack(store, failures, waitMs);
  const { who, counter, siteId, pin } =
    linkId === undefined ? findSiteTarget(attempt.site, ports) : findLinkTarget(linkId, ports);
  const slowly = ports.scryptPin ?? scryptPin;
  const isRight = await runFew(() => isPinOf(attempt.pin, pin?.hash ?? null, ports.secrets.pinPepper, slowly));
  if (isRight === null) return giveBack(store, failures, lineLastsMs);
  if (!isRight || pin === null) return await refuse(counter, siteId, attempt, ports);
  await Promise.all([
    store.forgetAttempts(name),
    store.refund(failures),
    noteEntry('pin_accepted', who, siteId, ports),
  ]);
  return succeed({ by: 'pin', of: pin.of, id: pin.id, mark: markOf(pin.hash) });
}

function tooMany(waitMs: number) {
  return fail('too_many_attempts', { seconds: String(Math.ceil(waitMs / 1_000)) });
}

/** Nothing was compared, so nothing has failed. */
async function giveBack(store: PinPorts['store'], failures: readonly Limit[], waitMs: number) {
  await store.refund(failures);
  return tooMany(waitMs);
}

/** Somebody without a session is told from others behind their address by the host that they stand in front of. */
function whoTries({ addressKeys, hostId }: PinAttempt, { actor }: Visit): string {
  return actor.sessionId ?? `${addressKeys[0] ?? 'nobody'}:${hostId ?? '-'}`;
}

/**
 * What was typed, not the site that it means: else a wait that is there at once would tell that two texts mean the same
 * site, and so that there is one. Other spellings of a site are limited by address.
 */
function whatIsTried(site: string, linkId: string | undefined): string {
  if (linkId !== undefined) return `link:${linkId}`;
  return `site:${createHash('sha256').update(foldTyped(site)).digest('base64url').slice(0, 22)}`;
}

/** Whoever has proved something already is not thrown together with all those who come from nowhere. */
function limitFailures({ addressKeys }: PinAttempt, { actor: { sessionId } }: Visit): readonly Limit[] {
  const [burst] = failuresByNetwork;
  if (addressKeys.length > 0) {
    return addressKeys.map((key, index) => ({
      name: `pin:address:${key}`,
      burst: failuresByNetwork[index] ?? burst,
      everyMs: failuresEveryMs,
    }));
  }
  if (sessionId !== null) return [{ name: `pin:session:${sessionId}`, burst, everyMs: failuresEveryMs }];
  return [{ name: 'pin:address:nobody', ...failuresFromNowhere }];
}

function findSiteTarget(typed: string, { directory }: PinPorts): Target {
  const site = findSiteByPin(typed, directory);
  if (site === null) return { who: 'anybody', counter: 'unknown', siteId: null, pin: null };
  const { id, access } = site;
  const pin = access.pinHash === null ? null : ({ of: 'site', id, hash: access.pinHash } as const);
  return { who: `pin ${id}`, counter: `site:${id}`, siteId: id, pin };
}

function findLinkTarget(id: string, { rules }: PinPorts): Target {
  const hash = rules?.links.find((link) => link.id === id)?.pinHash ?? null;
  return {
    who: `link ${id}`,
    counter: `link:${id}`,
    siteId: null,
    pin: hash === null ? null : { of: 'link', id, hash },
  };
}

/** The same calls of the store, site or no site. */
async function refuse(counter: string, siteId: SiteId | null, { addressKeys }: PinAttempt, ports: PinPorts) {
  const { store, clock, log, notify } = ports;
  log({ level: 'warn', event: 'pin_refused', tried: counter, addressKey: addressKeys[0] ?? null });
  const isMany = (await store.spend([{ name: `pin:failures:${counter}`, ...fewFailures }])) > 0;
  if (isMany) {
    const hour = Math.floor(clock.now() / hourMs);
    const facts = { tried: counter, failures: `more than ${fewFailures.burst} in an hour` };
    await notify({ kind: 'too_many_failures', key: `${counter}:${hour}`, hostId: null, siteId, facts });
  }
  return fail('pin_refused');
}
