import type { Entry, Visit } from './access';
import { carryInCookie } from './carry-proofs';
import type { AccessConfig } from './grants-of';
import { toVisit } from './identify';
import type { Seals } from './seal';
import { type HeldProof, type Proof, proofLastsMs } from './session';

interface EnterPorts {
  readonly seals: Seals;
  readonly config: AccessConfig;
  readonly nowMs: number;
  readonly randomId: () => string;
}

/** Adds what was proved just now to the visit, and seals the cookie that remembers it. */
export async function enter(proof: Proof, visit: Visit, ports: EnterPorts): Promise<Entry> {
  const { seals, config, nowMs, randomId } = ports;
  const given: HeldProof = { ...proof, atMs: nowMs, hostId: null, isWatchOnly: false, passUntilMs: null };
  const held = [given, ...visit.proofs];
  const session = { id: visit.actor.sessionId ?? randomId(), proofs: carryInCookie(held) };
  return {
    visit: toVisit(session, session.id, held, config, nowMs),
    cookie: await seals.seal('session', session, nowMs + proofLastsMs),
  };
}
