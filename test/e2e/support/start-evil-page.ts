import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EvilPage {
  /** Under one host name the same site as the app, under the other another one. */
  readonly addresses: readonly { readonly what: string; readonly url: string }[];
  stop(): Promise<void>;
}

/** A page of somebody else that sends a form of theirs to `target` by itself, into a frame of its own. */
export async function startEvilPage(target: string, fields: Readonly<Record<string, string>>): Promise<EvilPage> {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const html = `<!doctype html><title>Win a prize</title><iframe name="hole"></iframe>
    <form method="post" action="${target}" target="hole">${inputs.join('')}</form>
    <script>document.forms[0].submit()</script>`;
  const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    addresses: [
      { what: 'same site, other port', url: `http://localhost:${port}/` },
      { what: 'other site', url: `http://127.0.0.1:${port}/` },
    ],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
