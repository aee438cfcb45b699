import { describe, expect, it } from 'vitest';
import { readOverview } from '../../../../lib/palette/simulator/overview';
import { createSimulator } from '../../../../lib/palette/simulator/simulator';

/** A simulator of our own time, whose hosts and clusters a stranger makes. */
function createScene() {
  let now = Date.UTC(2026, 0, 1);
  const simulator = createSimulator({ now: () => now, timeScale: 1, autoDevices: true });
  const read = () => readOverview(simulator.snapshot().state, simulator.devices.list(), now);
  const wait = (seconds: number) => {
    now += seconds * 1000;
  };
  return { simulator, read, wait };
}

const hour = 3600;

describe('what the simulated Palette holds', () => {
  it('is nothing at first', () => {
    expect(createScene().read()).toEqual({ hosts: [], clusters: [] });
  });

  it('is a host that waits, until it calls home', () => {
    const { simulator, read, wait } = createScene();
    const id = simulator.devices.create();
    simulator.stranger.registerHost({ uid: id });
    expect(read().hosts).toEqual([{ id, state: 'unpaired', clusterName: null }]);
    wait(hour);
    expect(read().hosts).toEqual([{ id, state: 'ready', clusterName: null }]);
  });

  it('is a cluster with its pools, and how far each host is', () => {
    const { simulator, read, wait } = createScene();
    const id = simulator.devices.create();
    simulator.stranger.registerHost({ uid: id });
    simulator.stranger.createCluster({ name: 'denver', hosts: [id] });
    const [fresh] = read().clusters;
    expect(fresh).toMatchObject({ name: 'denver', state: 'Pending' });
    expect(fresh?.pools.flatMap(({ hosts }) => hosts)).toEqual([{ id, progress: 0 }]);
    expect(read().hosts).toEqual([{ id, state: 'in-use', clusterName: 'denver' }]);
    wait(120);
    expect(read().clusters[0]?.state).toBe('Provisioning');
    wait(hour);
    expect(read().clusters[0]).toMatchObject({ state: 'Running', pools: [{ hosts: [{ id, progress: 100 }] }] });
  });

  it('is no cluster any more once its deletion has ended, and its host is free', () => {
    const { simulator, read, wait } = createScene();
    const id = simulator.devices.create();
    simulator.stranger.registerHost({ uid: id });
    simulator.stranger.createCluster({ name: 'denver', hosts: [id] });
    wait(hour);
    simulator.stranger.deleteCluster('denver');
    expect(read().clusters[0]?.state).toBe('Deleting');
    wait(hour);
    expect(read()).toEqual({ hosts: [{ id, state: 'ready', clusterName: null }], clusters: [] });
  });

  it('is a cluster in error when its only control plane is broken or begins anew', () => {
    for (const fate of ['die', 'reset'] as const) {
      const { simulator, read, wait } = createScene();
      const id = simulator.devices.create();
      simulator.stranger.registerHost({ uid: id });
      simulator.stranger.createCluster({ name: 'denver', hosts: [id] });
      wait(hour);
      expect(read().clusters[0]?.state).toBe('Running');
      simulator.devices[fate](id);
      expect(read().clusters[0]).toMatchObject({ state: 'Error', pools: [{ hosts: [{ progress: 0 }] }] });
      wait(120);
      expect(read().clusters[0]?.state).toBe('Error');
      wait(hour);
      expect(read().clusters[0]?.state).toBe(fate === 'die' ? 'Error' : 'Running');
    }
  });

  it('is read without a request, so the log stays that of the app', () => {
    const { simulator, read } = createScene();
    read();
    expect(simulator.log).toEqual([]);
  });
});
