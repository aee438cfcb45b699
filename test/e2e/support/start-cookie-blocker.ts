import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CookieBlocker {
  /** The app as a browser sees it that keeps no cookies and sends none. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A server in front of an app that passes everything on but cookies, in both directions. */
export async function startCookieBlocker(appUrl: string): Promise<CookieBlocker> {
  const { hostname, port } = new URL(appUrl);
  const server = createServer((incoming, outgoing) => {
    const { cookie: _, ...headers } = incoming.headers;
    const passedOn = ask({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      const { 'set-cookie': __, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, kept);
      answer.pipe(outgoing);
    });
    passedOn.on('error', () => outgoing.destroy());
    incoming.pipe(passedOn);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
