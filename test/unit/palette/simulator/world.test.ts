import { describe, expect, test } from 'vitest';
import { advance } from '../../../../lib/palette/simulator/advance';
import { defaultSeed } from '../../../../lib/palette/simulator/default-seed';
import { newHost, putHost } from '../../../../lib/palette/simulator/host-write';
import { seededState } from '../../../../lib/palette/simulator/seed';
import type { State } from '../../../../lib/palette/simulator/state';
import { defaultSwitches } from '../../../../lib/palette/simulator/switches';
import { defaultDurations } from '../../../../lib/palette/simulator/view';
import { createWorld, objectUid } from '../../../../lib/palette/simulator/world';

const project = { projectUid: 'p1' };

function makeWorld(searchLagMs = 0) {
  let nowMs = 1_000_000;
  const switches = { ...defaultSwitches(), searchLagMs };
  const options = { now: () => nowMs, timeScale: 1, durations: defaultDurations, switches };
  const world = createWorld(seededState(defaultSeed), options);
  return {
    world,
    switches,
    passMs(ms: number) {
      nowMs += ms;
    },
    register(uid: string) {
      world.commit((state) => putHost(state, newHost({ uid, ...project }, nowMs)));
    },
    indexed: () => Object.keys(world.indexedView().state.hosts),
  };
}

function withDevice(state: State, id: string, poweredAt: number | null): State {
  const hardware = { cores: 1, memoryInMB: 1 };
  const device = { id, architecture: 'amd64', hardware, createdAt: 0, poweredAt, poweredOffAt: null } as const;
  return { ...state, devices: { ...state.devices, [id]: device } };
}

describe('a world', () => {
  test('keeps states that it gave out: a later write does not change them', () => {
    const { world, register } = makeWorld();
    const before = world.view();
    register('edge-1');
    expect(before.state.hosts).toEqual({});
    expect(Object.keys(world.view().state.hosts)).toEqual(['edge-1']);
  });

  test('has a new revision for a change, the same for none', () => {
    const { world, register } = makeWorld();
    const { revision } = world;
    world.commit((state) => state);
    expect(world.revision).toBe(revision);
    register('edge-1');
    expect(world.revision).toBe(revision + 1);
  });

  test('gives UIDs that are never the same and grow with time', () => {
    const { world, passMs } = makeWorld();
    const uids = Array.from({ length: 50 }, () => world.takeUid());
    passMs(5000);
    uids.push(world.takeUid());
    expect(new Set(uids).size).toBe(51);
    expect([...uids].sort()).toEqual(uids);
    expect(uids.every((uid) => /^[0-9a-f]{24}$/.test(uid))).toBe(true);
  });

  test('a UID has 24 digits at any time of this century', () => {
    for (const ms of [0, Date.UTC(2026, 0, 1), Date.UTC(2099, 0, 1)]) expect(objectUid(ms, 12345)).toHaveLength(24);
  });
});

describe('the index of the dashboards', () => {
  test('without lag it is the truth', () => {
    const { register, indexed } = makeWorld();
    register('edge-1');
    expect(indexed()).toEqual(['edge-1']);
  });

  test('shows each write when its own lag is over', () => {
    const { register, indexed, passMs } = makeWorld(1000);
    register('edge-1');
    passMs(600);
    register('edge-2');
    expect(indexed()).toEqual([]);
    passMs(400);
    expect(indexed()).toEqual(['edge-1']);
    passMs(600);
    expect(indexed()).toEqual(['edge-1', 'edge-2']);
  });

  test('of several writes in one moment it shows all, once the lag is over', () => {
    const { register, indexed, passMs } = makeWorld(1000);
    for (const uid of ['edge-1', 'edge-2', 'edge-3']) register(uid);
    passMs(999);
    expect(indexed()).toEqual([]);
    passMs(1);
    expect(indexed()).toEqual(['edge-1', 'edge-2', 'edge-3']);
  });

  test('never lags more than three seconds', () => {
    const { register, indexed, passMs } = makeWorld(60_000);
    register('edge-1');
    passMs(3000);
    expect(indexed()).toEqual(['edge-1']);
  });

  test('a lag that is set later hides what was written just before', () => {
    const { register, indexed, passMs, switches } = makeWorld();
    register('edge-1');
    passMs(100);
    switches.searchLagMs = 500;
    expect(indexed()).toEqual([]);
    passMs(400);
    expect(indexed()).toEqual(['edge-1']);
  });

  test('also shows late what time alone has brought', () => {
    const { world, register, passMs } = makeWorld(2000);
    register('edge-1');
    world.commit((state) => withDevice(state, 'edge-1', 1_000_000));
    const paired = () => world.indexedView().state.hosts['edge-1']?.pairedAt ?? null;
    passMs(30_000 + 1999);
    expect(world.view().state.hosts['edge-1']?.pairedAt).toBe(1_030_000);
    expect(paired()).toBeNull();
    passMs(1);
    expect(paired()).toBe(1_030_000);
  });
});

describe('advance', () => {
  const at = 50_000;
  const base = putHost(seededState(defaultSeed), newHost({ uid: 'edge-1', ...project }, 0));
  const view = (state: State, moment = at) => ({
    state,
    at: moment,
    switches: defaultSwitches(),
    durations: defaultDurations,
    timeScale: 1,
  });

  test('gives the very same state when nothing is due', () => {
    expect(advance(view(base))).toBe(base);
    const early = withDevice(base, 'edge-1', 40_000);
    expect(advance(view(early))).toBe(early);
  });

  test('looks again as soon as something falls due, and not a moment later', () => {
    const state = withDevice(base, 'edge-1', 40_000);
    expect(advance(view(state, 69_999))).toBe(state);
    expect(advance(view(state, 70_000)).hosts['edge-1']?.pairedAt).toBe(70_000);
  });

  test('does not take what it learned at one pace for another', () => {
    const state = withDevice(base, 'edge-1', 40_000);
    expect(advance(view(state))).toBe(state);
    expect(advance({ ...view(state), timeScale: 10 }).hosts['edge-1']?.pairedAt).toBe(43_000);
    const durations = { ...defaultDurations, callHome: 1 };
    expect(advance({ ...view(state), durations }).hosts['edge-1']?.pairedAt).toBe(41_000);
  });

  test('records the moment a thing was due, however late one looks', () => {
    const state = withDevice(base, 'edge-1', 0);
    expect(advance(view(state, 9_999_999)).hosts['edge-1']?.pairedAt).toBe(30_000);
  });

  test('leaves a device alone whose ID nobody registered', () => {
    const state = withDevice(base, 'edge-unknown', 0);
    expect(advance(view(state, 9_999_999))).toBe(state);
  });
});
