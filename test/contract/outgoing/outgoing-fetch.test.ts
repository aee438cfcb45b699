import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily,
} from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OutgoingError } from '../../../lib/outgoing/outgoing-error';
import { createOutgoingFetch, type OutgoingOptions } from '../../../lib/outgoing/outgoing-fetch';

const opened: { close(done: () => void): unknown; closeAllConnections?(): void }[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const server of opened.splice(0)) {
    server.closeAllConnections?.();
    await new Promise<void>((resolve) => server.close(resolve));
  }
});

async function listen(server: Server | ReturnType<typeof createTcpServer>, host = '127.0.0.1'): Promise<number> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

const serve = (listener: RequestListener) => listen(createServer(listener));

/** A server that counts who knocks; nobody should. */
async function listenInVain() {
  let knocks = 0;
  const port = await listen(
    createTcpServer((socket) => {
      knocks += 1;
      socket.destroy();
    }),
  );
  return { port, knocks: () => knocks };
}

function createSignal() {
  let raise = () => {};
  const raised = new Promise<void>((resolve) => {
    raise = resolve;
  });
  return { raised, raise: () => raise() };
}

const options: OutgoingOptions = { isInPrivateNetwork: true, timeoutMs: 5_000, mostBytes: 1_000 };
const send = (address: string, changes: Partial<OutgoingOptions> = {}) =>
  createOutgoingFetch({ ...options, ...changes })(address, { method: 'GET' });

/** The error of a request that has to come to nothing. */
async function failureOf(work: Promise<Response>): Promise<OutgoingError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OutgoingError);
  return error as OutgoingError;
}

describe('a request to an address that the config names', () => {
  it('arrives with method, headers and body, and the answer comes back whole', async () => {
    const port = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const { host, accept, 'content-length': length, 'transfer-encoding': chunked } = request.headers;
      response.writeHead(418, { 'content-type': 'application/json', 'x-twice': ['a', 'b'] });
      response.end(JSON.stringify({ method: request.method, url: request.url, host, accept, length, chunked, body }));
    });
    const post = { method: 'POST', headers: { accept: 'text/x' }, body: 'grüße' } as const;
    const answer = await createOutgoingFetch(options)(`http://localhost:${port}/a/b?c=d`, post);
    expect(answer.status).toBe(418);
    expect(answer.headers.get('x-twice')).toBe('a, b');
    expect(await answer.json()).toEqual({
      method: 'POST',
      url: '/a/b?c=d',
      host: `localhost:${port}`,
      accept: 'text/x',
      length: '7',
      body: 'grüße',
    });
  });

  it.each([204, 205])('may be answered by %i, which has no body', async (status) => {
    const port = await serve((_request, response) => response.writeHead(status).end());
    const answer = await send(`http://localhost:${port}/`);
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });

  it('does not wait on a connection of an earlier one', async () => {
    const ports = new Set<number | undefined>();
    const port = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    await send(`http://localhost:${port}/`);
    await send(`http://localhost:${port}/`);
    expect(ports.size).toBe(2);
  });

  it('connects to nothing but what the name was judged by, asked once', async () => {
    const port = await serve((_request, response) => response.end('ok'));
    const resolve = vi.fn(async () => ['127.0.0.1']);
    const answer = await send(`http://localhost:${port}/`, { resolve });
    expect(await answer.text()).toBe('ok');
    expect(resolve.mock.calls).toEqual([['localhost']]);
  });

  it('goes on to the next address where nobody listens at the first', async () => {
    const isUsual = getDefaultAutoSelectFamily();
    setDefaultAutoSelectFamily(false);
    try {
      const port = await serve((_request, response) => response.end('ok'));
      const resolve = async () => ['::1', '127.0.0.1'];
      expect(await (await send(`http://localhost:${port}/`, { resolve })).text()).toBe('ok');
    } finally {
      setDefaultAutoSelectFamily(isUsual);
    }
  });

  it('asks nobody about an address in numbers', async () => {
    const port = await serve((_request, response) => response.end('ok'));
    const resolve = vi.fn(async () => ['127.0.0.1']);
    expect(await (await send(`http://127.0.0.1:${port}/`, { resolve })).text()).toBe('ok');
    expect(resolve).not.toHaveBeenCalled();
  });

  it.each([301, 302, 303, 307, 308, 300, 304])('is not sent on by %i', async (status) => {
    const elsewhere = await listenInVain();
    const port = await serve((_request, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${elsewhere.port}/` }).end();
    });
    expect((await failureOf(send(`http://localhost:${port}/`))).kind).toBe('redirected');
    expect(elsewhere.knocks()).toBe(0);
  });
});

