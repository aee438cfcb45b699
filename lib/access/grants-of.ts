import { createHash } from 'node:crypto';
import type { SiteDirectory } from '../sites/directory';
import type { Access as AccessRules, SignOnRule, StagingLink } from '../sites/site';
import type { Grant } from './actor';
import { markOf } from './pin-hash';
import type { HeldProof, Proof } from './session';

/** What proofs are measured by: the config as it is now. */
export interface AccessConfig {
  readonly directory: Pick<SiteDirectory, 'find'>;
  readonly rules: AccessRules;
}

/** What proofs are worth. */
interface Worth {
  /** In the order of the proofs. */
  readonly grants: readonly Grant[];
  /** Links that are good but for their PIN, in the same order, each once. */
  readonly linksWithoutPin: readonly string[];
}

type ProofBy<By extends Proof['by']> = Extract<HeldProof, { readonly by: By }>;

/**
 * What the proofs allow at this moment. Strict: a link that is gone, replaced or expired, a PIN that was changed and a claim
 * that no rule asks for are worth nothing. Which ways count at a site is asked where a grant is used (`grantToRegister`).
 * Pure.
 */
export function grantsOf(proofs: readonly HeldProof[], config: AccessConfig, nowMs: number): Worth {
  const linksWithoutPin = new Set<string>();
  const grants = proofs.flatMap((proof): Grant[] => {
    if (proof.by === 'sign_in') return grantsOfSignIn(proof, config);
    if (proof.by === 'pin') return grantsOfPin(proof, config);
    const link = findLink(proof, config, nowMs);
    if (link === null) return [];
    const carriers = carriersOf(link, proof, proofs);
    if (carriers.length === 0) linksWithoutPin.add(link.id);
    return carriers.map((carrier) => toLinkGrant(link, carrier));
  });
  return { grants, linksWithoutPin: [...linksWithoutPin] };
}

function findLink({ link: id, version }: ProofBy<'link'>, { rules }: AccessConfig, nowMs: number): StagingLink | null {
  const link = rules?.links.find((one) => one.id === id);
  return link !== undefined && link.version === version && nowMs < link.expiresAtMs ? link : null;
}

/** How far link and PIN together are good: no further than either; empty while the PIN of the link is still to be typed. */
function carriersOf(link: StagingLink, proof: HeldProof, proofs: readonly HeldProof[]): Reach[] {
  if (link.pinHash === null) return [proof];
  const mark = markOf(link.pinHash);
  return proofs
    .filter((other) => other.by === 'pin' && other.of === 'link' && other.id === link.id && other.mark === mark)
    .flatMap((other) => meet(proof, other));
}

type Reach = Pick<HeldProof, 'hostId' | 'isWatchOnly'>;

/** What both are good for; nothing when they are bound to different hosts. */
function meet(one: Reach, other: Reach): Reach[] {
  if (one.hostId !== null && other.hostId !== null && one.hostId !== other.hostId) return [];
  return [{ hostId: one.hostId ?? other.hostId, isWatchOnly: one.isWatchOnly || other.isWatchOnly }];
}

function toLinkGrant({ id, scope, maxHosts, needsApproval }: StagingLink, { hostId, isWatchOnly }: Reach): Grant {
  const link = { id, maxHosts, needsApproval };
  return { mode: 'link', who: `link ${id}`, role: 'operator', scope, hostId, isWatchOnly, link };
}

/** The PIN of a link allows nothing by itself. */
function grantsOfPin({ of, id, mark, hostId, isWatchOnly }: ProofBy<'pin'>, { directory }: AccessConfig): Grant[] {
  const site = of === 'site' ? directory.find(id) : null;
  if (site === null || site.access.pinHash === null || markOf(site.access.pinHash) !== mark) return [];
  const scope = { by: 'ids', ids: [site.id] } as const;
  return [{ mode: 'pin', who: `pin ${site.id}`, role: 'operator', scope, hostId, isWatchOnly, link: null }];
}

function grantsOfSignIn(
  { subject, claims, hostId, isWatchOnly }: ProofBy<'sign_in'>,
  { rules }: AccessConfig,
): Grant[] {
  const who = nameSignedIn(subject);
  const applies = ({ claim, value }: SignOnRule) =>
    Object.hasOwn(claims, claim) && claims[claim]?.includes(value) === true;
  return (rules?.signOn?.rules ?? [])
    .filter(applies)
    .map(({ role, scope }) => ({ mode: 'sign_in', who, role, scope, hostId, isWatchOnly, link: null }));
}

/**
 * How somebody who signed in is called. A subject is any text that the provider likes (OpenID Connect Core 1.0 §2); logs and
 * trails get letters that do no harm, and where that changes it a digest, so that no two people become one. Pure.
 */
export function nameSignedIn(subject: string): string {
  const safe = subject.replace(/[^A-Za-z0-9@._-]/g, '_').slice(0, 64);
  const digest = createHash('sha256').update(subject).digest('hex').slice(0, 12);
  return `sign-in ${safe === subject ? safe : `${safe}~${digest}`}`;
}
