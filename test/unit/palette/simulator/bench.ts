import { DEFAULT_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { profileUid } from '../../../../lib/palette/simulator/seed';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../../lib/palette/simulator/simulator';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Bench {
  readonly simulator: Simulator;
  now(): number;
  /** Moves the clock on. */
  pass(seconds: number): void;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
}

export const infraUid = profileUid('edge-infra', '1.2.0');
export const addOnUid = profileUid('store-apps', '1.1.0');

/** A simulator on a clock of its own, and a caller with a good key in the default project. */
export function createBench(options: SimulatorOptions = {}, startMs = Date.UTC(2026, 0, 1)): Bench {
  let nowMs = startMs;
  const simulator = createSimulator({ now: () => nowMs, ...options });
  return {
    simulator,
    now: () => nowMs,
    pass(seconds) {
      nowMs += seconds * 1000;
    },
    async call(method, path, body, headers = {}) {
      const response = await simulator.handle(
        new Request(`http://palette.test${path}`, {
          method,
          headers: { ApiKey: 'simulator-key', ProjectUid: DEFAULT_PROJECT_UID, ...headers },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      const isFile = response.headers.has('Content-Disposition');
      const parsed = text === '' ? undefined : isFile ? text : JSON.parse(text);
      return { status: response.status, headers: response.headers, body: parsed };
    },
  };
}

/** Reads a path like `items.0.metadata.uid` out of an answer; undefined where it ends early. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.entries(inner).find(([name]) => name === key)?.[1];
  }, value);
}

/** A body for `POST /v1/edgehosts`. */
export function hostBody(uid: string, labels: Record<string, string> = {}) {
  return { metadata: { uid, name: uid, labels }, spec: { archType: 'amd64' } };
}

/** A pool in the write shape. */
export function poolBody(name: string, hostUids: readonly string[], isControlPlane = false) {
  return {
    poolConfig: {
      name,
      size: hostUids.length,
      isControlPlane,
      useControlPlaneAsWorker: isControlPlane,
      labels: [isControlPlane ? 'control-plane' : 'worker'],
    },
    cloudConfig: { edgeHosts: hostUids.map((hostUid) => ({ hostUid })) },
  };
}

/** A body for `POST /v1/spectroclusters/edge-native` with the given control plane. */
export function clusterBody(name: string, hostUids: readonly string[], workers: readonly string[] = []) {
  return {
    metadata: { name, labels: { site: name, 'managed-by': 'edge-registration' } },
    spec: {
      cloudConfig: { controlPlaneEndpoint: { host: '10.20.30.40', type: 'VIP' } },
      machinepoolconfig: [
        poolBody('control-plane-pool', hostUids, true),
        ...(workers.length > 0 ? [poolBody('worker-pool', workers)] : []),
      ],
      profiles: [{ uid: infraUid }, { uid: addOnUid, variables: [{ name: 'till_count', value: '2' }] }],
    },
  };
}

/** A search by one string property. */
export function searchBody(property: string, value: string, operator = 'eq') {
  const condition = { string: { operator, negation: false, match: { conjunction: 'or', values: [value] } } };
  return {
    filter: {
      conjunction: 'and',
      filterGroups: [{ conjunction: 'and', filters: [{ property, type: 'string', condition }] }],
    },
  };
}

/** Registers hosts and makes a cluster of them; gives its UIDs. */
export async function makeCluster(
  bench: Bench,
  name: string,
  hostUids: readonly string[],
  workers: readonly string[] = [],
) {
  for (const uid of [...hostUids, ...workers]) await bench.call('POST', '/v1/edgehosts', hostBody(uid));
  const made = await bench.call('POST', '/v1/spectroclusters/edge-native', clusterBody(name, hostUids, workers));
  const uid = String(at(made.body, 'uid'));
  const cluster = await bench.call('GET', `/v1/spectroclusters/${uid}`);
  return { uid, configUid: String(at(cluster.body, 'spec.cloudConfigRef.uid')) };
}
