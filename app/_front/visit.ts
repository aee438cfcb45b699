import type { Access, Visit } from '../../lib/access/access';
import { passKey } from './pass-key';
import { readSessionCookie } from './session-cookie';

const longestPass = 4_096;

/** Who has come by: what the cookie of the request and a pass prove together. Changes nothing, never rejects. */
export function visitOf(
  { access }: { readonly access: Pick<Access, 'identify'> },
  headers: Pick<Headers, 'get'>,
  pass: string | null,
): Promise<Visit> {
  return access.identify({ cookie: readSessionCookie(headers), pass: pass === '' ? null : pass });
}

/** The pass in the query of an address, or null; what is longer than any of ours is none. */
export function readPass(query: URLSearchParams): string | null {
  return boundPass(query.get(passKey));
}

/** The text if it may be a pass, or null. */
export function boundPass(text: string | null): string | null {
  return text === null || text === '' || text.length > longestPass ? null : text;
}

/** The pass for the next address: only for whoever would have nothing else to show there. */
export function passToKeep({ session, proofs }: Visit, pass: string | null): string | null {
  return session === null && proofs.length > 0 ? pass : null;
}
