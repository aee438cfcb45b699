import { describe, expect, test } from 'vitest';
import type { Simulator } from '../../../../lib/palette/simulator/simulator';
import { createSeededRandom, createWeather, type WeatherOptions } from '../../../../lib/palette/simulator/weather';
import { createBench, hostBody } from './bench';

/** The kinds of what befalls so many requests, `-` where nothing does. */
function forecast(options: WeatherOptions, requests: number): string[] {
  const weather = createWeather(options);
  return Array.from({ length: requests }, () => weather.take()[0]?.kind ?? '-');
}

function share(kinds: readonly string[], kind: string): number {
  return kinds.filter((other) => other === kind).length / kinds.length;
}

describe('bad luck', () => {
  test('falls in the shares asked for', () => {
    const kinds = forecast({ seed: 1, droppedAnswers: 0.05, serverErrors: 0.02, crowding: 0.01 }, 20_000);
    expect(share(kinds, 'drop')).toBeCloseTo(0.05, 2);
    expect(share(kinds, 'html')).toBeCloseTo(0.02, 2);
    expect(share(kinds, 'too-many-requests')).toBeCloseTo(0.01, 2);
  });

  test('repeats with its seed and differs with another', () => {
    const options = { droppedAnswers: 0.3 };
    expect(forecast({ ...options, seed: 7 }, 100)).toEqual(forecast({ ...options, seed: 7 }, 100));
    expect(forecast({ ...options, seed: 7 }, 100)).not.toEqual(forecast({ ...options, seed: 8 }, 100));
  });

  test('there is none unless somebody asks for it', () => {
    expect(new Set(forecast({ seed: 1 }, 1_000))).toEqual(new Set(['-']));
  });

  test('a proxy fails before and after the work is done, about as often', () => {
    const weather = createWeather({ seed: 3, serverErrors: 1 });
    const done = Array.from({ length: 1_000 }, () => weather.take()[0]).filter(
      (fault) => fault?.kind === 'html' && fault.isDone,
    );
    expect(done.length).toBeGreaterThan(400);
    expect(done.length).toBeLessThan(600);
  });

  test('seeded numbers spread evenly over [0, 1)', () => {
    const random = createSeededRandom(5);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 10_000; round += 1) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('the simulator in bad weather', () => {
  test('an answer that is dropped was earned: the host is there, the caller does not know', async () => {
    const bench = createBench({ weather: { seed: 1, droppedAnswers: 1 } });
    await expect(bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).rejects.toThrow('fetch failed');
    expect(hostIds(bench.simulator)).toEqual(['edge-1']);
    expect(bench.simulator.log).toMatchObject([{ effect: 'write', status: null, faults: ['drop'] }]);
  });

  test('a request that is crowded out does nothing', async () => {
    const bench = createBench({ weather: { seed: 1, crowding: 1 } });
    expect((await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).status).toBe(429);
    expect(hostIds(bench.simulator)).toEqual([]);
  });

  test('a fault that a test ordered goes before chance, and the log names what was applied only', async () => {
    const bench = createBench({ weather: { seed: 1, droppedAnswers: 1 } });
    bench.simulator.faults.add({ kind: 'error', isDone: false, refusal: { status: 503, code: 'Down' }, match: {} });
    expect((await bench.call('GET', '/v1/users/info')).status).toBe(503);
    expect(bench.simulator.log[0]?.faults).toEqual(['error']);
  });
});

describe('latency', () => {
  test('half of it passes before the work is done and half before the answer is out', async () => {
    const naps: { readonly ms: number; readonly hostIds: readonly string[] }[] = [];
    const sleep = async (ms: number) => void naps.push({ ms, hostIds: hostIds(bench.simulator) });
    const bench = createBench({ latencyMs: 100, sleep });
    await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    expect(naps).toEqual([
      { ms: 50, hostIds: [] },
      { ms: 50, hostIds: ['edge-1'] },
    ]);
  });

  test('without it nothing sleeps', async () => {
    const bench = createBench({ sleep: () => Promise.reject(new Error('slept')) });
    expect((await bench.call('GET', '/v1/users/info')).status).toBe(200);
  });
});

describe('the log', () => {
  test('forgets the oldest beyond its limit, and counts what it forgot until it is cleared', async () => {
    const bench = createBench({ logLimit: 2 });
    for (const id of ['edge-1', 'edge-2', 'edge-3']) await bench.call('GET', `/v1/edgehosts/${id}`);
    expect(bench.simulator.log.map(({ path }) => path)).toEqual(['/v1/edgehosts/edge-2', '/v1/edgehosts/edge-3']);
    expect(bench.simulator.forgottenLogEntries).toBe(1);
    bench.simulator.clearLog();
    expect([bench.simulator.log, bench.simulator.forgottenLogEntries]).toEqual([[], 0]);
  });
});

function hostIds(simulator: Simulator): string[] {
  return Object.keys(simulator.snapshot().state.hosts);
}
