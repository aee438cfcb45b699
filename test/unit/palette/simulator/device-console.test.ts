import { expect, test } from 'vitest';
import { type Bench, createBench, hostBody, makeCluster } from './bench';

function linesOf(bench: Bench, id = 'edge-1'): string[] {
  return bench.simulator.devices.get(id)?.lines.map((line) => line.text) ?? [];
}

function isOnScreen(bench: Bench, text: RegExp): boolean {
  return linesOf(bench).some((line) => text.test(line));
}

test('a fresh console shows the ID and asks for the code to be scanned, and nothing that has not happened', () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1', architecture: 'arm64' });
  expect(isOnScreen(bench, /edge-1/)).toBe(true);
  expect(isOnScreen(bench, /arm64/)).toBe(true);
  expect(isOnScreen(bench, /scan the QR code/)).toBe(true);
  expect(isOnScreen(bench, /paired|installation/)).toBe(false);
});

test('each line appears when its time has come and bears that time, however late one looks', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(5000);
  const lines = bench.simulator.devices.get('edge-1')?.lines ?? [];
  const timeOf = (text: RegExp) => lines.find((line) => text.test(line.text))?.at;
  expect(timeOf(/Starting/)).toBe('2026-01-01T00:00:00.000Z');
  expect(timeOf(/paired/)).toBe('2026-01-01T00:00:30.000Z');
  expect(timeOf(/store-12: installation started/)).toBe('2026-01-01T00:00:40.000Z');
  expect(timeOf(/complete/)).toBe('2026-01-01T00:05:40.000Z');
});

test('progress goes from 0 to 100 without ever falling', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  await makeCluster(bench, 'store-12', ['edge-1']);
  const seen: number[] = [];
  for (let count = 0; count < 40; count += 1) {
    bench.pass(10);
    seen.push(bench.simulator.devices.get('edge-1')?.progress ?? -1);
  }
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  expect([seen[0], seen.at(-1)]).toEqual([0, 100]);
  expect(seen.some((percent) => percent > 0 && percent < 100)).toBe(true);
});

test('the console of one device does not show what happens to another', async () => {
  const bench = createBench();
  for (const id of ['edge-1', 'edge-2']) bench.simulator.devices.create({ id });
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2'));
  bench.pass(100);
  expect(isOnScreen(bench, /paired/)).toBe(false);
  expect(linesOf(bench, 'edge-2').some((line) => /paired/.test(line))).toBe(true);
});

test('power off is written on the screen and gone after the next power on', () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  bench.pass(10);
  bench.simulator.devices.powerOff('edge-1');
  expect(linesOf(bench).at(-1)).toBe('Power off');
  bench.pass(10);
  bench.simulator.devices.powerOn('edge-1');
  expect(isOnScreen(bench, /Power off/)).toBe(false);
  expect(bench.simulator.devices.get('edge-1')?.lines[0]?.at).toBe('2026-01-01T00:00:20.000Z');
});
