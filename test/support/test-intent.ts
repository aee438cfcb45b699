import type { NewIntent } from '../../lib/store/records';
import { hostId } from './plan-world';
import { siteId } from './test-site';

/** A wish of anybody to have the host `h1` at `denver`, changed as asked. */
export function testRequest(changes: Partial<NewIntent> = {}): NewIntent {
  return {
    hostId: hostId('h1'),
    siteId: siteId('denver'),
    hostName: null,
    phase: 'queued',
    requestedBy: 'anybody',
    linkId: null,
    needsPairingKey: false,
    requestedAtMs: 0,
    ...changes,
  };
}
