import type { z } from 'zod';
import type { Clock } from '../clock';
import { type Admission, type Caller, type Departure, turnLastsMs } from './admission';
import { PaletteError, type PaletteErrorFacts } from './palette-error';
import { createRedactor, type Redact } from './redact';
import { nextDelayMs, retryPolicy } from './retry-policy';
import { wireErrorSchema } from './wire/error';
import { toReceivedFile } from './wire/received-file';

/** One call, described. `path` is the template of API.md; `parameters` fill it, percent-encoded. */
export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** A search is a POST that reads. */
  readonly effect: 'read' | 'write';
  /** Null: tenant scope (API.md §1.3). */
  readonly projectUid: string | null;
  readonly answer: z.ZodType<T>;
  /** What comes back is a file: `answer` is `receivedFile`. Default: JSON. */
  readonly isFile?: boolean;
  /** Milliseconds since the epoch after which no attempt starts and none goes on. */
  readonly deadlineMs: number;
  readonly caller: Caller;
  /** Asked just before a write leaves; rejects when it must not go out (any more). */
  readonly allowWrite: () => Promise<void>;
  /** The edge host that the call is about, where it is about one. */
  readonly subject?: string;
  /** Secrets in the body: of what comes back no error keeps a text of Palette's, which may quote them. */
  readonly secrets?: readonly string[];
  /** The body holds values of the company, some of them secret: what Palette says of a refusal may quote them and is dropped. */
  readonly holdsValues?: boolean;
}

/** What came back: the parsed body and Palette's id for the change, if it gave one. */
export interface Answer<T> {
  readonly value: T;
  readonly auditUid: string | null;
}

export interface TransportOptions {
  /** Scheme and host, no path, e.g. `https://api.spectrocloud.com`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Asked before every attempt: retries count like any other request. */
  readonly admission: Admission;
  /** Per attempt, milliseconds. */
  readonly attemptTimeoutMs: number;
}

/** Sends one call, with deadlines and the retries of {@link retryPolicy}; throws {@link PaletteError} only. */
export interface Transport {
  send<T>(call: Call<T>): Promise<Answer<T>>;
  /** When a call last succeeded in this process (milliseconds), or null: tells whether the key is known to be good. */
  lastSuccessMs(): number | null;
}

/** Makes the transport for one key and one Palette. */
export function createTransport(options: TransportOptions): Transport {
  const redact = createRedactor([options.apiKey]);
  let lastSuccess: number | null = null;

  async function send<T>(call: Call<T>): Promise<Answer<T>> {
    const rule = retryPolicy[call.effect];
    for (let attempt = 1; ; attempt += 1) {
      try {
        await leave(options, call);
        const answer = await sendOnce(options, redact, call);
        lastSuccess = options.clock.now();
        return answer;
      } catch (error) {
        if (!(error instanceof PaletteError)) throw error;
        if (error.facts.status === 429) await options.admission.noteBusy(departureOf(call, options.attemptTimeoutMs));
        const delayMs = nextDelayMs(rule, error, attempt, options.random());
        if (delayMs === null || options.clock.now() + delayMs >= call.deadlineMs) throw error;
        await options.clock.sleep(delayMs);
      }
    }
  }
  return { send, lastSuccessMs: () => lastSuccess };
}

/** A store that answers too slowly every time must not use up turns for ever. */
const mostTurns = 3;

/**
 * Waits for the request's turn. The right to write is asked for after that, because waiting takes its time; should that
 * answer itself be slow, the turn is over and the next one is waited for.
 */
async function leave<T>({ admission, clock, attemptTimeoutMs }: TransportOptions, call: Call<T>): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    await admission.enter(departureOf(call, attemptTimeoutMs));
    if (call.effect === 'read') return;
    const enteredAtMs = clock.now();
    await call.allowWrite();
    if (Math.abs(clock.now() - enteredAtMs) <= turnLastsMs) return;
    if (turn === mostTurns) throw new PaletteError({ ...where(call), kind: 'budget' });
  }
}

/** A write must have the time to hear its answer. */
function departureOf<T>(call: Call<T>, attemptTimeoutMs: number): Departure {
  const { method, path, caller, subject, effect } = call;
  const deadlineMs = effect === 'write' ? call.deadlineMs - attemptTimeoutMs : call.deadlineMs;
  return { method, path, caller, subject: subject ?? null, deadlineMs };
}

