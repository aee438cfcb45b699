import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../lib/store/records';
import { StoreError } from '../../../lib/store/store';
import { siteId } from '../../support/test-site';
import { createWebhookWorld, testNews, testWebhook, type WebhookWorld } from './webhook-world';

const wanted = { kind: 'approval_wanted', facts: { requestedAtMs: '1700000000000' } } as const;

async function bodyOf(world: WebhookWorld, ...args: Parameters<typeof testNews>): Promise<unknown> {
  await world.webhooks.notify(testNews(...args));
  await world.rest();
  return world.arrivals.at(-1)?.body;
}

describe('what a message says', () => {
  test('what happened, when, to which host, at which site, and where to look', async () => {
    const world = createWebhookWorld();
    expect(await bodyOf(world, 1)).toEqual({
      id: expect.stringMatching(/^msg_[A-Za-z0-9_-]{27}$/),
      kind: 'host_registered',
      at: '2026-11-21T08:00:00.000Z',
      host: 'edge-1',
      hostWords: 'fantasy gospel',
      site: { id: 'denver', name: 'Denver, Snow St' },
      facts: { number: '1' },
      url: 'https://register.example.com/registrations/edge-1',
    });
  });

  test('the id in the body is the id that is signed', async () => {
    const world = createWebhookWorld();
    const body = await bodyOf(world, 1);
    expect(body).toMatchObject({ id: world.arrivals[0]?.id });
    expect(world.arrivals[0]?.isSigned).toBe(true);
  });

  test('a site that is not in the config any more has no name', async () => {
    const body = await bodyOf(createWebhookWorld(), 1, { siteId: siteId('gone') });
    expect(body).toMatchObject({ site: { id: 'gone', name: null } });
  });

  test('news of no host and no site say so', async () => {
    const body = await bodyOf(createWebhookWorld(), 1, { hostId: null, siteId: null, kind: 'too_many_failures' });
    expect(body).toMatchObject({ host: null, hostWords: null, site: null, url: null });
  });

  test('without a public origin there are no links', async () => {
    const world = createWebhookWorld({ publicOrigin: null });
    expect(await bodyOf(world, 1)).toMatchObject({ url: null });
    const body = await bodyOf(world, 1, wanted);
    expect(body).toMatchObject({ url: null });
    expect(body).not.toHaveProperty('approveUrl');
  });

  test('a hostile text in the facts stays a text', async () => {
    const text = '","kind":"host_ready"}\u2028\r\n<script>';
    expect(await bodyOf(createWebhookWorld(), 1, { facts: { text } })).toMatchObject({
      kind: 'host_registered',
      facts: { text },
    });
  });
});

describe('a host that waits for approval', () => {
  test('comes with the link at which IT decides about that very request', async () => {
    const world = createWebhookWorld();
    const body = await bodyOf(world, 1, wanted);
    expect(body).toMatchObject({ approveUrl: 'https://register.example.com/approve/sealed-edge-1-1700000000000' });
    expect(body).not.toHaveProperty('url');
  });

  test.each([
    ['does not say when it was asked for', {}],
    ['says it in words', { facts: { requestedAtMs: 'now' } }],
    ['says it with more than digits', { facts: { requestedAtMs: '1700000000000e9' } }],
    ['names no site', { siteId: null, facts: wanted.facts }],
  ])('news that %s comes without the link', async (_, changes) => {
    const body = await bodyOf(createWebhookWorld(), 1, { kind: 'approval_wanted', facts: {}, ...changes });
    expect(body).toMatchObject({ url: 'https://register.example.com/registrations/edge-1' });
    expect(body).not.toHaveProperty('approveUrl');
  });

  test('no other news carries the link', async () => {
    const world = createWebhookWorld();
    expect(await bodyOf(world, 1, { facts: wanted.facts })).not.toHaveProperty('approveUrl');
  });
});

