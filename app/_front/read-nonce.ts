/** What `proxy.ts` lets the styles and scripts of this very answer bear; undefined where the policy names none. */
export function readNonce(headers: Pick<Headers, 'get'>): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
}
