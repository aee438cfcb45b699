import { fail, type Result, succeed } from '../errors';
import type { Access as AccessRules } from '../sites/site';
import type { Proof } from './session';
import { isLinkSignature, parseLinkToken } from './staging-link';

/** Stands where no link does: a signature is compared all the same. No version is 0, so it has never been signed. */
const noLink = { version: 0, expiresAtMs: 0 };

/**
 * What the last part of a scanned address proves. Fails with `link_invalid`, the same for forged, cut, unknown and replaced,
 * or `link_expired`, which only whoever holds a good signature is told. Pure.
 */
export function scanLink(token: string, rules: AccessRules, secrets: readonly string[], nowMs: number): Result<Proof> {
  const parsed = parseLinkToken(token);
  if (parsed === null) return fail('link_invalid');
  const { id, signature } = parsed;
  const { version, expiresAtMs } = rules?.links.find((link) => link.id === id) ?? noLink;
  if (!isLinkSignature({ id, version }, signature, secrets)) return fail('link_invalid');
  if (nowMs >= expiresAtMs) return fail('link_expired');
  return succeed({ by: 'link', link: id, version });
}
