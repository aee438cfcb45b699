import { Refused } from '../answer';
import type { Call } from '../call';
import type { Json } from '../state';

/**
 * One page of a list with its `listmeta` (API.md 1.6): at most `maxPageSize` items, `continue` empty on the last page.
 * The token stands for the next offset and is of no use to anyone else.
 */
export function page(call: Call, items: readonly Json[]): { items: readonly Json[]; listmeta: Json } {
  const { maxPageSize } = call.world.switches;
  const limit = wholeNumber(call, 'limit') ?? maxPageSize;
  if (limit < 1 || limit > maxPageSize) throw refuse(call, `limit must be between 1 and ${maxPageSize}`);
  const offset = tokenOffset(call) ?? wholeNumber(call, 'offset') ?? 0;
  const end = offset + limit;
  return {
    items: items.slice(offset, end),
    listmeta: { continue: end < items.length ? tokenFor(end) : '', count: items.length, limit, offset },
  };
}

function wholeNumber(call: Call, name: string): number | undefined {
  const text = call.query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw refuse(call, `${name} must be a whole number`);
  return Number(text);
}

function tokenOffset(call: Call): number | undefined {
  const token = call.query.get('continue');
  if (token === null || token === '') return undefined;
  const [, offset] = /^next:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (offset === undefined) throw refuse(call, 'continue is not a token of this server');
  return Number(offset);
}

function tokenFor(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64url');
}

function refuse(call: Call, message: string): Refused {
  return new Refused(call.world.switches.schemaViolation, message);
}
