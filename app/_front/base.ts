/**
 * What every address of ours begins with. `/practice`: the same pages over samples and a simulated Palette; nothing there
 * is real.
 */
export type Base = '' | '/practice';

/** Set by `proxy.ts` and by nobody else: what a request brings along under this name is dropped there. */
export const baseHeader = 'x-edge-base';

/** Below which path the request came in. */
export function readBase(headers: Pick<Headers, 'get'>): Base {
  return headers.get(baseHeader) === '/practice' ? '/practice' : '';
}

/** The address below the base; one of another server is left as it is. */
export function withBase(base: Base, address: string): string {
  return address.startsWith('/') ? `${base}${address}` : address;
}
