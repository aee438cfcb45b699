import { startRedis } from '../../contract/support/start-redis';
import { startProcess } from './start-process';

/** A store of the kind that runs on the platform: a real Redis behind its REST side. */
export interface StoreServer {
  readonly pid: number;
  readonly url: string;
  readonly token: string;
  /** How many HTTP requests it has had. */
  countRequests(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts both, each in a process of its own, so that they cost no turn of anybody's event loop. */
export async function startStore(logs: string): Promise<StoreServer> {
  const redis = await startRedis();
  const bridge = await startProcess({
    name: 'bridge',
    logs,
    args: ['--import', 'tsx', 'test/support/processes/rest-bridge-process.ts', redis.socketPath],
    env: {},
    announcement: /"counterPort":(\d+).*\}/,
  });
  const { url, token } = JSON.parse(bridge.output().trim());
  return {
    pid: bridge.pid,
    url,
    token,
    countRequests: async () => Number(await (await fetch(`http://127.0.0.1:${bridge.port}`)).text()),
    async stop() {
      await bridge.stop();
      await redis.stop();
    },
  };
}
