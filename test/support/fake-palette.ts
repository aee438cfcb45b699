import { openPalette, type PaletteView } from '../../lib/palette/open-palette';
import type { Palette } from '../../lib/palette/palette';
import { PaletteError, type PaletteErrorFacts } from '../../lib/palette/palette-error';
import type { PaletteUpkeep } from '../../lib/palette/upkeep';
import { createVirtualClock, type VirtualClock } from './virtual-clock';

/** Looks like a real one; the odd signs are what percent-encoding and JSON change. */
export const fakeKey = 'NjVkYzA3/planted+key="9f31e2';

/** One answer: what the server says, a network that breaks, or silence for ever. */
export type Reply = Response | Error | 'silence' | ((request: Sent) => Response);

/** A request as it left, body parsed. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: unknown;
  readonly redirect: string;
  readonly signal: AbortSignal;
  readonly atMs: number;
}

export interface FakePalette {
  readonly palette: Palette;
  readonly upkeep: PaletteUpkeep;
  readonly sent: readonly Sent[];
  readonly clock: VirtualClock;
  /** Another project or deadline over the same transport. */
  scope(projectUid: string | null, withinMs: number): Palette;
  /** Milliseconds between each request and the one before. */
  pauses(): number[];
}

export interface FakeOptions {
  readonly projectUid?: string | null;
  readonly withinMs?: number;
  readonly random?: number;
  readonly baseUrl?: string;
}

/** A Palette that gives the replies in turn, the last one for ever. */
export function createFakePalette(replies: readonly Reply[], options: FakeOptions = {}): FakePalette {
  const { projectUid = 'project-1', withinMs = 60_000, random = 0.5, baseUrl = 'https://palette.test' } = options;
  const clock = createVirtualClock();
  const sent: Sent[] = [];
  const access = openPalette({
    baseUrl,
    apiKey: fakeKey,
    clock,
    random: () => random,
    fetch: async (request) => {
      const record = await describe(request, clock.now());
      sent.push(record);
      return give(replies[Math.min(sent.length, replies.length) - 1], record);
    },
  });
  const viewOf = (project: string | null, ms: number): PaletteView => ({
    projectUid: project,
    deadlineMs: clock.now() + ms,
    caller: { queue: 'test', urgency: 'work' },
    allowWrite: async () => {},
  });
  const scope = (project: string | null, ms: number) => access.scope(viewOf(project, ms));
  return {
    palette: scope(projectUid, withinMs),
    upkeep: access.upkeep(viewOf(projectUid, withinMs)),
    sent,
    clock,
    scope,
    pauses: () => sent.slice(1).map(({ atMs }, index) => atMs - (sent[index]?.atMs ?? 0)),
  };
}

async function describe(request: Request, atMs: number): Promise<Sent> {
  const { pathname, searchParams } = new URL(request.url);
  const text = await request.clone().text();
  return {
    method: request.method,
    url: request.url,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: request.headers,
    body: text === '' ? null : JSON.parse(text),
    redirect: request.redirect,
    signal: request.signal,
    atMs,
  };
}

function give(reply: Reply | undefined, record: Sent): Promise<Response> {
  if (reply === undefined) return Promise.reject(new Error('The fake Palette has no reply'));
  if (reply === 'silence') return new Promise(() => {});
  if (reply instanceof Error) return Promise.reject(reply);
  return Promise.resolve(typeof reply === 'function' ? reply(record) : reply.clone());
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** An error in Palette's shape. */
export function refusal(status: number, code: string, more: Record<string, unknown> = {}): Response {
  return json({ code, message: 'No.', details: null, ref: 'ref-1', ...more }, status);
}

/** What a call failed with; fails the test when it worked, or failed otherwise. */
export async function failureOf(call: Promise<unknown>): Promise<PaletteErrorFacts & { readonly error: PaletteError }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof PaletteError) return { ...error.facts, error };
    throw error;
  }
  throw new Error('The call worked');
}

/** Answer of `GET /v1/users/info` for a good key. */
export const whoWeAre = { orgName: 'test', tenantUid: 'tenant-1', userUid: 'user-1' };
