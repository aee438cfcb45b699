/**
 * Requests and answers without streams: what the engine and the simulator use of them, and nothing else. The real ones
 * cost more than everything else in a run together, and read their bodies in turns of the event loop that nobody can count.
 */
class LightHeaders {
  private readonly values = new Map<string, string>();

  constructor(init: LightHeaders | Readonly<Record<string, string>> = {}) {
    const entries = init instanceof LightHeaders ? init.values : Object.entries(init);
    for (const [name, value] of entries) this.set(name, value);
  }

  get(name: string): string | null {
    return this.values.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: string): void {
    this.values.set(name.toLowerCase(), value);
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.values.entries();
  }
}

interface Init {
  readonly method?: string;
  readonly headers?: LightHeaders | Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status?: number;
  readonly signal?: AbortSignal;
}

class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: LightHeaders;
  /** Nobody here listens to it: a request that has left arrives. */
  readonly signal = never;
  private readonly body: string;

  constructor(url: URL | string, { method = 'GET', headers, body = '' }: Init = {}) {
    this.url = String(url);
    this.method = method;
    this.headers = new LightHeaders(headers);
    this.body = body;
  }

  text(): Promise<string> {
    return Promise.resolve(this.body);
  }
}

const encoder = new TextEncoder();

class LightResponse {
  readonly status: number;
  readonly headers: LightHeaders;
  private readonly body: string;

  constructor(body: string | null = null, { status = 200, headers }: Init = {}) {
    this.body = body ?? '';
    this.status = status;
    this.headers = new LightHeaders(headers);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(new Uint8Array(encoder.encode(this.body)).buffer);
  }

  text(): Promise<string> {
    return Promise.resolve(this.body);
  }
}

const aborted = new Error('aborted');

/** What listeners of a signal need; the real one makes an error with a stack each time it aborts. */
class LightSignal {
  aborted = false;
  readonly reason = aborted;
  private readonly listeners = new Set<() => void>();

  addEventListener(_type: 'abort', act: () => void): void {
    this.listeners.add(act);
  }

  removeEventListener(_type: 'abort', act: () => void): void {
    this.listeners.delete(act);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    for (const act of [...this.listeners]) act();
    this.listeners.clear();
  }
}

class LightAbortController {
  readonly signal = new LightSignal();

  abort(): void {
    this.signal.abort();
  }
}

const never = new LightSignal();
const light = {
  AbortController: LightAbortController,
  Headers: LightHeaders,
  Request: LightRequest,
  Response: LightResponse,
};

/** Runs `work` with light requests in the place of the real ones. */
export async function withLightHttp<T>(work: () => Promise<T>): Promise<T> {
  const { AbortController, Headers, Request, Response } = globalThis;
  Object.assign(globalThis, light);
  try {
    return await work();
  } finally {
    Object.assign(globalThis, { AbortController, Headers, Request, Response });
  }
}
