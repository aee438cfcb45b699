import { type Actor, grantToRegister } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import { type HostId, parseHostId } from '../hosts/edge-host-id';
import type { SiteDirectory } from '../sites/directory';
import type { Site } from '../sites/site';
import { type Approval, askApproval } from './approval';
import { parseHostName } from './host-name';
import { parsePairingKey } from './pairing-keys';
import { parsePool, poolsToChoose } from './pool-question';
import { refuseHost } from './refuse-host';
import type { SubmitRequest } from './view';

export interface ParsedSubmit extends Approval {
  readonly hostId: HostId;
  readonly site: Site;
  readonly hostName: string | null;
  /** The worker pool that is named for it; null: none is. */
  readonly pool: string | null;
  /** Somebody has to name one, as far as can be told without Palette. */
  readonly lacksPool: boolean;
  /** Null: none was typed, or the site asks for none. */
  readonly pairingKey: string | null;
}

/**
 * Checks what was submitted, the host first, because that is what the operator sees first; then who asks. Whoever may do
 * nothing at a site is told the same as of one that does not exist.
 */
export function parseSubmit(directory: SiteDirectory, actor: Actor, request: SubmitRequest): Result<ParsedSubmit> {
  const hostId = parseHostId(request.edgeHostId);
  if (!hostId.ok) return hostId;
  if (request.siteId.trim() === '') return fail('site_missing');
  if (actor.grants.length === 0) return fail('access_needed');
  const known = directory.find(request.siteId.trim());
  const grant = known === null ? null : grantToRegister(actor, known, hostId.value);
  if (known === null || grant === null) return fail(hasProved(actor, directory) ? 'site_unknown' : 'access_needed');
  const site = directory.resolve(known.id);
  if (!site.ok) return site;
  const refusal = refuseHost(directory, site.value, hostId.value);
  if (refusal !== null) return { ok: false, error: refusal };
  const hostName = parseHostName(request.hostName);
  if (!hostName.ok) return hostName;
  const pool = parsePool(site.value, request.pool);
  if (!pool.ok) return pool;
  const pairingKey = parsePairingKey(site.value, request.pairingKey);
  if (!pairingKey.ok) return pairingKey;
  const what = { hostId: hostId.value, site: site.value, hostName: hostName.value, pairingKey: pairingKey.value };
  const lacksPool = pool.value === null && poolsToChoose(directory, site.value, hostId.value).length > 0;
  return succeed({ ...what, pool: pool.value, lacksPool, ...askApproval(actor, grant, site.value, hostId.value) });
}

/** Whoever has shown nothing, where something has to be shown, is told to; where all is open there is nothing to show. */
function hasProved({ grants }: Actor, { sites }: SiteDirectory): boolean {
  return grants.some(({ mode }) => mode !== 'open') || sites.every(({ access }) => access.modes.includes('open'));
}
