import type { SignOnRule } from '../../sites/site';

/** Claims as a provider gives them: anything. */
export type GivenClaims = Readonly<Record<string, unknown>>;

/** The claims that some rule asks for and the provider has not given. Pure. */
export function missingClaims(given: GivenClaims, rules: readonly SignOnRule[]): string[] {
  return [...new Set(rules.map(({ claim }) => claim))].filter((claim) => !Object.hasOwn(given, claim));
}

/**
 * What is kept of the claims: those values that a rule asks for, in the order of the rules, so never more than the config
 * has. Empty: no rule fits. Pure.
 */
export function readClaims(given: GivenClaims, rules: readonly SignOnRule[]): Record<string, string[]> {
  const kept = new Map<string, Set<string>>();
  for (const { claim, value } of rules) {
    if (!isTrusted(given, claim) || !toTexts(given[claim]).includes(value)) continue;
    kept.set(claim, (kept.get(claim) ?? new Set()).add(value));
  }
  return Object.fromEntries([...kept].map(([claim, values]) => [claim, [...values]]));
}

/** Whoever may write their own address could write that of somebody else, unless the provider has seen to it (Core §5.7). */
function isTrusted(given: GivenClaims, claim: string): boolean {
  return Object.hasOwn(given, claim) && (claim !== 'email' || given.email_verified === true);
}

/** A claim is one text or a list of them; providers also say true and 7. */
function toTexts(given: unknown): string[] {
  return [given].flat().flatMap((value) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'boolean' || typeof value === 'number' ? [String(value)] : [];
  });
}
