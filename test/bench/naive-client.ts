import { DEFAULT_PROJECT_UID } from '../../lib/palette/simulator/default-seed';
import { profileUid } from '../../lib/palette/simulator/seed';
import { poolWrite, searchByName } from './naive-bodies';

/** Registers one host after the other, without memory, as the reference app of 2022 does and most scripts would. */
export interface NaiveClient {
  /** Seven calls at most; a 429 is tried again after a second. Throws on any other refusal. */
  register(hostId: string, siteId: string): Promise<void>;
}

const projects = '/v1/dashboard/projects/metadata?name=Sites';
const clusterSearch = '/v1/dashboard/spectroclusters/search';
const busyPauseMs = 1_000;

/** `pace`: simulated seconds per second, so that its pauses are scaled as everything else is. */
export function createNaiveClient(origin: string, apiKey: string, pace: number): NaiveClient {
  async function call(method: string, path: string, body?: unknown): Promise<Reply> {
    const init = { method, headers: { ApiKey: apiKey, ProjectUid: DEFAULT_PROJECT_UID } };
    for (;;) {
      const response = await fetch(
        `${origin}${path}`,
        body === undefined ? init : { ...init, body: JSON.stringify(body) },
      );
      const text = await response.text();
      if (response.status !== 429) return { status: response.status, body: text === '' ? null : JSON.parse(text) };
      await new Promise((resolve) => setTimeout(resolve, busyPauseMs / pace));
    }
  }

  async function write(method: string, path: string, body: unknown): Promise<void> {
    const { status, body: answer } = await call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  }

  async function addToPool(clusterUid: string, hostId: string): Promise<void> {
    const cluster = await call('GET', `/v1/spectroclusters/${clusterUid}`);
    await write('POST', '/v1/edgehosts', newHost(hostId));
    const config = `/v1/cloudconfigs/edge-native/${String(at(cluster.body, 'spec.cloudConfigRef.uid'))}`;
    const pools = at((await call('GET', config)).body, 'spec.machinePoolConfig');
    const workers = (Array.isArray(pools) ? pools : []).find((pool) => at(pool, 'name') === 'worker-pool');
    if (workers === undefined) return await write('POST', `${config}/machinePools`, poolWrite('worker-pool', [hostId]));
    const present = (at(workers, 'hosts') as { hostUid: string }[]).map(({ hostUid }) => hostUid);
    await write('PUT', `${config}/machinePools/worker-pool`, poolWrite('worker-pool', [...present, hostId]));
  }

  return {
    async register(hostId, siteId) {
      await call('GET', projects);
      await call('GET', `/v1/edgehosts/${hostId}`);
      const found = await call('POST', clusterSearch, searchByName(siteId));
      const clusterUid = at(found.body, 'items.0.metadata.uid');
      if (typeof clusterUid === 'string') return await addToPool(clusterUid, hostId);
      await write('POST', '/v1/edgehosts', newHost(hostId));
      await write('POST', '/v1/spectroclusters/edge-native', newCluster(siteId, hostId));
    },
  };
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

function newHost(hostId: string) {
  return { metadata: { uid: hostId, name: hostId }, spec: { archType: 'amd64' } };
}

function newCluster(name: string, hostId: string) {
  const profiles = [profileUid('edge-infra', '1.3.0'), profileUid('store-base', '3.1.0')];
  return {
    metadata: { name },
    spec: {
      cloudConfig: { controlPlaneEndpoint: { host: '10.20.30.40', type: 'VIP' } },
      machinepoolconfig: [poolWrite('control-plane-pool', [hostId], true)],
      profiles: profiles.map((uid) => ({ uid })),
    },
  };
}

/** Reads a path like `items.0.metadata.uid`; undefined where it ends early. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.entries(inner).find(([name]) => name === key)?.[1];
  }, value);
}
