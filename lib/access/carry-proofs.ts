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
  return chooseFew(unbound, mostInCookie);
}

/** The proofs for a new pass: those that are good for the host and, where it is for a form, for more than looking. Pure. */
export function carryInPass(proofs: readonly HeldProof[], hostId: HostId, use: PassUse): Proven[] {
  const fits = (proof: HeldProof) =>
    (proof.hostId === null || proof.hostId === hostId) && (use === 'page' || !proof.isWatchOnly);
  return chooseFew(proofs.filter(fits), mostInPass);
}

/** The newest proof of each thing, few enough for both number and size. */
function chooseFew(proofs: readonly HeldProof[], most: number): Proven[] {
  const chosen = new Map<string, Proven>();
  let bytes = 0;
  // The sort keeps the order of those that were given at the same moment.
  for (const proof of [...proofs].sort((one, other) => other.atMs - one.atMs)) {
    const { hostId: _, isWatchOnly: __, ...proven } = proof;
    const name = nameOf(proven);
    const size = Buffer.byteLength(JSON.stringify(proven));
    if (chosen.has(name) || chosen.size >= most || bytes + size > mostBytes) continue;
    chosen.set(name, proven);
    bytes += size;
  }
  return [...chosen.values()];
}

/** What is proved; signing in as somebody else takes the place of the one before. */
function nameOf(proof: Proven): string {
  if (proof.by === 'link') return `link ${proof.link}`;
  return proof.by === 'pin' ? `pin ${proof.of} ${proof.id}` : 'sign_in';
}
