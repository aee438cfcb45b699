/** Where a POST comes from, as far as the browser tells. */
export type PostSource = 'own' | 'foreign' | 'untold';

/**
 * Browsers say themselves where a POST comes from (`Sec-Fetch-Site`, else `Origin`, which is the word `null` where they
 * keep it to themselves). `untold`: neither was sent, so it is an old browser or none.
 */
export function sourceOfPost(request: Request, publicOrigin: string | null): PostSource {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  const origin = request.headers.get('origin');
  if (origin === null) return 'untold';
  return origin === publicOrigin || isOwnHost(request, origin) ? 'own' : 'foreign';
}

/** Behind a proxy the scheme may differ; the host is what the browser connected to. */
function isOwnHost(request: Request, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === request.headers.get('host');
}
