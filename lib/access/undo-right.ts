import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type HostId, parseHostId } from '../hosts/edge-host-id';
import { asSiteId } from '../sites/site-id';
import type { UndoRight, Visit } from './access';
import type { Seals } from './seal';

/** So long after a host was asked for, the phone that did may take it back. Milliseconds. */
export const undoLastsMs = 15 * 60_000;

/** A cookie of ten stays well below the 4,096 bytes that a browser keeps (RFC 6265 §6.1). */
const mostRights = 10;

/** Short names: ten of them travel with every request. */
const rightsSchema = z.array(z.object({ h: z.string(), s: z.string(), at: z.number() }));

/** Rights as they are sealed: one for each host, those of the newest requests first; what is too old is left out. Pure. */
export function chooseRights(rights: readonly UndoRight[], nowMs: number): readonly UndoRight[] {
  const newest = new Map<HostId, UndoRight>();
  for (const right of [...rights].sort((one, other) => other.requestedAtMs - one.requestedAtMs)) {
    if (!newest.has(right.hostId) && isFresh(right, nowMs)) newest.set(right.hostId, right);
  }
  return [...newest.values()].slice(0, mostRights);
}

/** {@link Access.sealUndo}. */
export async function sealUndo(rights: readonly UndoRight[], seals: Seals, nowMs: number): Promise<string | null> {
  const chosen = chooseRights(rights, nowMs);
  const [first] = chosen;
  if (first === undefined) return null;
  const value = chosen.map(({ hostId, siteId, requestedAtMs }) => ({ h: hostId, s: siteId, at: requestedAtMs }));
  return seals.seal('undo', value, first.requestedAtMs + undoLastsMs);
}

/** {@link Access.openUndo}. */
export async function openUndo(text: string, seals: Seals, nowMs: number): Promise<readonly UndoRight[]> {
  const opened = rightsSchema.safeParse(await seals.open('undo', text));
  if (!opened.success) return [];
  const rights = opened.data.flatMap(({ h, s, at }): UndoRight[] => {
    const [hostId, siteId] = [parseHostId(h), asSiteId(s)];
    return hostId.ok && siteId !== null ? [{ hostId: hostId.value, siteId, requestedAtMs: at }] : [];
  });
  return chooseRights(rights, nowMs);
}

function isFresh({ requestedAtMs }: UndoRight, nowMs: number): boolean {
  return nowMs < requestedAtMs + undoLastsMs;
}

/**
 * What tells the phone of a request from others, so that a repeat after a lost answer is known for one: its session, or,
 * where it has none, the pass of its form, which no other page bears. A digest: it is stored with the request. Undefined:
 * nothing tells it from others. Pure.
 */
export function markPhone({ actor }: Pick<Visit, 'actor'>, pass: string | null): string | undefined {
  const known = actor.sessionId ?? pass;
  return known === null ? undefined : createHash('sha256').update(`phone ${known}`).digest('base64url').slice(0, 22);
}
