import { type NextRequest, NextResponse } from 'next/server';
import { canonicalArrival } from './app/_front/canonical-arrival';
import { contentSecurityPolicy, createNonce } from './app/_front/content-security-policy';

/** Sends a scan to its one address, and gives every page its policy. Next reads the nonce from the request's header. */
export function proxy(request: NextRequest): NextResponse {
  const target = isReading(request) ? canonicalArrival(new URL(request.url)) : null;
  if (target !== null) return redirectTo(target);
  const policy = contentSecurityPolicy(createNonce(), process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-pathname', request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

function isReading(request: NextRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** Relative, so that it is right behind any proxy; not kept, because it speaks of one host. */
function redirectTo(path: string): NextResponse {
  return new NextResponse(null, { status: 307, headers: { location: path, 'cache-control': 'no-store' } });
}

export const config = {
  matcher: ['/((?!_next/static|_next/image|icon.svg|theme.css|brand/).*)'],
};
