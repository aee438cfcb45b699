import type { Actor } from '../access/actor';
import { limitSubmit } from '../access/limit-submit';
import { fail, type Result, succeed } from '../errors';
import { PaletteError } from '../palette/palette-error';
import { type Intent, type NewIntent, openIntent } from '../store/records';
import { describeError } from './describe-error';
import { countForLink } from './link-count';
import { type Look, lookAt } from './look';
import type { ParsedSubmit } from './parse-submit';
import type { Ports } from './ports';
import { StopRun } from './stop-run';

/** Nobody's phone waits longer than this for a look at Palette. Milliseconds. */
export const lookWithinMs = 10_000;

/** A request that may be recorded. */
export interface Admitted {
  /** Palette shows the host in the site's cluster though the store does not know it: nobody is asked about it again. */
  readonly seen: Look | null;
  /** The staging link that the host was counted for; null: for none. */
  readonly linkId: string | null;
}

/**
 * What has to be right before anything is recorded: the limits, the pairing key and the pool where one is needed, room in
 * the staging link. Fails with `too_many_requests`, `pairing_key_needed`, `host_pool_missing` or `link_full`; throws `StoreError`, and `PaletteError` when
 * the hosts of a link cannot be counted.
 */
export async function admit(
  ports: Ports,
  actor: Actor,
  asked: ParsedSubmit,
  wish: NewIntent,
): Promise<Result<Admitted>> {
  const { hostId, site, grant } = asked;
  const lacksKey = site.access.pairingKey === 'required' && asked.pairingKey === null;
  const isKnownNeeded = grant.link !== null || lacksKey || asked.needsApproval || asked.lacksPool;
  const [limited, known] = await Promise.all([
    limitSubmit(ports.store, actor, grant, hostId, site.id),
    isKnownNeeded ? ports.store.readIntent(hostId) : null,
  ]);
  if (!limited.ok) return limited;
  const isHere = known?.siteId === site.id;
  if (isHere && stands(known, asked)) return succeed({ seen: null, linkId: null });
  const lacksPool = asked.lacksPool && !(isHere && known.pool !== undefined);
  const mayBeThere = !(isHere && known.phase === 'settled') && (lacksKey || asked.needsApproval || lacksPool);
  const look = mayBeThere ? await tryToLook(ports, asked, wish) : null;
  if (look !== null && isSettled(look, asked)) return succeed({ seen: look, linkId: null });
  if (lacksKey) return fail('pairing_key_needed');
  if (mayBeThere && lacksPool && isPoolAsked(look, asked)) return fail('host_pool_missing');
  return count(ports, asked, wish, isHere);
}

/** The request that is there stands as it is: whoever asks once more changes nothing about it. */
function stands({ isRegistered, phase }: Intent, { needsApproval }: ParsedSubmit): boolean {
  if (isRegistered) return true;
  return phase === 'waiting_for_approval' ? needsApproval : phase !== 'stopped' && phase !== 'settled';
}

async function count(ports: Ports, asked: ParsedSubmit, wish: NewIntent, isHere: boolean): Promise<Result<Admitted>> {
  const { hostId, site, grant } = asked;
  const { link } = grant;
  if (link === null) return succeed({ seen: null, linkId: null });
  const deadlineMs = ports.clock.now() + lookWithinMs;
  const counted = await countForLink(ports, { ...grant, link }, site, hostId, deadlineMs);
  if (counted === 'counted') return succeed({ seen: null, linkId: link.id });
  const look = isHere ? null : await tryToLook(ports, asked, wish);
  return look !== null && isSettled(look, asked) ? succeed({ seen: look, linkId: null }) : fail('link_full');
}

/** Only the host itself may tell its pool; what Palette does not answer is asked of the operator. */
function isPoolAsked(look: Look | null, { hostId }: ParsedSubmit): boolean {
  return look === null || look.plan.asks?.has(hostId) === true;
}

/** Reads only. A Palette that does not answer shows nothing. */
async function tryToLook(ports: Ports, { site }: ParsedSubmit, wish: NewIntent): Promise<Look | null> {
  try {
    return await lookAt(ports, site, openIntent(wish), ports.clock.now() + lookWithinMs);
  } catch (error) {
    if (!(error instanceof PaletteError || error instanceof StopRun)) throw error;
    ports.log({ level: 'warn', event: 'look_failed', siteId: site.id, ...describeError(error) });
    return null;
  }
}

/** Does Palette show the host where it belongs? Pure. */
export function isStillSettled(look: Look, intent: Intent): boolean {
  return isSettled(look, intent);
}

function isSettled({ plan }: Look, { hostId }: Pick<Intent, 'hostId'>): boolean {
  return plan.verdicts.get(hostId)?.kind === 'settled';
}
