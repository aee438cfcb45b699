/** The pages of ours that somebody may have come from: where a scan arrives, a registration, a decision. */
const ownPages = /^\/$|^\/(registrations|approve)\/[^/]+$/;

/**
 * As much as the cookie of a sign-in has room for besides what else it holds, sealed (RFC 6265 §6.1: 4,096 bytes).
 * Characters.
 */
const longest = 2_300;

/** Said on the page that somebody came from, and not true any more when they come back. */
const passing = ['error', 'reference'];

/**
 * Where to go after signing in: a page of our own, as a path, with its query; anything else is `/`. Never an address that
 * a browser could take for one of somebody else (`//evil`, `/\evil`, control characters). Pure.
 */
export function readReturnTo(text: string | null): string {
  // Browsers drop some of these and take a backslash for a slash (WHATWG URL §4.4); no address of ours holds one.
  if (text === null || !/^\/[!-~]*$/.test(text) || text.includes('\\')) return '/';
  const url = URL.canParse(text, ownOrigin) ? new URL(text, ownOrigin) : null;
  if (url === null || url.origin !== ownOrigin || !ownPages.test(url.pathname)) return '/';
  for (const key of [...url.searchParams.keys()]) {
    if (passing.includes(key) || key.startsWith('fact.')) url.searchParams.delete(key);
  }
  if (toPath(url).length > longest) url.searchParams.delete('pass');
  return toPath(url).length > longest ? '/' : toPath(url);
}

/** Stands for ours: only the path is used. */
const ownOrigin = 'https://own.invalid';

function toPath({ pathname, search }: URL): string {
  return `${pathname}${search}`;
}
