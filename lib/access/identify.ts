import { z } from 'zod';
import { type HostId, parseHostId } from '../hosts/edge-host-id';
import type { Credentials, PassUse, Visit } from './access';
import { openGrant } from './actor';
import { carryInPass } from './carry-proofs';
import { type AccessConfig, grantsOf } from './grants-of';
import type { Seals } from './seal';
import { type HeldProof, proofLastsMs, provenSchema, type Session, sessionSchema } from './session';

/** What a pass holds, encrypted. */
const passSchema = z.object({
  use: z.enum(['form', 'page']),
  hostId: z.string(),
  /** Names whoever has no cookie in limits; null: they have no session at all. */
  sessionId: z.string().nullable(),
  untilMs: z.number(),
  proofs: z.array(provenSchema),
});

interface Pass {
  readonly use: PassUse;
  readonly hostId: HostId;
  readonly sessionId: string | null;
  readonly proofs: readonly HeldProof[];
}

/** So long a pass opens at most; what it carries may be worth nothing sooner. */
const passLastsMs: Readonly<Record<PassUse, number>> = { form: 30 * 60_000, page: proofLastsMs };

/** Whom cookie and pass make of the request, under the config as it is now. Never fails, changes nothing. */
export async function identify(
  { cookie, pass: passText }: Credentials,
  seals: Seals,
  config: AccessConfig,
  nowMs: number,
): Promise<Visit> {
  const opened = cookie === null ? null : sessionSchema.safeParse(await seals.open('session', cookie));
  const session: Session | null = opened?.success ? opened.data : null;
  const pass = passText === null ? null : await openPass(passText, seals);
  const byCookie = (session?.proofs ?? []).map(
    (proof): HeldProof => ({ ...proof, hostId: null, isWatchOnly: false, passUntilMs: null }),
  );
  const sessionId = session?.id ?? pass?.sessionId ?? null;
  return toVisit(session, sessionId, [...(pass?.proofs ?? []), ...byCookie], config, nowMs);
}

/** The visit of somebody who holds these proofs; those that are too old are left out. Pure. */
export function toVisit(
  session: Session | null,
  sessionId: string | null,
  held: readonly HeldProof[],
  config: AccessConfig,
  nowMs: number,
): Visit {
  const proofs = held.filter(({ atMs }) => nowMs < atMs + proofLastsMs);
  const { grants, linksWithoutPin } = grantsOf(proofs, config, nowMs);
  // What everybody may comes last, so that whoever has proved something does it in that name.
  return { actor: { grants: [...grants, openGrant], sessionId }, session, proofs, linksWithoutPin };
}

/**
 * {@link Access.passFor}. For a form it does not outlast the pass that it is made from: else whoever got hold of one address
 * could keep registering for as long as the proof is fresh. A cookie, or a new proof, gives the full time again.
 */
export function sealPass(
  { actor, proofs: held }: Visit,
  hostId: HostId,
  use: PassUse,
  seals: Seals,
  nowMs: number,
): Promise<string> {
  const { proofs, passUntilMs } = carryInPass(held, hostId, use);
  const latestMs = nowMs + passLastsMs[use];
  const untilMs = use === 'form' ? Math.min(latestMs, passUntilMs ?? latestMs) : latestMs;
  return seals.seal('pass', { use, hostId, sessionId: actor.sessionId, untilMs, proofs }, untilMs);
}

/** {@link Access.passUse}. */
export async function usePass(
  text: string,
  hostId: HostId,
  visit: Pick<Visit, 'session'>,
  seals: Seals,
): Promise<PassUse | null> {
  const pass = await openPass(text, seals);
  if (pass === null || pass.hostId !== hostId) return null;
  return visit.session === null || visit.session.id === pass.sessionId ? pass.use : null;
}

async function openPass(text: string, seals: Seals): Promise<Pass | null> {
  const opened = passSchema.safeParse(await seals.open('pass', text));
  const hostId = opened.success ? parseHostId(opened.data.hostId) : null;
  if (!opened.success || hostId === null || !hostId.ok) return null;
  const { use, sessionId, untilMs, proofs } = opened.data;
  const held = proofs.map(
    (proof): HeldProof => ({ ...proof, hostId: hostId.value, isWatchOnly: use === 'page', passUntilMs: untilMs }),
  );
  return { use, hostId: hostId.value, sessionId, proofs: held };
}
