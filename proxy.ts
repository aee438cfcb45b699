import { type NextRequest, NextResponse } from 'next/server';
import { baseHeader } from './app/_front/base';
import { canonicalArrival } from './app/_front/canonical-arrival';
import { contentSecurityPolicy, createNonce } from './app/_front/content-security-policy';
import { chooseLanguage, languageHeader, pathHeader } from './app/_front/language';
import { readEnv } from './lib/env';

/** Filled in by `next.config.js`. */
declare const isDevelopmentServer: boolean;

/**
 * Sends a scan to its one address, tells pages their language and place, and gives each its policy. Next reads the nonce from
 * the request's header.
 */
export function proxy(request: NextRequest): NextResponse {
  const target = isReading(request) ? canonicalArrival(new URL(request.url)) : null;
  if (target !== null) return redirectTo(new URL(target, request.url));
  const policy = contentSecurityPolicy(createNonce(), isDevelopmentServer);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const { pathname, search, searchParams } = new URL(request.url);
  headers.delete(baseHeader);
  headers.set(pathHeader, `${pathname}${search}`);
  headers.set(languageHeader, chooseLanguage(request.headers, searchParams));
  const response = NextResponse.next({ request: { headers }, ...(isConfigured() ? {} : { status: 503 }) });
  response.headers.set('content-security-policy', policy);
  return response;
}

/** A page cannot choose its status; without configuration every page says so, and the status with it. */
function isConfigured(): boolean {
  return readEnv().ok;
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
  matcher: ['/((?!_next/static/|icon\\.svg$|favicon\\.ico$|theme\\.css$|brand/).*)'],
};
