import { fail, type Result, succeed } from '../errors';
import { isFirmwareFiller } from './firmware-filler';
import { isBlank, trimEnds } from './trim-ends';

declare const brand: unique symbol;
/** An edge host ID as the device prints it: 1 to 128 characters, compared exactly. Made only by {@link parseHostId}. */
export type HostId = string & { readonly [brand]: 'HostId' };

/** API.md §2.6: the device cuts longer IDs off, so a longer one can never match. */
export const maxHostIdLength = 128;
const pattern = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** They satisfy the pattern but collide with fixed paths below `/v1/edgehosts/` (API.md §2.1, §15.6). */
const reserved = new Set(['metadata', 'tags', 'tokens', 'register']);

/**
 * Parses what was typed or scanned into an edge host ID. Blanks around it are dropped, the case is kept.
 * Fails with `host_id_missing`, `host_id_invalid`, `host_id_reserved` or `host_id_filler` (rules: API.md §2.6, §15.6).
 * Filler is judged first: `To be filled by O.E.M.` has no legal form, yet IT can mend it and retyping cannot.
 */
export function parseHostId(text: string): Result<HostId> {
  const trimmed = trimEnds(text, isBlank);
  if (trimmed === '') return fail('host_id_missing');
  if (isFirmwareFiller(trimmed)) return fail('host_id_filler');
  if (trimmed.length > maxHostIdLength || !pattern.test(trimmed)) return fail('host_id_invalid');
  if (reserved.has(trimmed.toLowerCase())) return fail('host_id_reserved');
  return succeed(trimmed as HostId);
}
