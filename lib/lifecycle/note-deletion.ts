import { z } from 'zod';
import type { Ports } from '../registration/ports';
import { readCached } from '../registration/read-cached';
import { tolerate } from '../registration/tolerate';
import type { SiteId } from '../sites/site-id';
import type { Deletion, LastDeletion } from './scene';

const noteSchema = z.object({ askedAtMs: z.number(), forcedAtMs: z.number().nullable() });

/** Palette's own list of what was deleted shows it for three days (API.md §7); a deletion that hangs may take longer. */
const keptForMs = 30 * 24 * 60 * 60_000;

const lastSchema = z.object({ clusterUid: z.string(), askedAtMs: z.number() });

/** Whoever repeats a command that was stopped does it within days. */
const lastKeptForMs = 7 * 24 * 60 * 60_000;

/** Which cluster {@link noteMeant} was last told of at a site, in the last week; null: none. Throws `StoreError`. */
export function readLastDeletion({ store }: Ports, siteId: SiteId): Promise<LastDeletion | null> {
  return readCached(store, lastKeyOf(siteId), lastSchema);
}

/** What {@link noteDeletion} has kept of the deletion of a cluster, or null. Throws `StoreError`. */
export function readDeletion({ store }: Ports, clusterUid: string): Promise<Deletion | null> {
  return readCached(store, keyOf(clusterUid), noteSchema);
}

/**
 * Keeps which cluster of a site is to be deleted, before anything is: whoever repeats the command later, with another cluster
 * there, is told. Throws `StoreError`; safe to repeat.
 */
export function noteMeant({ store, clock }: Ports, siteId: SiteId, clusterUid: string): Promise<void> {
  const last: LastDeletion = { clusterUid, askedAtMs: clock.now() };
  return store.writeCache(lastKeyOf(siteId), JSON.stringify(last), lastKeptForMs);
}

/**
 * Keeps when Palette was asked to delete a cluster, for a Palette that does not say so itself: asked again, the first time
 * counts. Never rejects; lost, nobody forces what may not be stuck.
 */
export function noteDeletion(ports: Ports, clusterUid: string, isForced: boolean): Promise<void> {
  return tolerate(ports, 'note_deletion', async () => {
    const nowMs = ports.clock.now();
    const before = await readDeletion(ports, clusterUid);
    const note = { askedAtMs: before?.askedAtMs ?? nowMs, forcedAtMs: isForced ? nowMs : (before?.forcedAtMs ?? null) };
    await ports.store.writeCache(keyOf(clusterUid), JSON.stringify(note), keptForMs);
  });
}

function lastKeyOf(siteId: SiteId): string {
  return `deletion:site:${siteId}`;
}

function keyOf(clusterUid: string): string {
  return `deletion:${clusterUid}`;
}