describe('who is told what', () => {
  test('a webhook is told the kinds that it wants', async () => {
    const hooks = [
      testWebhook({ id: 'failures', kinds: ['registration_failed'] }),
      testWebhook({ id: 'all' }),
      testWebhook({ id: 'none', kinds: [] }),
    ];
    const world = createWebhookWorld({ hooks });
    world.behave(() => 500);
    await world.webhooks.notify(testNews(1));
    await world.webhooks.notify(testNews(2, { kind: 'registration_failed' }));
    await world.rest();
    const waiting = async (id: string) => (await world.store.listNotices(id, 10)).map(({ kind }) => kind);
    expect(await waiting('failures')).toEqual(['registration_failed']);
    expect(await waiting('all')).toEqual(['host_registered', 'registration_failed']);
    expect(await waiting('none')).toEqual([]);
  });

  test('the same news is one message, however often and by whomever it is told', async () => {
    const world = createWebhookWorld();
    await Promise.all([world.webhooks, world.newInstance()].map((instance) => instance.notify(testNews(1))));
    await world.rest();
    world.clock.advance(24 * 60 * 60_000);
    await world.webhooks.notify(testNews(1, { facts: { number: 'told otherwise' } }));
    await world.rest();
    expect(world.arrivals.map(({ number }) => number)).toEqual(['1']);
  });

  test.each([
    ['kind', { kind: 'host_ready' }],
    ['happening', { key: 'edge-1 2' }],
  ] as const)('news of another %s is another message', async (_, changes) => {
    const world = createWebhookWorld();
    await world.webhooks.notify(testNews(1));
    await world.webhooks.notify(testNews(1, changes));
    await world.rest();
    expect(new Set(world.arrivals.map(({ id }) => id)).size).toBe(2);
  });

  test('two webhooks have messages of their own', async () => {
    const world = createWebhookWorld({ hooks: [testWebhook(), testWebhook({ id: 'other' })] });
    await world.webhooks.notify(testNews(1));
    await world.rest();
    expect(world.taken()).toHaveLength(2);
  });
});

describe('nobody is failed by it', () => {
  function failing(times: number) {
    const world = createWebhookWorld();
    const { addNotice } = world.store;
    let left = times;
    Object.assign(world.store, {
      addNotice: async (notice: Notice) => {
        left -= 1;
        if (left >= 0) throw new StoreError('addNotice', { cause: 'down' });
        return addNotice(notice);
      },
    });
    return world;
  }

  test('a store that fails once is asked again', async () => {
    const world = failing(1);
    await world.webhooks.notify(testNews(1));
    await world.rest();
    expect(world.taken()).toHaveLength(1);
    expect(world.events.map(({ event }) => event)).not.toContain('notice_lost');
  });

  test('a store that fails twice costs the message; the log has the news', async () => {
    const world = failing(2);
    await world.webhooks.notify(testNews(1));
    await world.rest();
    expect(world.events).toContainEqual({
      level: 'error',
      event: 'notice_lost',
      kind: 'host_registered',
      hostId: 'edge-1',
      siteId: 'denver',
      operation: 'addNotice',
      cause: 'down',
    });
  });

  test('a link that cannot be sealed is no reason to reject', async () => {
    const world = createWebhookWorld({
      sealApproval: async () => {
        throw new Error('no key');
      },
    });
    await expect(world.webhooks.notify(testNews(1, wanted))).resolves.toBeUndefined();
    await world.rest();
    expect(world.events).toContainEqual(expect.objectContaining({ event: 'notice_lost', kind: 'approval_wanted' }));
  });
});

describe('a test message', () => {
  test('is signed, says that it is one, and arrives past the line', async () => {
    const world = createWebhookWorld();
    world.behave(() => 500);
    await world.webhooks.notify(testNews(1));
    await world.rest();
    world.behave(() => 204);
    expect(await world.webhooks.test('ops')).toBeNull();
    expect(world.arrivals.at(-1)).toMatchObject({
      isSigned: true,
      body: { kind: 'test', host: null, site: null, facts: {}, url: 'https://register.example.com' },
    });
    expect(await world.store.listNotices('ops', 10)).toHaveLength(1);
  });

  test('tells why it did not arrive', async () => {
    const world = createWebhookWorld();
    world.behave(() => 401);
    expect(await world.webhooks.test('ops')).toMatchObject({ status: 401, reason: 'status 401' });
    expect(await world.webhooks.test('nobody')).toBe('unknown');
    const bare = createWebhookWorld({ variables: {} });
    expect(await bare.webhooks.test('ops')).toMatchObject({ reason: 'not_configured' });
  });
});
