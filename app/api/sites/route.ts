import type { Actor } from '../../../lib/access/actor';
import { limitNearest } from '../../../lib/access/limit-nearest';
import { limitSearch } from '../../../lib/access/limit-search';
import { fail, type Result } from '../../../lib/errors';
import { findSites, hasSites } from '../../../lib/registration/find-sites';
import type { Server } from '../../../lib/server/compose';
import type { SitesFound } from '../../../lib/sites/search-sites';
import { boundPass, readPass, visitOf } from '../../_front/visit';
import { nearBody } from '../_http/bodies';
import { answerError, answerJson } from '../_http/error-answer';
import { guardPost } from '../_http/guard-post';
import { readText } from '../_http/read-text';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';

/** Open sites of the caller's by words (`q`), at most 20; after them what is closed or has moved. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return withServer(
    request,
    async (server) => {
      const { actor } = await visitOf(server, request.headers, readPass(searchParams));
      const limited = await limitAsker(server, request, actor, limitSearch);
      const q = searchParams.get('q') ?? '';
      return answerFound(server, limited.ok ? findSites(server.directory, actor, null, { q }) : limited);
    },
    answerError,
  );
}

/** Before the search, which costs more. Strangers, who find nothing anyway, use up nothing. */
async function limitAsker(
  { directory, store, addressKeys }: Server,
  { headers }: Request,
  actor: Actor,
  limit: typeof limitSearch,
): Promise<Result<null>> {
  return hasSites(directory, actor, null) ? limit(store, actor, addressKeys(headers)) : fail('access_needed');
}

/**
 * The same by nearness (`near`). In a body, because addresses are kept in logs and histories, and where somebody stands is
 * nobody's business; it is used for this answer and for nothing else.
 */
export async function POST(request: Request): Promise<Response> {
  return withServer(request, (server) => findNear(server, request), answerError);
}

async function findNear(server: Server, request: Request): Promise<Response> {
  const { directory, report } = server;
  if (!isJson(request)) return answerError(report({ code: 'content_type_unsupported' }));
  const query = nearBody.safeParse(await readJson(request));
  const pass = query.success ? boundPass(query.data.pass ?? null) : null;
  const visit = await visitOf(server, request.headers, pass);
  const guarded = await guardPost(server, request, { hostId: '', pass, visit });
  if (!guarded.ok) return answerError(report(guarded.error));
  if (!query.success) return answerError(report({ code: 'query_invalid' }));
  const { q = '', near } = query.data;
  const limited = await limitAsker(server, request, visit.actor, limitNearest);
  return answerFound(server, limited.ok ? findSites(directory, visit.actor, null, { q, near }) : limited);
}

/** No form can send it, so no other page can make a browser ask for it. */
function isJson(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() === 'application/json';
}

async function readJson(request: Request): Promise<unknown> {
  const read = await readText(request);
  try {
    return read.ok ? JSON.parse(read.text) : undefined;
  } catch {
    return undefined;
  }
}

function answerFound({ report }: Server, found: Result<SitesFound>): Response {
  return found.ok ? answerJson(found.value) : answerError(report(found.error));
}
