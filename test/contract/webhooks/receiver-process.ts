import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it does with the next request: `drop` takes the message and hangs up without an answer. */
export type ReceiverMood = 'ok' | 'fail' | 'hang' | 'drop' | 'redirect' | 'flood';

/** One request, as a line of its output. */
export interface ReceivedLine {
  readonly id: string;
  readonly isSigned: boolean;
  readonly isTaken: boolean;
  readonly body: string;
}

/**
 * A receiver of webhooks as a company might have one. Started with its port (0: any), its secret and the moods of its
 * first requests; well-behaved from then on. Says its port, then each request.
 */
function main(port = '0', secret = '', moods = ''): void {
  const left = moods.split(',').filter((mood) => mood !== '') as ReceiverMood[];
  const server = createServer(async (request, response) => {
    const mood = left.shift() ?? 'ok';
    const body = await readBody(request);
    const isTaken = mood === 'ok' || mood === 'drop' || mood === 'flood';
    const line: ReceivedLine = { id: header(request, 'id'), isSigned: isSigned(request, body, secret), isTaken, body };
    console.log(JSON.stringify(line));
    if (mood === 'hang') return;
    if (mood === 'drop') return request.socket.destroy();
    if (mood === 'redirect') return response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' }).end();
    if (mood === 'flood') return response.writeHead(200).end('x'.repeat(500_000));
    response.writeHead(mood === 'ok' ? 204 : 500).end();
  });
  server.listen(Number(port), '127.0.0.1', () => {
    console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
  });
}

/** After the text of Standard Webhooks: any of the signatures in the header may be the right one. */
function isSigned(request: IncomingMessage, body: string, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${header(request, 'id')}.${header(request, 'timestamp')}.${body}`;
  const expected = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  return header(request, 'signature')
    .split(' ')
    .map((one) => Buffer.from(one))
    .some((one) => one.length === expected.length && timingSafeEqual(one, expected));
}

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[`webhook-${name}`] ?? '');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

main(...process.argv.slice(2));
