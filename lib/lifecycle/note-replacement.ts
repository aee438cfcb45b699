import { z } from 'zod';
import type { HostId } from '../hosts/edge-host-id';
import type { Ports } from '../registration/ports';
import { readCached } from '../registration/read-cached';
import { tolerate } from '../registration/tolerate';
import { askedForAtMs } from '../registration/undo-state';
import type { Intent } from '../store/records';

const noteSchema = z.object({ newHostId: z.string(), askedAtMs: z.number() });

/** Whoever has not finished replacing a host by then looks at what is there. */
const keptForMs = 30 * 24 * 60 * 60_000;

/**
 * The host that is to take this one's place, as far as {@link noteReplacement} has kept it, or null. `request`: the one for the
 * host as it stands; what was noted before it was about the time that the host was here before. Throws `StoreError`.
 */
export async function readReplacement(
  { store }: Ports,
  hostId: HostId,
  request: Intent | null,
): Promise<string | null> {
  const note = await readCached(store, keyOf(hostId), noteSchema);
  if (note === null || (request !== null && note.askedAtMs < askedForAtMs(request))) return null;
  return note.newHostId;
}

/**
 * Keeps which host takes whose place, before it comes into the pool: a pool of workers does not tell a new one from one that
 * was there all along. Never rejects; lost, the command refuses to go on, and says what can be done.
 */
export function noteReplacement(ports: Ports, hostId: HostId, newHostId: HostId): Promise<void> {
  return tolerate(ports, 'note_replacement', () =>
    ports.store.writeCache(keyOf(hostId), JSON.stringify({ newHostId, askedAtMs: ports.clock.now() }), keptForMs),
  );
}

function keyOf(hostId: HostId): string {
  return `replacement:${hostId}`;
}
