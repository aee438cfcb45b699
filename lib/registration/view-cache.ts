import type { Intent } from '../store/records';
import type { Ports } from './ports';
import { readCached } from './read-cached';
import { storedViewSchema } from './stored-view';
import { tolerate } from './tolerate';
import type { RegistrationView } from './view';

const keptForMs = 24 * 60 * 60_000;

/** The last view of an intent as it stands now, or null. Whoever watches compares its `observedAtMs` with the clock. */
export async function recallView(ports: Ports, intent: Intent): Promise<RegistrationView | null> {
  const stored = await readCached(ports.store, keyOf(intent), storedViewSchema);
  if (stored === null) return null;
  const { hostId, siteId, hostName } = intent;
  return { hostId, siteId, hostName, ...stored };
}

/**
 * Keeps what was just seen for everybody who watches, and gives it back with the time of its last change. What this look
 * did not ask for and an earlier one knew is kept: a progress never runs backwards.
 */
export async function rememberView(ports: Ports, intent: Intent, seen: RegistrationView): Promise<RegistrationView> {
  const last = await recallView(ports, intent);
  const now = { ...seen, hasCalledHome: seen.hasCalledHome ?? last?.hasCalledHome ?? null };
  const view = { ...now, updatedAtMs: lastChange(ports, now, last, intent) };
  await tolerate(ports, 'remember_view', () => ports.store.writeCache(keyOf(intent), JSON.stringify(view), keptForMs));
  return view;
}

function lastChange(ports: Ports, now: RegistrationView, last: RegistrationView | null, intent: Intent): number {
  if (last === null) return intent.changedAtMs;
  const content = (view: RegistrationView) => JSON.stringify({ ...view, updatedAtMs: 0, observedAtMs: 0 });
  return content(now) === content(last) ? last.updatedAtMs : Math.max(ports.clock.now(), last.updatedAtMs);
}

/** Bound to the revision: what was seen before the intent changed says nothing about now. */
function keyOf({ hostId, siteId, revision }: Intent): string {
  return `view:${hostId}:${siteId}:${revision}`;
}
