import type { Intent } from '../store/records';
import { auditRequest } from './audit';
import { forgetPairingKey } from './pairing-keys';
import type { Ports } from './ports';
import { createReference } from './reference';
import { forgetSeen } from './sight/store-sight';
import { tolerate } from './tolerate';
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
  const { store, clock } = ports;
  const { hostId, siteId, linkId } = intent;
  const reference = createReference(ports.createId());
  const undone = await store.updateIntent(takenBack(intent, reference, clock.now()));
  if (undone === null) return null;
  ports.log({ level: 'info', event: 'undone', reference, hostId, siteId, who });
  forgetPairingKey(ports, hostId);
  ports.later(auditRequest(ports, 'undone', undone, { who, result, reference }));
  await tolerate(ports, 'release_undone', () =>
    Promise.all([
      linkId === null ? null : store.uncountForLink(linkId, hostId),
      store.forgetReminder(hostId),
      forgetSeen(ports, siteId, hostId),
    ]),
  );
  return undone;
}
