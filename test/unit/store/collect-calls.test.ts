import { expect, test } from 'vitest';
import { collectCalls, type ScriptCall } from '../../../lib/store/kv/collect-calls';

const call = (name: string, size = 0): ScriptCall => ({ script: name, keys: ['x'.repeat(size)], args: [] });

/** A service that answers when it is told to; each script is answered by its name. */
function openService() {
  const requests: { readonly names: string[]; answer(): void; fail(): void }[] = [];
  const send = collectCalls(
    (calls) =>
      new Promise((resolve, reject) => {
        const names = calls.map(({ script }) => script);
        const answer = () => resolve(names.map((result) => ({ result })));
        requests.push({ names, answer, fail: () => reject(new TypeError('fetch failed')) });
      }),
  );
  const sizes = () => requests.map(({ names }) => names.length);
  return { requests, send, sizes };
}

const nextTick = () => new Promise((resolve) => setImmediate(resolve));

test('in a rush the calls of later ticks go together, as soon as one of four requests is answered', async () => {
  const { requests, send, sizes } = openService();
  const answers: Promise<unknown>[] = [];
  for (let tick = 0; tick < 30; tick += 1) {
    answers.push(send(call(`call-${tick}`)));
    await nextTick();
  }
  expect(sizes()).toEqual([1, 1, 1, 1]);
  requests[2]?.answer();
  await nextTick();
  expect(sizes()).toEqual([1, 1, 1, 1, 26]);
  for (const request of requests) request.answer();
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 30 }, (_, tick) => `call-${tick}`));
});

test('a call that is alone waits for nobody', async () => {
  const { requests, send, sizes } = openService();
  const first = send(call('first'));
  await nextTick();
  const second = send(call('second'));
  await nextTick();
  expect(sizes()).toEqual([1, 1]);
  for (const request of requests) request.answer();
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
});

test('what has waited is cut into requests of a size that the service takes', async () => {
  const { requests, send, sizes } = openService();
  const answers = Array.from({ length: 5 }, (_, index) => send(call(`long-${index}`, 400_000)));
  await nextTick();
  expect(sizes()).toEqual([2, 2, 1]);
  for (const request of requests) request.answer();
  expect(await Promise.all(answers)).toHaveLength(5);
});

test('a call that is larger than a request may be goes alone', async () => {
  const { requests, send, sizes } = openService();
  const answers = [send(call('huge', 3_000_000)), send(call('small'))];
  await nextTick();
  expect(sizes()).toEqual([1, 1]);
  for (const request of requests) request.answer();
  expect(await Promise.all(answers)).toEqual(['huge', 'small']);
});

test('a request that fails makes room for the next one', async () => {
  const { requests, send, sizes } = openService();
  const failing = Array.from({ length: 4 }, async (_, index) => {
    for (let tick = 0; tick < index; tick += 1) await nextTick();
    return send(call(`failing-${index}`));
  });
  for (let tick = 0; tick < 6; tick += 1) await nextTick();
  const later = send(call('later'));
  await nextTick();
  expect(sizes()).toEqual([1, 1, 1, 1]);
  for (const request of requests.slice(0, 4)) request.fail();
  const ends = await Promise.allSettled(failing);
  expect(ends.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  requests[4]?.answer();
  expect(await later).toBe('later');
});
