import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { OutgoingError } from './outgoing-error';

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Sending {
  readonly url: URL;
  /** The only IP addresses that may be connected to, at least one. */
  readonly addresses: readonly string[];
  readonly request: OutgoingRequest;
  readonly mostBytes: number;
  /** Ends it at once, with its reason. */
  readonly signal: AbortSignal;
}

/**
 * Sends one request over a connection of its own: one that is kept for later might have been made under other rules.
 * Rejects with what Node says, with the signal's reason, or with {@link OutgoingError}.
 */
export function sendRequest(sending: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    const outgoing = openRequest(sending);
    const giveUp = (reason: unknown) => {
      reject(reason);
      outgoing.destroy();
    };
    const stop = () => giveUp(sending.signal.reason);
    if (sending.signal.aborted) stop();
    sending.signal.addEventListener('abort', stop, { once: true });
    // More than one may come, and one that nobody listens to ends the process.
    outgoing.on('error', reject);
    // Without a listener the answer 101 would end in silence.
    outgoing.once('upgrade', (_answer, socket) => {
      socket.destroy();
      giveUp(new OutgoingError('network'));
    });
    outgoing.once('response', (answer) => readAnswer(answer, sending.mostBytes).then(resolve, giveUp));
    outgoing.end(sending.request.body);
  });
}

function openRequest({ url, addresses, request }: Sending): ClientRequest {
  const { method, headers = {}, body } = request;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = {
    method,
    agent: false,
    // One address of several may be dead; said here because a framework may have switched it off for the process.
    autoSelectFamily: true,
    lookup: answerWith(addresses),
    headers: { 'accept-encoding': 'identity', ...headers, ...length },
  } as const;
  // Said again here because an environment variable of Node's can switch it off for a whole process.
  return url.protocol === 'https:'
    ? requestHttps(url, { ...options, rejectUnauthorized: true })
    : requestHttp(url, options);
}

/** The look-up has been made and judged; a second one might find something else. */
function answerWith(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, answer) => {
    const [first] = found;
    if (all || first === undefined) answer(null, found);
    else answer(null, first.address, first.family);
  };
}

async function readAnswer(answer: IncomingMessage, mostBytes: number): Promise<Response> {
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400) throw new OutgoingError('redirected');
  if (status < 200 || status > 599) throw new OutgoingError('network');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new OutgoingError('too_large');
    chunks.push(chunk);
  }
  const isWithoutBody = status === 204 || status === 205;
  return new Response(isWithoutBody ? null : Buffer.concat(chunks), { status, headers: headersOf(answer) });
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}
