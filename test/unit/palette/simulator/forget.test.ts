import { describe, expect, it } from 'vitest';
import { forgetHosts, forgetIdleDevices } from '../../../../lib/palette/simulator/forget';
import { createSimulator } from '../../../../lib/palette/simulator/simulator';

const startMs = Date.parse('2026-11-21T08:00:00Z');

function createWorld() {
  let nowMs = startMs;
  const simulator = createSimulator({ now: () => nowMs });
  const { stranger, devices } = simulator;
  for (const uid of ['edge-a', 'edge-b', 'edge-c']) {
    stranger.registerHost({ uid, isPaired: true });
    devices.create({ id: uid });
  }
  stranger.createCluster({ name: 'pair', hosts: ['edge-a'], workers: ['edge-b'] });
  stranger.createCluster({ name: 'single', hosts: ['edge-c'] });
  return {
    simulator,
    later: (ms: number) => {
      nowMs += ms;
    },
    state: () => simulator.snapshot().state,
  };
}

describe('forgetting hosts', () => {
  it('takes their devices and their clusters along, and leaves the others as they are', () => {
    const before = createWorld().state();
    const after = forgetHosts(before, ['edge-a', 'edge-b', 'edge-unknown']);
    expect(Object.keys(after.hosts)).toEqual(['edge-c']);
    expect(Object.keys(after.devices)).toEqual(['edge-c']);
    expect(Object.values(after.clusters).map(({ name }) => name)).toEqual(['single']);
    expect(after.profiles).toBe(before.profiles);
  });

  it('takes a cluster along though only its worker goes', () => {
    const after = forgetHosts(createWorld().state(), ['edge-b']);
    expect(Object.values(after.clusters).map(({ name }) => name)).toEqual(['single']);
  });

  it('leaves a state that a simulator goes on with', () => {
    const { state } = createWorld();
    const next = createSimulator({
      now: () => startMs,
      snapshot: { version: 1, state: forgetHosts(state(), ['edge-c']) },
    });
    expect(next.devices.list().map(({ id }) => id)).toEqual(['edge-a', 'edge-b']);
  });
});

describe('forgetting devices that nobody registered', () => {
  it('takes those of long ago, and never one whose host is registered', () => {
    const { simulator, later, state } = createWorld();
    simulator.devices.create({ id: 'edge-old' });
    later(1_000);
    simulator.devices.create({ id: 'edge-new' });
    const after = forgetIdleDevices(state(), startMs + 1, 10);
    expect(Object.keys(after.devices)).toEqual(['edge-a', 'edge-b', 'edge-c', 'edge-new']);
  });

  it('keeps the newest where there are too many', () => {
    const { simulator, later, state } = createWorld();
    for (const number of [1, 2, 3, 4]) {
      later(1);
      simulator.devices.create({ id: `edge-${number}` });
    }
    const after = forgetIdleDevices(state(), startMs, 2);
    expect(Object.keys(after.devices)).toEqual(['edge-a', 'edge-b', 'edge-c', 'edge-3', 'edge-4']);
  });

  it('changes nothing where there is nothing to forget', () => {
    const state = createWorld().state();
    expect(forgetIdleDevices(state, startMs, 10)).toBe(state);
  });
});
