import { describe, expect, test } from 'vitest';
import { StoreError } from '../../../lib/store/store';
import { createFaultyStore } from '../../sim/faulty-store';
import { createInstance } from '../../sim/instance';
import { withLightHttp } from '../../sim/light-http';
import { createPaletteWire } from '../../sim/palette-wire';
import { chooseScenario, type Scenario } from '../../sim/scenario';
import { createStage, type Stage, simulatorKey } from '../../sim/stage';
import { createStrangers } from '../../sim/strangers';

const calmPalette = {
  lostRequest: 0,
  lostAnswer: 0,
  late: 0,
  latePools: 0,
  slow: 0,
  serverError: 0,
  tooMany: 0,
  unlucky: null,
  outages: [],
};
const calmStore = {
  lostRequest: 0,
  lostAnswer: 0,
  hanging: 0,
  slow: 0,
  outages: [],
  emptiedAtMs: [],
  jumps: [],
  jumpAtWrite: 0,
};

function openStage(changes: { palette?: Partial<Scenario['palette']>; store?: Partial<Scenario['store']> }): Stage {
  const scenario = chooseScenario(1);
  return createStage(
    {
      ...scenario,
      switches: {},
      quietFromMs: 600_000,
      palette: { ...calmPalette, ...changes.palette },
      store: { ...calmStore, ...changes.store },
      instanceFaults: { ...scenario.instanceFaults, stallAtAnswer: 0, crashAtWrite: 0 },
    },
    false,
  );
}

type End<T> = { readonly value: T } | { readonly error: unknown } | 'silence';

async function endOf<T>(stage: Stage, call: Promise<T>): Promise<End<T>> {
  let end: End<T> = 'silence';
  call.then(
    (value) => {
      end = { value };
    },
    (error: unknown) => {
      end = { error };
    },
  );
  await stage.scheduler.run(() => false, stage.startMs + 60_000);
  return end;
}

describe('the network to Palette', () => {
  const host = JSON.stringify({ metadata: { uid: 'edge-0001' }, spec: {} });
  const headers = { apikey: simulatorKey, projectuid: '66aa00000000000000000001' };

  function post(stage: Stage, isDead = false): Promise<End<Response>> {
    return withLightHttp(async () => {
      const instance = createInstance(stage, 'i1');
      const fetch = createPaletteWire(stage, createStrangers(stage))(instance);
      const sent = fetch(new Request('https://palette.test/v1/edgehosts', { method: 'POST', headers, body: host }));
      if (isDead) instance.crash();
      return endOf(stage, sent);
    });
  }
  const isThere = (stage: Stage) => stage.simulator.snapshot().state.hosts['edge-0001'] !== undefined;

  test('carries a request there and its answer back', async () => {
    const stage = openStage({});
    expect(await post(stage)).toMatchObject({ value: { status: 201 } });
    expect(stage.evidence.writes).toMatchObject([{ instance: 'i1', isDone: true }]);
  });

  test('carries the request of an instance that has died meanwhile', async () => {
    const stage = openStage({});
    expect(await post(stage, true)).toBe('silence');
    expect(isThere(stage)).toBe(true);
  });

  test('loses requests: nothing is done, and the caller hears no answer', async () => {
    const stage = openStage({ palette: { lostRequest: 1 } });
    expect(await post(stage)).not.toHaveProperty('value');
    expect(isThere(stage)).toBe(false);
  });

  test('loses answers: it is done, and the caller hears no answer', async () => {
    const stage = openStage({ palette: { lostAnswer: 1 } });
    expect(await post(stage)).not.toHaveProperty('value');
    expect(isThere(stage)).toBe(true);
  });

  test('delivers late, but within what API.md §12 reckons with', async () => {
    const stage = openStage({ palette: { late: 1 } });
    await post(stage);
    const [write] = stage.evidence.writes;
    expect(write?.arrivedAtMs).toBeGreaterThanOrEqual(stage.startMs + 1_000);
    expect(write?.arrivedAtMs).toBeLessThanOrEqual(stage.startMs + 10_000);
  });
});

describe('the store as an instance sees it', () => {
  const counted = async (stage: Stage) => (await stage.store.current.increment('visits')) - 1;
  const count = (stage: Stage) =>
    endOf(stage, createFaultyStore(stage, createInstance(stage, 'i1')).increment('visits'));

  test('answers', async () => {
    const stage = openStage({});
    expect(await count(stage)).toEqual({ value: 1 });
  });

  test('loses a call: nothing is done, and the caller is told', async () => {
    const stage = openStage({ store: { lostRequest: 1 } });
    expect(await count(stage)).toEqual({ error: expect.any(StoreError) });
    expect(await counted(stage)).toBe(0);
  });

  test('loses an answer: it is done, and the caller is told that nobody knows', async () => {
    const stage = openStage({ store: { lostAnswer: 1 } });
    expect(await count(stage)).toEqual({ error: expect.any(StoreError) });
    expect(await counted(stage)).toBe(1);
  });

  test('hangs: the caller hears nothing at all', async () => {
    expect(await count(openStage({ store: { hanging: 1 } }))).toBe('silence');
  });

  test('is down for everybody during an outage', async () => {
    const stage = openStage({ store: { outages: [{ fromMs: 0, toMs: 1_000 }] } });
    expect(await count(stage)).not.toHaveProperty('value');
    expect(await counted(stage)).toBe(0);
  });

  test('forgets everything when it is emptied, and ends leases early when its clock jumps', async () => {
    const stage = openStage({});
    await stage.store.current.takeLease('site', 'one', 30_000);
    stage.store.jump(29_000);
    expect(await stage.store.current.takeLease('site', 'two', 30_000)).toMatchObject({ granted: false });
    stage.store.jump(1_000);
    expect(await stage.store.current.takeLease('site', 'two', 30_000)).toEqual({ granted: true, before: 'expired' });
    stage.store.empty();
    expect(await stage.store.current.takeLease('site', 'three', 30_000)).toEqual({ granted: true, before: 'free' });
  });
});
