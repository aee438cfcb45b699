import { fail, type Result, succeed } from '../errors';
import { type HostId, parseHostId } from '../hosts/edge-host-id';
import type { SiteDirectory } from '../sites/directory';
import type { Site } from '../sites/site';
import { parseHostName } from './host-name';
import type { SubmitRequest } from './view';

export interface ParsedSubmit {
  readonly hostId: HostId;
  readonly site: Site;
  readonly hostName: string | null;
}

/** Checks what was submitted: the host first, because that is what the operator sees first. */
export function parseSubmit(directory: SiteDirectory, request: SubmitRequest): Result<ParsedSubmit> {
  const hostId = parseHostId(request.edgeHostId);
  if (!hostId.ok) return hostId;
  if (request.siteId.trim() === '') return fail('site_missing');
  const site = directory.resolve(request.siteId.trim());
  if (!site.ok) return site;
  const hostName = parseHostName(request.hostName);
  if (!hostName.ok) return hostName;
  return succeed({ hostId: hostId.value, site: site.value, hostName: hostName.value });
}
