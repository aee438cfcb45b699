import type { Access as AccessRules } from '../sites/site';
import type { SignInProof } from './session';

/** As long as a subject may be (OpenID Connect Core 1.0 §2). */
const longestSubject = 255;
/** Somebody may be in hundreds of groups; a cookie has room for this much of what counts here. Bytes. */
const mostClaimBytes = 1_400;

/**
 * The proof with no more of the claims than the rules look at, in the order of the rules, as much as a cookie has room for:
 * the provider may say much more about somebody. Pure.
 */
export function trimClaims({ by, subject, claims }: SignInProof, rules: AccessRules): SignInProof {
  const kept = new Map<string, string[]>();
  let bytes = 0;
  for (const { claim, value } of rules?.signOn?.rules ?? []) {
    const values = kept.get(claim) ?? [];
    const has = Object.hasOwn(claims, claim) && claims[claim]?.includes(value) === true;
    const size = Buffer.byteLength(JSON.stringify([claim, value]));
    if (!has || values.includes(value) || bytes + size > mostClaimBytes) continue;
    kept.set(claim, [...values, value]);
    bytes += size;
  }
  return { by, subject: subject.slice(0, longestSubject), claims: Object.fromEntries(kept) };
}
