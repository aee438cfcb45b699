import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { webhooks } from '../../../cli/sites/webhooks';
import type { Server } from '../../../lib/server/compose';
import type { Webhook } from '../../../lib/sites/webhook';
import { createMemoryStore } from '../../../lib/store/memory-store';
import type { Notice } from '../../../lib/store/records';
import { testIndex } from '../../support/test-site';
import { testWebhook } from '../webhooks/webhook-world';
import { nowMs, testHouse } from './test-house';

const hooks = [testWebhook(), testWebhook({ id: 'quiet', kinds: ['host_ready'] })];

function notice(number: number, changes: Partial<Notice> = {}): Notice {
  return {
    id: `msg_${number}`,
    webhookId: 'ops',
    kind: 'approval_wanted',
    atMs: nowMs + number,
    body: JSON.stringify({ host: `edge-${number}`, approveUrl: 'https://e.example.com/approve/planted-7f21' }),
    tries: 3,
    nextAtMs: nowMs + 60_000,
    ...changes,
  };
}

async function houseWith(
  notices: readonly Notice[],
  webhookList: readonly Webhook[] = hooks,
  changes: Partial<House> = {},
) {
  const store = createMemoryStore({ now: () => nowMs });
  for (const one of notices) await store.addNotice(one);
  const house = testHouse({}, [], {
    index: () => ({ ...testIndex([]), webhooks: webhookList }),
    openStore: async () => store,
    ...changes,
  });
  return { house, store };
}

function run(house: House, ...positionals: string[]) {
  return webhooks.run({ positionals, values: {} }, house);
}

describe('the lines of the webhooks', () => {
  test('show how many messages wait, and since when', async () => {
    const { house } = await houseWith([notice(1), notice(2)]);
    const { lines, json } = await run(house);
    expect(json).toEqual([
      expect.objectContaining({
        id: 'ops',
        waiting: 2,
        oldestAt: '2026-11-21T08:00:00.001Z',
        tries: 3,
        nextAt: '2026-11-21T08:01:00.000Z',
      }),
      { id: 'quiet', kinds: ['host_ready'], waiting: 0, oldestAt: null, tries: 0, nextAt: null },
    ]);
    expect(lines).toEqual([
      'ops  2 waiting, the oldest of 2026-11-21T08:00:00.001Z, tried 3 times, next at 2026-11-21T08:01:00.000Z',
      'quiet  0 waiting',
    ]);
    expect((await run(house, 'list')).lines).toEqual(lines);
  });

  test('are none without webhooks', async () => {
    const { house } = await houseWith([], []);
    expect(await run(house)).toEqual({ json: [], lines: ['There is no webhook in the config.'] });
  });

  test('are not counted beyond what anybody reads', async () => {
    const { house } = await houseWith(Array.from({ length: 1_001 }, (_, number) => notice(number)));
    expect((await run(house)).lines[0]).toMatch(/^ops {2}1000 or more waiting/);
  });
});

describe('the messages that were given up', () => {
  test('are shown newest first, without the links that they hold', async () => {
    const { house, store } = await houseWith([notice(1), notice(2)]);
    await store.closeNotice(notice(1), 'dead');
    await store.closeNotice(notice(2), 'dead');
    const { lines, json } = await run(house, 'dead');
    expect(lines).toEqual([
      '2026-11-21T08:00:00.002Z  ops  approval_wanted  edge-2  3 tries  msg_2',
      '2026-11-21T08:00:00.001Z  ops  approval_wanted  edge-1  3 tries  msg_1',
    ]);
    expect(JSON.stringify(json)).not.toContain('planted-7f21');
  });

  test.each(['not json', '{"host":7}', '{"host":null}'])('%s names no host', async (body) => {
    const { house, store } = await houseWith([notice(1, { body })]);
    await store.closeNotice(notice(1, { body }), 'dead');
    expect((await run(house, 'dead')).json).toEqual([expect.objectContaining({ host: null })]);
  });

  test('cannot steer the terminal', async () => {
    const body = JSON.stringify({ host: '\u001b[2J\u202eegde\n' });
    const { house, store } = await houseWith([notice(1, { body })]);
    await store.closeNotice(notice(1, { body }), 'dead');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect((await run(house, 'dead')).lines.join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  test('are none on a good day', async () => {
    const { house } = await houseWith([notice(1)]);
    expect((await run(house, 'dead')).lines).toEqual(['No message was given up.']);
  });
});

describe('trying one out', () => {
  async function houseThat(answer: Awaited<ReturnType<Server['webhooks']['test']>>) {
    const openServer = async () => ({ webhooks: { test: async () => answer } }) as unknown as Server;
    return (await houseWith([], hooks, { openServer })).house;
  }

  test('says that the message has arrived', async () => {
    expect(await run(await houseThat(null), 'test', 'ops')).toEqual({
      json: { id: 'ops', arrived: true },
      lines: ['ops: the test message has arrived.'],
    });
  });

  test('fails with the reason when it has not', async () => {
    const refused = await houseThat({ status: 401, reason: 'status 401', retryAfterMs: null });
    await expect(run(refused, 'test', 'ops')).rejects.toThrow('ops: the test message has not arrived: status 401.');
    await expect(run(await houseThat('unknown'), 'test', 'nobody')).rejects.toThrow('There is no webhook "nobody"');
  });

  test.each([['test'], ['list', 'ops'], ['dead', 'ops'], ['send', 'ops']])('%j %j is typed wrong', async (...words) => {
    await expect(run(await houseThat(null), ...words)).rejects.toMatchObject({ kind: 'usage' });
  });
});
