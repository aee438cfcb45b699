import { readCookie } from '../../_front/session-cookie';

/** Of its own, because a session must not end when a sign-in fails; `__Host-` as that one (RFC 6265bis, 4.1.3.2). */
const name = '__Host-sign-in';
/** Lax: the provider sends the browser back from another site. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
/** As long as what is sealed in it. */
const lastsSeconds = 10 * 60;

/** What a browser was given when its sign-in began, or null. */
export function readSignIn(headers: Pick<Headers, 'get'>): string | null {
  return readCookie(headers, name);
}

/** The header that makes a browser bring it along when it comes back. */
export function keepSignIn(value: string): string {
  return `${name}=${value}; ${attributes}; Max-Age=${lastsSeconds}`;
}

/** The header that makes a browser forget it: it is good for one answer. */
export function endSignIn(): string {
  return `${name}=; ${attributes}; Max-Age=0`;
}
