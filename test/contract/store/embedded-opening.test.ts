import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStoreWorker } from './start-workers';

const workers = Array.from({ length: 4 }, startStoreWorker);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-opening-'));
});
afterAll(async () => {
  for (const worker of workers) worker.process.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

// Without patience about 3 of 100 such openings failed, so one round would prove nothing.
it('lets four processes make and open the same new file at the same moment, 25 times', async () => {
  for (let round = 0; round < 25; round += 1) {
    const place = { kind: 'embedded', dataDir: join(folder, String(round)) } as const;
    const opened = await Promise.allSettled(workers.map((worker) => worker.ask({ do: 'open', place, prefix: 'test' })));
    expect(opened.map((one) => one.status)).toEqual(Array(workers.length).fill('fulfilled'));
  }
});
