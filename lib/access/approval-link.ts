import { z } from 'zod';
import { fail, type Result, succeed } from '../errors';
import { parseHostId } from '../hosts/edge-host-id';
import type { SiteDirectory } from '../sites/directory';
import type { ApprovalRequest, ApprovalVisit } from './access';
import type { Grant } from './actor';
import type { Seals } from './seal';

const requestSchema = z.object({ hostId: z.string(), siteId: z.string(), requestedAtMs: z.number() });

/** A weekend and a day. */
const lastsMs = 3 * 24 * 60 * 60_000;

/** {@link Access.sealApproval}. */
export function sealApproval(request: ApprovalRequest, seals: Seals, nowMs: number): Promise<string> {
  const { hostId, siteId, requestedAtMs } = request;
  return seals.seal('approval', { hostId, siteId, requestedAtMs }, nowMs + lastsMs);
}

/** {@link Access.openApproval}. */
export async function openApproval(
  token: string,
  seals: Seals,
  directory: Pick<SiteDirectory, 'findBorne'>,
): Promise<Result<ApprovalVisit>> {
  const opened = requestSchema.safeParse(await seals.open('approval', token));
  const site = opened.success ? directory.findBorne(opened.data.siteId) : null;
  const hostId = opened.success ? parseHostId(opened.data.hostId) : null;
  if (!opened.success || site === null || hostId === null || !hostId.ok) return fail('approval_link_invalid');
  const grant: Grant = {
    mode: 'approval',
    who: 'approval link',
    role: 'it',
    scope: { by: 'ids', ids: [site.id] },
    hostId: hostId.value,
    isWatchOnly: false,
    link: null,
  };
  const request = { hostId: hostId.value, siteId: site.id, requestedAtMs: opened.data.requestedAtMs };
  return succeed({ actor: { grants: [grant], sessionId: null }, request });
}
