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
 * What has to be right before anything is recorded: the limits, the pairing key where one is needed, room in the staging
 * link. Fails with `too_many_requests`, `pairing_key_needed` or `link_full`; throws `StoreError`, and `PaletteError` when
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
  const isKnownNeeded = grant.link !== null || lacksKey || asked.needsApproval;
  const [limited, known] = await Promise.all([
    limitSubmit(ports.store, actor, grant, hostId, site.id),
    isKnownNeeded ? ports.store.readIntent(hostId) : null,
  ]);
  if (!limited.ok) return limited;
  const isHere = known?.siteId === site.id;
  if (isHere && stands(known, asked)) return succeed({ seen: null, linkId: null });
  const mayBeThere = !(isHere && known.phase === 'settled') && (lacksKey || asked.needsApproval);
  const seen = mayBeThere ? await lookForSettled(ports, asked, wish) : null;
  if (seen !== null) return succeed({ seen, linkId: null });
  if (lacksKey) return fail('pairing_key_needed');
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
  const seen = isHere ? null : await lookForSettled(ports, asked, wish);
  return seen === null ? fail('link_full') : succeed({ seen, linkId: null });
}

/** Reads only. A Palette that does not answer shows nothing. */
async function lookForSettled(ports: Ports, { site }: ParsedSubmit, wish: NewIntent): Promise<Look | null> {
  try {
    const intent = openIntent(wish);
    const look = await lookAt(ports, site, intent, ports.clock.now() + lookWithinMs);
    return isStillSettled(look, intent) ? look : null;
  } catch (error) {
    if (!(error instanceof PaletteError || error instanceof StopRun)) throw error;
    ports.log({ level: 'warn', event: 'look_failed', siteId: site.id, ...describeError(error) });
    return null;
  }
}

/** Does Palette show the host where it belongs? Pure. */
export function isStillSettled(look: Look, intent: Intent): boolean {
  return look.plan.verdicts.get(intent.hostId)?.kind === 'settled';
}
