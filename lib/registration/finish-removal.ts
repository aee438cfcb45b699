import type { Intent } from '../store/records';
import { auditRequest } from './audit';
import { giveBack } from './give-back';
import type { Ports } from './ports';
import { createReference } from './reference';
import { takenBack } from './undo-state';

/**
 * Notes that IT has taken the host out of its site, which its page says from now on, and gives back what the request held. The
 * claim is left to lie, as after an undo: another site takes it over. Null: somebody has changed the intent meanwhile. Throws
 * `StoreError`.
 */
export async function finishRemoval(ports: Ports, intent: Intent, who: string): Promise<Intent | null> {
  const reference = createReference(ports.createId());
  const out = await ports.store.updateIntent(takenOut(intent, reference, ports.clock.now()));
  if (out === null) return null;
  const { hostId, siteId } = intent;
  ports.log({ level: 'info', event: 'host_removed', reference, hostId, siteId, who });
  ports.later(auditRequest(ports, 'host_removed', out, { who, result: 'out of its site', reference }));
  await giveBack(ports, intent);
  return out;
}

/** Like one that was taken back, but its page says what has happened. */
function takenOut(intent: Intent, reference: string, nowMs: number): Intent {
  const problem = { code: 'host_removed', facts: {}, reference } as const;
  return { ...takenBack(intent, reference, nowMs), hostName: intent.hostName, problem };
}
