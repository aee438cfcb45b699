/**
 * True when a browser sent this from a page of another origin. Browsers say so themselves (`Sec-Fetch-Site`, else
 * `Origin`); a client that sends neither is no browser and carries nobody's cookies.
 */
export function isCrossOrigin(request: Request, publicOrigin: string | null): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  return origin !== publicOrigin && !isOwnHost(request, origin);
}

/** Behind a proxy the scheme may differ; the host is what the browser connected to. */
function isOwnHost(request: Request, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === request.headers.get('host');
}
