import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Network, operatePhone } from '../../load/phone';
import type { PhonePlan } from '../../load/plan-run';

const plan: PhonePlan = { hostId: 'edge-1', siteId: 'plain-1', arrivesAtMs: 0, sends: 'json' };
const path = '/api/registrations/edge-1';

/** What the app answers, in order; `cut` is no answer at all. The last one goes on for ever. */
type Script = readonly ('cut' | { readonly status?: number; readonly body?: object | null })[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function answer(state: string, more: object = {}) {
  return { body: { state, role: null, error: null, due: false, pollAfterSeconds: 5, ...more } };
}

/** Uses a phone against a scripted app; gives its end and what it asked for, with the second of each. */
async function run(script: Script, use: PhonePlan = plan, forMs = 100_000) {
  const asked: string[] = [];
  let next = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${Math.round(performance.now() / 1_000)} ${init.method} ${new URL(url).pathname}`);
    const reply = script[Math.min(next, script.length - 1)] ?? 'cut';
    next += 1;
    if (reply === 'cut') throw new TypeError('fetch failed');
    return new Response(JSON.stringify(reply.body ?? null), { status: reply.status ?? 200 });
  });
  const network: Network = { pickUrl: () => 'http://app.test', deadlineMs: forMs };
  const ending = operatePhone(use, network);
  await vi.advanceTimersByTimeAsync(forMs + 60_000);
  return { end: await ending, asked };
}

test('a host that has its place at once needs no second look', async () => {
  const { end, asked } = await run([answer('setting_up', { role: 'worker' })]);
  expect(end).toMatchObject({ end: 'member', role: 'worker', submits: 1, polls: 0, tookMs: 0 });
  expect(asked).toEqual(['0 POST /api/registrations']);
});

test('who reaches nobody submits again; who was answered only looks, as often as the answer says', async () => {
  const { end, asked } = await run([
    'cut',
    'cut',
    answer('queued', { pollAfterSeconds: 10 }),
    answer('joining'),
    answer('setting_up'),
  ]);
  expect(end).toMatchObject({ end: 'member', submits: 3, polls: 2, cuts: 2 });
  expect(asked).toEqual([
    '0 POST /api/registrations',
    '1 POST /api/registrations',
    '2 POST /api/registrations',
    `12 GET ${path}`,
    `17 GET ${path}`,
  ]);
});

test('a registration that is due is continued, at most every fifteen seconds', async () => {
  const { end, asked } = await run([answer('queued', { due: true })], plan, 33_000);
  expect(end).toMatchObject({ end: 'lost', state: 'queued', continues: 3 });
  expect(asked.filter((line) => line.includes('/continue'))).toEqual([
    `0 POST ${path}/continue`,
    `15 POST ${path}/continue`,
    `30 POST ${path}/continue`,
  ]);
});

test('a problem that trying again does not mend is the end', async () => {
  const error = { code: 'host_at_other_site', retry: false };
  const { end } = await run([{ status: 409, body: { error } }]);
  expect(end).toMatchObject({ end: 'refused', problem: 'host_at_other_site', submits: 1 });
});

test('a problem that time mends is waited for', async () => {
  const error = { code: 'store_unavailable', retry: true };
  const { end } = await run([{ status: 503, body: { error } }, answer('joining', { error }), answer('setting_up')]);
  expect(end).toMatchObject({ end: 'member', submits: 2, polls: 1 });
});

test('a registration that nobody knows any more is submitted again', async () => {
  const error = { code: 'not_registered', retry: false };
  const { end } = await run([answer('queued'), { status: 404, body: { error } }, answer('setting_up')]);
  expect(end).toMatchObject({ end: 'member', submits: 2, polls: 1 });
});

test('a form is sent on by 303, and what its page says is looked up', async () => {
  const { end, asked } = await run([{ status: 303 }, answer('setting_up')], { ...plan, sends: 'form' });
  expect(end).toMatchObject({ end: 'member', submits: 1, polls: 1 });
  expect(asked).toEqual(['0 POST /api/registrations', `0 GET ${path}`]);
});
