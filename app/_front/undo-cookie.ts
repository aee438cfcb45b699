import type { Access, UndoRight } from '../../lib/access/access';
import { undoLastsMs } from '../../lib/access/undo-right';
import { type Base, readBase } from './base';
import { readCookie } from './session-cookie';

/** Query key and form field of what a phone without cookies may take back. */
export const undoKey = 'undo';

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const longest = 4_096;

type Headers = Pick<globalThis.Headers, 'get'>;
type Sealing = Pick<Access, 'sealUndo' | 'openUndo'>;

/** What is practised opens nothing in the real thing, and must not push out what does. */
function nameFor(base: Base): string {
  return base === '' ? '__Host-undo' : '__Host-undo-practice';
}

/** What this phone may take back, by its cookie and by what an address or a form bears; newest first, perhaps twice. */
export async function readUndoRights(
  access: Pick<Access, 'openUndo'>,
  headers: Headers,
  carried: string | null,
): Promise<readonly UndoRight[]> {
  const texts = [readCookie(headers, nameFor(readBase(headers))), carried].filter((text) => text !== null);
  const rights = (await Promise.all(texts.map((text) => access.openUndo(text)))).flat();
  return rights.toSorted((one, other) => other.requestedAtMs - one.requestedAtMs);
}

/**
 * The header `Set-Cookie` that makes a phone remember what it may take back, besides what it had; null: there is nothing new.
 * One for all the hosts of an answer.
 */
export async function keepUndo(
  access: Sealing,
  headers: Headers,
  rights: readonly (UndoRight | null)[],
): Promise<string | null> {
  const fresh = rights.filter((right) => right !== null);
  if (fresh.length === 0) return null;
  const sealed = await access.sealUndo([...fresh, ...(await readUndoRights(access, headers, null))]);
  return sealed === null
    ? null
    : `${nameFor(readBase(headers))}=${sealed}; ${attributes}; Max-Age=${undoLastsMs / 1_000}`;
}

/** The headers that make a phone forget all that it may take back, practised or real. */
export function endUndo(): readonly string[] {
  return (['', '/practice'] as const).map((base) => `${nameFor(base)}=; ${attributes}; Max-Age=0`);
}

/**
 * The same for the next address, for a phone that has never brought a cookie: they may be blocked. Null: it needs none, or
 * there is nothing to take back.
 */
export async function carryUndo(access: Sealing, headers: Headers, right: UndoRight | null): Promise<string | null> {
  return right === null || headers.get('cookie') !== null ? null : access.sealUndo([right]);
}

/** The address with it in its query; as it is without. */
export function withUndo(path: string, carried: string | null): string {
  if (carried === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ [undoKey]: carried })}`;
}

/** The text if it may be one of ours, or null. */
export function boundUndo(text: string | null): string | null {
  return text === null || text === '' || text.length > longest ? null : text;
}