describe('names that lead where nobody may go', () => {
  const leadsTo = ['127.0.0.1', '::1', '169.254.169.254', '10.1.2.3', '192.168.0.1', '172.16.0.1', 'fd00::1'];
  const oddly = ['::ffff:10.0.0.1', '::ffff:7f00:1', '0.0.0.0', '100.64.0.1', 'fe80::1', '64:ff9b::7f00:1', 'nonsense'];

  it.each([...leadsTo, ...oddly])('%s: refused before anybody is connected to', async (address) => {
    const { port, knocks } = await listenInVain();
    const refused = send(`https://hooks.example.com:${port}/`, {
      isInPrivateNetwork: false,
      resolve: async () => [address],
    });
    expect((await failureOf(refused)).kind).toBe('refused');
    expect(knocks()).toBe(0);
  });

  it('one bad address among good ones is enough, at either end', async () => {
    for (const addresses of [
      ['1.1.1.1', '127.0.0.1'],
      ['127.0.0.1', '1.1.1.1'],
    ]) {
      const mixed = send('https://hooks.example.com/', { isInPrivateNetwork: false, resolve: async () => addresses });
      expect((await failureOf(mixed)).kind).toBe('refused');
    }
  });

  it('a name that leads elsewhere by the second look-up is looked up once, and leads where it was judged', async () => {
    const { port, knocks } = await listenInVain();
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const resolve = vi.fn(async () => answers.shift() ?? []);
    expect((await failureOf(send(`https://hooks.example.com:${port}/`, { resolve }))).kind).toBe('network');
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(knocks()).toBe(1);
  });

  it('localhost over http is this machine, though a resolver says otherwise', async () => {
    const elsewhere = send('http://localhost/', { resolve: async () => ['10.0.0.1'] });
    expect((await failureOf(elsewhere)).kind).toBe('refused');
  });

  it.each(['2130706433', '0x7f000001', '0177.1', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.1', '169.254.169.254'])(
    'an address in numbers, %s, is judged as well',
    async (host) => {
      const { port, knocks } = await listenInVain();
      const refused = send(`https://${host}:${port}/`, { isInPrivateNetwork: false });
      expect((await failureOf(refused)).kind).toBe('refused');
      expect(knocks()).toBe(0);
    },
  );

  it.each(['http://localhost/', 'https://user:word@hooks.example.com/', 'nonsense'])(
    '%s is no address of a config, and nothing is looked up',
    async (address) => {
      const resolve = vi.fn(async () => ['1.1.1.1']);
      expect((await failureOf(send(address, { isInPrivateNetwork: false, resolve }))).kind).toBe('refused');
      expect(resolve).not.toHaveBeenCalled();
    },
  );

  it('a name without addresses, or a resolver that fails, is a fault of the network', async () => {
    const none = await failureOf(send('https://hooks.example.com/', { resolve: async () => [] }));
    expect([none.kind, none.code]).toEqual(['network', 'ENOTFOUND']);
    const fails = () => Promise.reject(Object.assign(new Error('queryA hooks.example.com'), { code: 'ESERVFAIL' }));
    const failed = await failureOf(send('https://hooks.example.com/', { resolve: fails }));
    expect([failed.kind, failed.code]).toEqual(['network', 'ESERVFAIL']);
  });
});

describe('the limits of an answer', () => {
  it('a body of just the limit is read, one byte more is not', async () => {
    const port = await serve((request, response) => response.end('x'.repeat(Number(request.url?.slice(1)))));
    expect(await (await send(`http://localhost:${port}/1000`)).text()).toHaveLength(1_000);
    expect((await failureOf(send(`http://localhost:${port}/1001`))).kind).toBe('too_large');
  });

  it('a body without an end is left at the limit', async () => {
    const closed = vi.fn();
    const port = await serve((_request, response) => {
      response.on('close', closed);
      const more = () => response.write('x'.repeat(500), () => setImmediate(more));
      more();
    });
    expect((await failureOf(send(`http://localhost:${port}/`))).kind).toBe('too_large');
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });

  it.each(['look-up', 'headers', 'body'])(
    'whoever never comes to an end of the %s is left when the time is up',
    async (at) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const reached = createSignal();
      const closed = createSignal();
      const port = await serve((_request, response) => {
        response.on('close', closed.raise);
        if (at === 'body') response.write('begun');
        setImmediate(reached.raise);
      });
      const resolve = async () => {
        if (at !== 'look-up') return ['127.0.0.1'];
        reached.raise();
        return new Promise<string[]>(() => {});
      };
      const failed = failureOf(send(`http://localhost:${port}/`, { resolve, timeoutMs: 5_000 }));
      await reached.raised;
      vi.advanceTimersByTime(4_999);
      expect(await Promise.race([failed, Promise.resolve('still waiting')])).toBe('still waiting');
      vi.advanceTimersByTime(1);
      expect((await failed).kind).toBe('timeout');
      if (at !== 'look-up') await closed.raised;
    },
  );

  it('leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const port = await serve((_request, response) => response.end('ok'));
    await send(`http://localhost:${port}/`);
    await failureOf(send('nonsense'));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a connection that comes to nothing', () => {
  it('is told by the word of Node, without the address', async () => {
    const port = await listen(createTcpServer());
    await new Promise<void>((resolve) => opened.pop()?.close(() => resolve()));
    const error = await failureOf(send(`http://127.0.0.1:${port}/secret-path`));
    expect([error.kind, error.code]).toEqual(['network', 'ECONNREFUSED']);
    expect(`${error.message}${error.stack}`).not.toMatch(new RegExp(`${port}|secret-path|127\\.0\\.0\\.1`));
  });

  it.each([
    ['nothing at all', ''],
    ['something that is not HTTP', 'SSH-2.0-server\r\n'],
    ['a status that does not exist', 'HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n'],
    ['another protocol', 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['half of what it promised', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'],
  ])('because it answers %s', async (_what, text) => {
    const port = await listen(createTcpServer((socket) => socket.once('data', () => socket.end(text))));
    expect((await failureOf(send(`http://127.0.0.1:${port}/`))).kind).toBe('network');
  });

  it('because it speaks no TLS', async () => {
    const { port, knocks } = await listenInVain();
    const resolve = async () => ['127.0.0.1'];
    expect((await failureOf(send(`https://hooks.example.com:${port}/`, { resolve }))).kind).toBe('network');
    expect(knocks(), 'a private network may be reached where the config says so').toBe(1);
  });
});
