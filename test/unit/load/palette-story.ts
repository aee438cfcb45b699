import type { LogPage } from '../../../lib/palette/simulator/log';
import type { State } from '../../../lib/palette/simulator/state';
import { at, clusterBody, createBench, hostBody, poolBody } from '../palette/simulator/bench';

/** What the log and the state of a Palette show after a story. */
export interface Evidence {
  readonly state: State;
  readonly entries: LogPage['entries'];
}

export interface Story {
  register(hostId: string): Promise<void>;
  create(siteId: string, hostIds: readonly string[], workers?: readonly string[]): Promise<void>;
  addPool(siteId: string, hostIds: readonly string[]): Promise<void>;
  putPool(siteId: string, pool: string, hostIds: readonly string[], isControlPlane?: boolean): Promise<void>;
  pass(seconds: number): void;
  evidence(): Evidence;
}

/** A Palette that lets everything happen, so that every breach can be staged. */
export function tellStory(): Story {
  const bench = createBench({
    switches: {
      duplicateClusterName: 'accept',
      hostInUse: 'accept',
      evenControlPlane: 'accept',
      alreadyRegisteredSameProject: 'accept-keep',
    },
  });
  const configUids = new Map<string, string>();
  const machinePools = (siteId: string) => `/v1/cloudconfigs/edge-native/${configUids.get(siteId)}/machinePools`;
  return {
    register: async (hostId) => void (await bench.call('POST', '/v1/edgehosts', hostBody(hostId))),
    async create(siteId, hostIds, workers = []) {
      const body = clusterBody(siteId, hostIds, workers);
      const made = await bench.call('POST', '/v1/spectroclusters/edge-native', body);
      const cluster = await bench.call('GET', `/v1/spectroclusters/${at(made.body, 'uid')}`);
      configUids.set(siteId, String(at(cluster.body, 'spec.cloudConfigRef.uid')));
    },
    addPool: async (siteId, hostIds) =>
      void (await bench.call('POST', machinePools(siteId), poolBody('worker-pool', hostIds))),
    putPool: async (siteId, pool, hostIds, isControlPlane = false) =>
      void (await bench.call('PUT', `${machinePools(siteId)}/${pool}`, poolBody(pool, hostIds, isControlPlane))),
    pass: bench.pass,
    evidence: () => ({ state: bench.simulator.snapshot().state, entries: bench.simulator.log }),
  };
}
