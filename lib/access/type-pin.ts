import { createHash } from 'node:crypto';
import { fail, type Result, succeed } from '../errors';
import type { SiteId } from '../sites/site-id';
import type { AttemptRule, Limit } from '../store/store';
import type { PinAttempt, Visit } from './access';
import { findSiteByPin, foldTyped } from './find-site';
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
/** Failures only, so that a whole company gets through one address, but nobody tries a PIN at a thousand sites from it. */
const failuresByAddress = { burst: 60, everyMs: 10_000 };
/** Where the platform names no address, all share one limit: somewhere there has to be an end to guessing. */
const failuresFromNowhere = { burst: 600, everyMs: 1_000 };
/** From so many failures on, within a clock hour, IT is told. */
const fewFailures = 20;
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
  const [linkId] = visit.linksWithoutPin;
  const name = `pin:${whoTries(attempt, visit)}:${whatIsTried(attempt.site, linkId)}`;
  const byAddress = [failuresFrom(attempt.addressKey)];
  const waitMs = (await ports.store.beginAttempt(name, attemptRule)) || (await ports.store.spend(byAddress));
  if (waitMs > 0) return fail('too_many_attempts', { seconds: String(Math.ceil(waitMs / 1_000)) });
  const { who, counter, siteId, pin } =
    linkId === undefined ? findSiteTarget(attempt.site, ports) : findLinkTarget(linkId, ports);
  const slowly = ports.scryptPin ?? scryptPin;
  const isRight = await runFew(() => isPinOf(attempt.pin, pin?.hash ?? null, ports.secrets.pinPepper, slowly));
  if (!isRight || pin === null) return await refuse(counter, siteId, attempt, ports);
  await Promise.all([
    ports.store.forgetAttempts(name),
    ports.store.refund(byAddress),
    noteAccepted(who, siteId, ports),
  ]);
  return succeed({ by: 'pin', of: pin.of, id: pin.id, mark: markOf(pin.hash) });
}

/** Somebody without a session is told from others behind their address by the host that they stand in front of. */
function whoTries({ addressKey, hostId }: PinAttempt, { actor }: Visit): string {
  return actor.sessionId ?? `${addressKey ?? 'nobody'}:${hostId ?? '-'}`;
}

/**
 * What was typed, not the site that it means: else a wait that is there at once would tell that two texts mean the same
 * site, and so that there is one. Other spellings of a site are limited by address.
 */
function whatIsTried(site: string, linkId: string | undefined): string {
  if (linkId !== undefined) return `link:${linkId}`;
  return `site:${createHash('sha256').update(foldTyped(site)).digest('base64url').slice(0, 22)}`;
}

function failuresFrom(addressKey: string | null): Limit {
  if (addressKey === null) return { name: 'pin:address:nobody', ...failuresFromNowhere };
  return { name: `pin:address:${addressKey}`, ...failuresByAddress };
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
async function refuse(counter: string, siteId: SiteId | null, { addressKey }: PinAttempt, ports: PinPorts) {
  const { store, clock, log, notify } = ports;
  const hour = Math.floor(clock.now() / hourMs);
  const failures = await store.increment(`pin-failures:${counter}:${hour}`);
  log({ level: 'warn', event: 'pin_refused', tried: counter, addressKey, failures });
  if (failures > fewFailures) {
    const facts = { tried: counter, failures: String(failures) };
    await notify({ kind: 'too_many_failures', key: `${counter}:${hour}`, hostId: null, siteId, facts });
  }
  return fail('pin_refused');
}

async function noteAccepted(who: string, siteId: SiteId | null, ports: PinPorts): Promise<void> {
  const { store, clock, randomId, configVersion, log } = ports;
  log({ level: 'info', event: 'pin_accepted', who, siteId });
  await store.appendAudit({
    id: randomId(),
    atMs: clock.now(),
    who,
    what: 'pin_accepted',
    hostId: null,
    siteId,
    result: 'done',
    reference: null,
    paletteAuditUid: null,
    configVersion,
  });
}
