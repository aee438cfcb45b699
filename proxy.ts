import { type NextRequest, NextResponse } from 'next/server';
import { baseHeader, withBase } from './app/_front/base';
import { canonicalArrival } from './app/_front/canonical-arrival';
import { contentSecurityPolicy, createNonce } from './app/_front/content-security-policy';
import { chooseLanguage, languageHeader, pathHeader } from './app/_front/language';
import { splitBase } from './app/_front/split-base';
import { readEnv } from './lib/env';

/** Filled in by `next.config.js`. */
declare const isDevelopmentServer: boolean;

/**
 * Sends a scan to its one address, tells pages their language and place, and gives each its policy. Next reads the nonce from
 * the request's header. What lies below `/practice` is answered by the page of the same name, which is told so by a header
 * that nobody else can set.
 */
export function proxy(request: NextRequest): NextResponse {
  const url = new URL(request.url);
  const env = readEnv();
  const { base, path, isThere } = splitBase(url.pathname);
  const isPractised = base !== '' && env.ok && env.env.hasPractice;
  const place = isPractised ? at(url, path) : url;
  // A code of practice must not lead to the real thing where nobody may practise any more: that path is not there.
  const mayArrive = isReading(request) && (base === '' || isPractised);
  const target = mayArrive ? canonicalArrival(place, base) : null;
  if (target !== null) return redirectTo(new URL(withBase(base, target), request.url));
  const policy = contentSecurityPolicy(createNonce(), isDevelopmentServer);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.delete(baseHeader);
  if (isPractised) headers.set(baseHeader, base);
  headers.set(pathHeader, `${place.pathname}${url.search}`);
  headers.set(languageHeader, chooseLanguage(request.headers, url.searchParams));
  // A page cannot choose its status; without configuration every page says so, and the status with it.
  const init = { request: { headers }, ...(env.ok ? {} : { status: 503 }) };
  const response = isPractised && isThere ? NextResponse.rewrite(place, init) : NextResponse.next(init);
  response.headers.set('content-security-policy', policy);
  return response;
}

/** The same address with another path. */
function at(url: URL, path: string): URL {
  const place = new URL(url);
  place.pathname = path;
  return place;
}

function isReading(request: NextRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** Next wants the whole address and sends the relative one. Not kept by browsers, because it speaks of one host. */
function redirectTo(address: URL): NextResponse {
  return NextResponse.redirect(address, { status: 307, headers: { 'cache-control': 'no-store' } });
}

export const config = {
  // To the end of each name: what only begins like a file is a page that is not there, and has the policy of a page.
  matcher: [
    '/((?!_next/static/|icon\\.svg$|favicon\\.ico$|theme\\.css$|brand/|app-icon\\.png$|manifest\\.webmanifest$|worker\\.js$|offline\\.html$|offline\\.css$|offline\\.js$).*)',
  ],
};
