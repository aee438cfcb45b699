/** `__Host-`: only over https, only for this very host, set by no other one (RFC 6265bis, 4.1.3.2). */
const sessionName = '__Host-session';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
/** As long as the proofs in it are worth something. */
const lastsSeconds = 8 * 60 * 60;
/** A browser keeps cookies of 4 kB; longer ones are not ours. */
const mostLetters = 4_096;

/** The value of a cookie that a request brings along, or null. */
export function readCookie(headers: Pick<Headers, 'get'>, name: string): string | null {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return value === '' || value.length > mostLetters ? null : value;
}

/** The value of the session cookie, or null. What it is worth is for `Access` to say. */
export function readSessionCookie(headers: Pick<Headers, 'get'>): string | null {
  return readCookie(headers, sessionName);
}

/** The header that makes a browser remember what was proved. */
export function keepSession(value: string): string {
  return `${sessionName}=${value}; ${attributes}; Max-Age=${lastsSeconds}`;
}

/** The header that makes a browser forget it. */
export function endSession(): string {
  return `${sessionName}=; ${attributes}; Max-Age=0`;
}
