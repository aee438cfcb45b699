import type { Result } from '../../../lib/errors';
import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';

/** What Next gives a route below `[edgeHostId]`. */
export interface HostContext {
  readonly params: Promise<{ edgeHostId: string }>;
}

/** The edge host that the address names; fails like {@link parseHostId}. */
export async function readHostId({ params }: HostContext): Promise<Result<HostId>> {
  return parseHostId(decode((await params).edgeHostId));
}

/** A broken percent-encoding names no host. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
