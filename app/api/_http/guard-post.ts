import type { Access, Visit } from '../../../lib/access/access';
import { fail, type Result, succeed } from '../../../lib/errors';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { sourceOfPost } from './guard-origin';

interface Guard {
  readonly access: Pick<Access, 'passUse'>;
  readonly publicOrigin: string | null;
}

/** What a form of ours bears: the pass that was sealed for its host when the page was made. */
interface FormProof {
  readonly hostId: string;
  readonly pass: string | null;
  /** Of the same request: a pass that was made for somebody else's session shows only that this is somebody else's form. */
  readonly visit: Pick<Visit, 'session'>;
}

/**
 * Keeps out what another web page makes a browser send, whatever the browser proves meanwhile. Fails with `cross_origin`,
 * or with `form_expired` for a form of a browser that tells nothing about where it comes from and that bears no fresh
 * pass of ours. Other bodies than forms need no pass: a foreign page cannot send them without asking us first, and we
 * answer no such question.
 */
export async function guardPost(
  { access, publicOrigin }: Guard,
  request: Request,
  { hostId, pass, visit }: FormProof,
): Promise<Result<null>> {
  const source = sourceOfPost(request, publicOrigin);
  if (source === 'foreign') return fail('cross_origin');
  if (source === 'own' || !isFormBody(request)) return succeed(null);
  const host = parseHostId(hostId);
  const isOurs = pass !== null && host.ok && (await access.passUse(pass, host.value, visit)) !== null;
  return isOurs ? succeed(null) : fail('form_expired');
}

/** Bodies that a form of any page can send to any server (Fetch standard, CORS-safelisted request-header). */
function isFormBody(request: Request): boolean {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'].includes(type);
}
