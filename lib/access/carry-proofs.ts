import type { HostId } from '../hosts/edge-host-id';
import type { PassUse } from './access';
import type { HeldProof, Proven } from './session';

/** What a browser keeps of one cookie is 4,096 bytes with its name (RFC 6265 §6.1); sealing adds a third to this. */
const mostBytes = 2_400;
const mostInCookie = 8;
/** A pass travels in an address. */
const mostInPass = 4;

/**
 * The proofs for a new cookie, newest first: none that came by a pass, because a pass is good for one host and a cookie
 * for any. Pure.
 */
export function carryInCookie(proofs: readonly HeldProof[]): Proven[] {
  const unbound = proofs.filter(({ hostId, isWatchOnly }) => hostId === null && !isWatchOnly);
  return chooseFew(unbound, mostInCookie).map(toProven);
}

/** What a new pass carries. */
interface Carried {
  readonly proofs: readonly Proven[];
  /** The end of the pass that the first to end of them came by; null: none came by a pass. */
  readonly passUntilMs: number | null;
}

/** The proofs for a new pass: those that are good for the host and, where it is for a form, for more than looking. Pure. */
export function carryInPass(proofs: readonly HeldProof[], hostId: HostId, use: PassUse): Carried {
  const fits = (proof: HeldProof) =>
    (proof.hostId === null || proof.hostId === hostId) && (use === 'page' || !proof.isWatchOnly);
  const chosen = chooseFew(proofs.filter(fits), mostInPass);
  const ends = chosen.flatMap(({ passUntilMs }) => passUntilMs ?? []);
  return { proofs: chosen.map(toProven), passUntilMs: ends.length === 0 ? null : Math.min(...ends) };
}

/** The newest proof of each thing, few enough for both number and size. */
function chooseFew(proofs: readonly HeldProof[], most: number): HeldProof[] {
  const chosen = new Map<string, HeldProof>();
  let bytes = 0;
  for (const proof of [...proofs].sort(byWorth)) {
    const name = nameOf(proof);
    const size = Buffer.byteLength(JSON.stringify(toProven(proof)));
    if (chosen.has(name) || chosen.size >= most || bytes + size > mostBytes) continue;
    chosen.set(name, proof);
    bytes += size;
  }
  return [...chosen.values()];
}

/** Newest first; what cookie and pass both carry comes by the cookie, because that lasts longer. Else as they were. */
function byWorth(one: HeldProof, other: HeldProof): number {
  return other.atMs - one.atMs || Number(one.passUntilMs !== null) - Number(other.passUntilMs !== null);
}

/** Without what only a visit knows of it. */
function toProven({ hostId: _, isWatchOnly: __, passUntilMs: ___, ...proven }: HeldProof): Proven {
  return proven;
}

/** What is proved; signing in as somebody else takes the place of the one before. */
function nameOf(proof: Proven): string {
  if (proof.by === 'link') return `link ${proof.link}`;
  return proof.by === 'pin' ? `pin ${proof.of} ${proof.id}` : 'sign_in';
}
