import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startRestBridge } from '../../contract/support/start-rest-bridge';

/** Started with the socket of a Redis: its REST bridge, which says where it is and, on a port of its own, its requests. */
async function main(socketPath: string | undefined): Promise<void> {
  if (socketPath === undefined) throw new Error('Name the socket file of a Redis');
  const bridge = await startRestBridge(socketPath);
  let requests = 0;
  const counter = createServer((_request, response) => {
    requests += bridge.takeRequestCount();
    response.end(String(requests));
  });
  counter.keepAliveTimeout = 60_000;
  counter.listen(0, '127.0.0.1', () => {
    const { port } = counter.address() as AddressInfo;
    console.log(JSON.stringify({ counterPort: port, url: bridge.url, token: bridge.token }));
  });
}

await main(process.argv[2]);
