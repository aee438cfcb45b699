import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CONTROL_PREFIX, handleControl } from './control';
import type { Simulator } from './simulator';

export interface RunningServer {
  readonly port: number;
  /** Ends it, open connections included. */
  close(): Promise<void>;
}

/** Serves a simulator on loopback only; port 0 takes a free one. Rejects when the port is taken. */
export async function serveOverHttp(simulator: Simulator, port: number): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    void answer(simulator, incoming, outgoing);
  });
  // Longer than any pause of a client: one that is late would meet a connection that was just closed.
  server.keepAliveTimeout = 60_000;
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const request = await toRequest(incoming);
    const isControl = new URL(request.url).pathname.startsWith(CONTROL_PREFIX);
    const response = await (isControl ? handleControl(simulator, request) : simulator.handle(request));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    // A fault that drops the connection; anything else is a bug and must be seen.
    if (!isDroppedConnection(error)) console.error(error);
    outgoing.destroy();
  }
}

function isDroppedConnection(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const method = incoming.method ?? 'GET';
  const hasBody = chunks.length > 0 && method !== 'GET' && method !== 'HEAD';
  const url = new URL(`http://127.0.0.1${incoming.url ?? '/'}`);
  return new Request(url, hasBody ? { method, headers, body: Buffer.concat(chunks) } : { method, headers });
}
