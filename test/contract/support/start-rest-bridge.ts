import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';

/** What goes wrong with the next request. `lose_reply` runs the command and hangs up; `hang` never answers. */
export type BridgeFault =
  | { readonly kind: 'drop' | 'lose_reply' | 'hang' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'status'; readonly status: number; readonly body: string };

export interface RestBridge {
  readonly url: string;
  readonly token: string;
  /** Straight to Redis, to look behind the store's back. */
  readonly redis: Redis;
  /** The faults of the next requests, one each. */
  injectFaults(...faults: readonly BridgeFault[]): void;
  /** How many requests have arrived since the last call; faults that were not used up are forgotten. */
  takeRequestCount(): number;
  stop(): Promise<void>;
}

/**
 * An HTTP server that takes one Redis command as a JSON array and answers `{"result"}` or `{"error"}`, or at `/pipeline` an
 * array of both, as the REST side of Vercel KV does (plain encoding: the store uses no other). A fault hits the whole
 * request.
 */
export async function startRestBridge(socketPath: string): Promise<RestBridge> {
  const token = 'bridge-token-5f1c';
  const redis = new Redis(socketPath, { maxRetriesPerRequest: 1 });
  let faults: BridgeFault[] = [];
  let requestCount = 0;

  const server = createServer((request, response) => {
    requestCount += 1;
    void answer(request, response, faults.shift()).catch((error) => send(response, 500, { error: String(error) }));
  });

  async function answer(request: IncomingMessage, response: ServerResponse, fault: BridgeFault | undefined) {
    const body = await readBody(request);
    if (request.headers.authorization !== `Bearer ${token}`) {
      return send(response, 401, { error: 'WRONGPASS invalid or missing auth token' });
    }
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'drop') return request.socket.destroy();
    if (fault?.kind === 'status') return response.writeHead(fault.status).end(fault.body);
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    const reply = await run(redis, request.url ?? '', JSON.parse(body));
    if (fault?.kind === 'lose_reply') return request.socket.destroy();
    send(response, 'error' in reply ? 400 : 200, reply);
  }

  // Longer than any pause of a client: one that is late would meet a connection that was just closed.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    redis,
    injectFaults: (...next) => {
      faults = [...next];
    },
    takeRequestCount() {
      const count = requestCount;
      requestCount = 0;
      faults = [];
      return count;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      redis.disconnect();
    },
  };
}

type Command = readonly [string, ...unknown[]];
type Reply = { readonly result: unknown } | { readonly error: string };

/** A pipeline is no transaction: a command that fails stops none of the others. */
async function run(redis: Redis, path: string, body: unknown): Promise<Reply | readonly Reply[]> {
  if (!path.endsWith('/pipeline')) return runCommand(redis, body as Command);
  return Promise.all((body as Command[]).map((command) => runCommand(redis, command)));
}

async function runCommand(redis: Redis, [name, ...args]: Command): Promise<Reply> {
  try {
    return { result: await redis.call(name, ...args.map(String)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
