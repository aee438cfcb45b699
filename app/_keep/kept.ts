/** A submit that could not be sent yet, with all that its form held. */
export interface Kept {
  readonly hostId: string;
  readonly siteId: string;
  /** As the page showed it; only to be read. */
  readonly siteName: string;
  /** Every field of the form but the pairing key. */
  readonly fields: Readonly<Record<string, string>>;
  /** By the clock of this phone, which may be wrong: only ever compared with itself. Milliseconds. */
  readonly atMs: number;
  readonly tries: number;
  /** Not null: the server has said no, so it is not sent again. */
  readonly halt: Halt | null;
}

/** Why it stopped, and the page that says so or lets it be asked for again. */
export interface Halt {
  readonly reason: 'expired' | 'refused';
  readonly page: string;
}

/** As many as one phone keeps. */
export const mostKept = 10;

/** Older ones wait for a tap: nobody means any more what they tapped a week ago. Milliseconds. */
const aloneForMs = 7 * 24 * 60 * 60 * 1000;
/** As much of a text as a form of ours ever holds. */
const longestText = 5_000;

/** True for what is there long enough that it must not be sent by itself. A clock that was set back makes nothing old. */
export function isOld({ atMs }: Kept, nowMs: number): boolean {
  return nowMs - atMs > aloneForMs;
}

/**
 * How long ago somebody tapped, as the server is told: what was taken back since then must not come back by itself.
 * Milliseconds, a week at most; a clock that was set back knows nothing, and then the longest is the safe answer.
 */
export function askedAgoMs({ atMs }: Kept, nowMs: number): number {
  const agoMs = Math.round(nowMs - atMs);
  return agoMs < 0 ? aloneForMs : Math.min(agoMs, aloneForMs);
}

/** The list with this one at its end, in place of an older one for the same host. */
export function putKept(list: readonly Kept[], one: Kept): readonly Kept[] {
  return [...list.filter(({ hostId }) => hostId !== one.hostId), one];
}

/** True when both ask for the same: this host at this site. */
export function isSameWish(one: Kept, other: Kept): boolean {
  return one.hostId === other.hostId && one.siteId === other.siteId;
}

/** What is kept, as a text; the inverse of {@link parseKept}. */
export function formatKept(list: readonly Kept[]): string {
  return JSON.stringify(list);
}

/** Reads what was kept. Anything can stand there: an older version's, a stranger's; what makes no sense is left out. */
export function parseKept(text: string | null): readonly Kept[] {
  const values = parseJson(text ?? '[]');
  if (!Array.isArray(values)) return [];
  const list = values.map(toKept).filter((one) => one !== null);
  return list.reduce(putKept, []).slice(0, mostKept);
}

function toKept(value: unknown): Kept | null {
  if (!isRecord(value) || !isRecord(value.fields)) return null;
  const { hostId, siteId, siteName, atMs, tries } = value;
  const fields = Object.entries(value.fields).filter((pair): pair is [string, string] => isText(pair[1]));
  if (!isText(hostId) || !isText(siteId) || !isText(siteName) || hostId === '') return null;
  return {
    hostId,
    siteId,
    siteName,
    fields: Object.fromEntries(fields),
    atMs: toNumber(atMs),
    tries: toNumber(tries),
    halt: toHalt(value.halt),
  };
}

function toHalt(value: unknown): Halt | null {
  if (!isRecord(value) || !isText(value.page) || !isOwnPath(value.page)) return null;
  return { reason: value.reason === 'refused' ? 'refused' : 'expired', page: value.page };
}

/** A path on this very server: neither another one's (`//host`, `/\host`) nor a script. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText;
}

function toNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
