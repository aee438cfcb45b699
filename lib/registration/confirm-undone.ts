import type { UndoRight } from '../access/access';
import { type Actor, grantToUndo } from '../access/actor';
import type { HostId } from '../hosts/edge-host-id';
import { StoreError } from '../store/store';
import type { Ports } from './ports';
import { askedForAtMs, isUndone } from './undo-state';

/** {@link Registrations.confirmUndone}. */
export async function confirmUndone(
  { store, directory }: Ports,
  actor: Actor,
  hostId: HostId,
  rights: readonly UndoRight[],
): Promise<boolean> {
  try {
    const intent = await store.readIntent(hostId);
    const site = intent === null ? null : directory.find(intent.siteId);
    if (intent === null || site === null || !isUndone(intent)) return false;
    const isTheirs = (right: UndoRight) =>
      right.hostId === hostId && right.siteId === site.id && right.requestedAtMs === askedForAtMs(intent);
    return rights.some(isTheirs) || grantToUndo(actor, site, hostId) !== null;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return false;
  }
}