async function sendOnce<T>(options: TransportOptions, redact: Redact, call: Call<T>): Promise<Answer<T>> {
  const { response, bytes } = await exchange(options, redact, call);
  const text = new TextDecoder().decode(bytes);
  if (!response.ok) throw new PaletteError(readRefusal(redact, call, response, text));
  const body = call.isFile === true ? toReceivedFile(response.headers, bytes) : parseJson(text);
  const parsed = call.answer.safeParse(body);
  // What is no JSON is no answer, not even where none is expected: a proxy page is not Palette's 204.
  if (body === undefined || !parsed.success) {
    throw new PaletteError({ ...where(call), kind: 'schema', status: response.status });
  }
  return { value: parsed.data, auditUid: response.headers.get('audituid') };
}

async function exchange<T>(options: TransportOptions, redact: Redact, call: Call<T>): Promise<Received> {
  const leftMs = Math.min(options.attemptTimeoutMs, call.deadlineMs - options.clock.now());
  if (leftMs <= 0) throw new PaletteError({ ...where(call), kind: 'timeout' });
  const attempt = new AbortController();
  const finished = new AbortController();
  const late = options.clock.sleep(leftMs, finished.signal).then((): 'late' => 'late');
  const reply = fetchBytes(options, call, attempt.signal);
  reply.catch(() => undefined);
  try {
    const first = await Promise.race([reply, late]);
    if (first !== 'late') return first;
    attempt.abort();
    throw new PaletteError({ ...where(call), kind: 'timeout' });
  } catch (error) {
    if (error instanceof PaletteError) throw error;
    const upstreamMessage = hasSecrets(call) ? {} : { upstreamMessage: redact(String(error)) };
    throw new PaletteError({ ...where(call), kind: 'network', ...upstreamMessage });
  } finally {
    finished.abort();
  }
}

interface Received {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function fetchBytes<T>(options: TransportOptions, call: Call<T>, signal: AbortSignal): Promise<Received> {
  const response = await options.fetch(buildRequest(options, call, signal));
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

function buildRequest<T>(options: TransportOptions, call: Call<T>, signal: AbortSignal): Request {
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.parameters?.[name] ?? ''));
  const url = new URL(path, options.baseUrl);
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, String(value));
  const accept = call.isFile === true ? 'application/octet-stream' : 'application/json';
  const headers = new Headers({ accept, apikey: options.apiKey });
  if (call.projectUid !== null) headers.set('projectuid', call.projectUid);
  if (call.body === undefined) return new Request(url, { method: call.method, headers, signal, redirect: 'error' });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: call.method, headers, signal, redirect: 'error', body: JSON.stringify(call.body) });
}

function readRefusal<T>(redact: Redact, call: Call<T>, response: Response, text: string): PaletteErrorFacts {
  const body = wireErrorSchema.safeParse(parseJson(text));
  const { code, message, ref } = body.success ? body.data : {};
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
  return {
    ...where(call),
    kind: 'http',
    status: response.status,
    ...(code && !isQuoted(call, code) ? { code: redact(code) } : {}),
    ...(ref && !hasSecrets(call) ? { ref: redact(ref) } : {}),
    ...(message && !hasSecrets(call) && call.holdsValues !== true ? { upstreamMessage: redact(message) } : {}),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(redact(text) === text ? {} : { isCredentialEchoed: true }),
  };
}

function hasSecrets<T>({ secrets = [] }: Call<T>): boolean {
  return secrets.length > 0;
}

/** Palette's codes are single words (API.md §1.5); a decision hangs on them, so they are kept. */
function isQuoted<T>({ secrets = [], holdsValues = false }: Call<T>, code: string): boolean {
  if (secrets.length === 0 && !holdsValues) return false;
  return (
    !/^[A-Za-z]+$/.test(code) || secrets.some((secret) => createRedactor([secret])(code) !== code || code === secret)
  );
}

/** Seconds only: Palette documents no such header, so the date form is not worth its code. */
function readRetryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header) ? Number(header) * 1_000 : null;
}

function where<T>({ method, path, effect }: Call<T>): Pick<PaletteErrorFacts, 'method' | 'path' | 'isRead'> {
  return effect === 'read' ? { method, path, isRead: true } : { method, path };
}

/** The JSON value of a body; `null` for an empty one (204), `undefined` for what is no JSON. */
function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
