import { formatSecurityText } from '../../_front/security-text';
import { openServer } from '../../_parts/open-server';

export const dynamic = 'force-dynamic';

/** Whom to tell of a weakness (RFC 9116); 404 where the config names nobody. */
export async function GET(request: Request): Promise<Response> {
  const server = await openServer(request.headers);
  const contact = server.ok ? server.value.index.securityContact : null;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  if (!server.ok || contact === null) return new Response('Not found\n', { status: 404, headers });
  return new Response(formatSecurityText(contact, server.value.publicOrigin), { headers });
}
