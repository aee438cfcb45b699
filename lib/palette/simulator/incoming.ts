/** A request, read to its end. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown;
  readonly isBodyBroken: boolean;
}

/** Reads a fetch request; a body that is no JSON is kept as text and marked. */
export async function readIncoming(request: Request): Promise<Incoming> {
  const url = new URL(request.url);
  const text = await request.text();
  const body = parse(text);
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: body === undefined && text !== '' ? text : body,
    isBodyBroken: text !== '' && body === undefined,
  };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
