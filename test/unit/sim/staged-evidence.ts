import { createSimulator, type Simulator } from '../../../lib/palette/simulator/simulator';
import type { State } from '../../../lib/palette/simulator/state';
import { clusterLabels } from '../../../lib/registration/plan/labels';
import type { Site } from '../../../lib/sites/site';
import type { Intent } from '../../../lib/store/records';
import { openIntent } from '../../../lib/store/records';
import { hostIdOf } from '../../sim/choose-phones';
import { type ArrivedWrite, createEvidence, type Evidence, type PoolReading } from '../../sim/evidence';
import { chooseScenario, type Scenario } from '../../sim/scenario';
import { testRequest } from '../../support/test-intent';
import { testSite } from '../../support/test-site';

export const startMs = 1_000_000;
export const site = testSite('denver');
const phone = {
  name: 'p1',
  hostId: hostIdOf(1),
  siteId: site.id,
  atMs: 0,
  repeatsAfterMs: [],
  leaves: false,
  undoesAfterMs: null,
  returnsAfterMs: null,
  answers: [''],
};

/** Evidence of a run that never was, with a hand on the Palette in it. */
export interface StagedEvidence {
  readonly evidence: Evidence;
  readonly simulator: Simulator;
  state(): State;
  /** What `change` does to Palette, as a write of ours that arrived now. */
  write(change: () => void, more?: Partial<ArrivedWrite>): void;
  /** The pools as an instance reads them now. */
  read(members: readonly string[]): PoolReading;
  /** What Palette holds now counts from now on. */
  keep(): void;
  after(ms: number): void;
}

/** An empty Palette, one site, one phone. */
export function stageEvidence(changes: Partial<Scenario> = {}, sites: readonly Site[] = [site]): StagedEvidence {
  let nowMs = startMs;
  const base = chooseScenario(1);
  const calm = { ...base.instanceFaults, jumps: [] };
  const scenario = {
    ...base,
    orders: [],
    devices: [],
    pace: {},
    sites,
    phones: [phone],
    switches: {},
    instanceFaults: calm,
    ...changes,
  };
  const evidence: Evidence = { ...createEvidence(scenario, startMs), hasEnded: true };
  const simulator = createSimulator({ now: () => nowMs, random: () => 0.5 });
  const state = () => simulator.snapshot().state;
  return {
    evidence,
    simulator,
    state,
    write(change, more = {}) {
      const before = state();
      change();
      evidence.writes.push({
        instance: 'i1',
        method: 'PUT',
        template: '/v1/cloudconfigs/edge-native/{configUid}/machinePools/{machinePoolName}',
        body: {},
        departedAtMs: nowMs - 50,
        arrivedAtMs: nowMs,
        status: 204,
        isDone: true,
        before,
        after: state(),
        basis: null,
        ...more,
      });
    },
    read: (members) => ({
      instance: 'i1',
      configUid: 'config',
      handledAtMs: nowMs,
      deliveredAtMs: nowMs,
      members: new Set(members),
    }),
    keep: () => {
      evidence.versions = [...evidence.versions, { atMs: nowMs, state: state() }];
    },
    after: (ms) => {
      nowMs += ms;
    },
  };
}

/** A cluster of ours for the site, with these members. */
export function createOwnCluster(
  { simulator }: StagedEvidence,
  hosts: readonly string[],
  workers: readonly string[] = [],
) {
  for (const uid of [...hosts, ...workers]) registerOwnHost(simulator, uid);
  return simulator.stranger.createCluster({
    name: site.clusterName,
    labels: clusterLabels(site),
    hosts: [...hosts],
    workers: [...workers],
  });
}

/** A host that is registered for the site. */
export function registerOwnHost(simulator: Simulator, uid: string): void {
  simulator.stranger.registerHost({ uid, labels: { site: site.id }, isPaired: true });
}

/** An intent of the first phone's host. */
export function intentOf(changes: Partial<Intent>): Intent {
  const { hostId, siteId } = phone;
  return { ...openIntent(testRequest({ hostId, siteId, requestedAtMs: startMs })), ...changes };
}
