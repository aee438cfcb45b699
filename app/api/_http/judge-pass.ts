import type { Access, Visit } from '../../../lib/access/access';
import { grantToRegister } from '../../../lib/access/actor';
import { fail, type Result, succeed } from '../../../lib/errors';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import type { SubmitRequest } from '../../../lib/registration/view';
import type { SiteDirectory } from '../../../lib/sites/directory';

interface Judging {
  readonly access: Pick<Access, 'passUse'>;
  readonly directory: Pick<SiteDirectory, 'find'>;
}

/**
 * Tells whoever came with a pass that does not allow what they ask for why that is, where they would else read of an
 * unknown site: `form_expired` when the page was open for too long, `access_needed` when it was one that may only look.
 * The same for a site that is not there and one that is none of theirs. A refinement of words: the use case decides.
 */
export async function judgePass(
  { access, directory }: Judging,
  visit: Visit,
  { edgeHostId, siteId }: SubmitRequest,
  pass: string | null,
): Promise<Result<null>> {
  const host = parseHostId(edgeHostId);
  if (pass === null || !host.ok || siteId.trim() === '') return succeed(null);
  const site = directory.find(siteId.trim());
  if (site !== null && grantToRegister(visit.actor, site, host.value) !== null) return succeed(null);
  const use = await access.passUse(pass, host.value, visit);
  if (use === null) return fail('form_expired');
  return use === 'page' ? fail('access_needed') : succeed(null);
}
