import type { Intent } from '../store/records';
import { auditRequest } from './audit';
import { giveBack } from './give-back';
import type { Ports } from './ports';
import { createReference } from './reference';
import { takenBack } from './undo-state';

/** Who takes it back, and what was done in Palette, as the audit trail tells it. */
interface Undone {
  readonly who: string;
  readonly result: string;
}

/**
 * Notes that nothing is left of the request in Palette, and gives back what it held: its place in a staging link, its
 * reminder. The claim is worth nothing from here on, and is left to lie: another site takes it over (`recordWish`), while to
 * release it now could take it from somebody who wants the host again already. Null: somebody has changed the intent
 * meanwhile, e.g. wants the host again. Throws `StoreError`; what is given back is lost by no crash, only later.
 */
export async function finishUndo(ports: Ports, intent: Intent, { who, result }: Undone): Promise<Intent | null> {
  const { hostId, siteId } = intent;
  const reference = createReference(ports.createId());
  const undone = await ports.store.updateIntent(takenBack(intent, reference, ports.clock.now()));
  if (undone === null) return null;
  ports.log({ level: 'info', event: 'undone', reference, hostId, siteId, who });
  ports.later(auditRequest(ports, 'undone', undone, { who, result, reference }));
  await giveBack(ports, intent);
  return undone;
}
