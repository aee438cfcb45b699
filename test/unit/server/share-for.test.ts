import { expect, it } from 'vitest';
import { shareFor } from '../../../lib/server/share-for';

function counting(answers: readonly (number | Error)[]) {
  let calls = 0;
  const make = async () => {
    const answer = answers[calls] ?? 0;
    calls += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { make, calls: () => calls };
}

it('one call serves everybody within the time, the next one after it asks again', async () => {
  let nowMs = 0;
  const { make, calls } = counting([1, 2]);
  const share = shareFor(100, () => nowMs, make);
  expect(await Promise.all([share(), share()])).toEqual([1, 1]);
  nowMs = 99;
  expect(await share()).toBe(1);
  nowMs = 100;
  expect(await share()).toBe(2);
  expect(calls()).toBe(2);
});

it('a failure is told to those who wait for it, and asked again by the next', async () => {
  const { make } = counting([new Error('down'), 2]);
  const share = shareFor(100, () => 0, make);
  await expect(share()).rejects.toThrow('down');
  expect(await share()).toBe(2);
});
