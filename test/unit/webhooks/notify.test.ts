import { describe, expect, test } from 'vitest';
import { StoreError } from '../../../lib/store/store';
import { hostId } from '../../support/plan-world';
import { siteId } from '../../support/test-site';
import { createWebhookWorld, testNews, testWebhook, type WebhookWorld } from './webhook-world';

const wanted = { kind: 'approval_wanted', key: 'edge-1 1' } as const;

async function bodyOf(world: WebhookWorld, ...args: Parameters<typeof testNews>): Promise<unknown> {
  await world.webhooks.notify(testNews(...args));
  await world.rest();
  return world.arrivals.at(-1)?.body;
}

async function waitForApproval(world: WebhookWorld, phase: 'queued' | 'waiting_for_approval' = 'waiting_for_approval') {
  await world.store.recordIntent({
    hostId: hostId('edge-1'),
    siteId: siteId('denver'),
    hostName: null,
    phase,
    requestedAtMs: 1_700_000_000_000,
    requestedBy: 'link spring',
    linkId: null,
    needsPairingKey: false,
  });
}

describe('what a message says', () => {
  test('what happened, when, to which host, at which site, and where to look', async () => {
    const world = createWebhookWorld();
    expect(await bodyOf(world, 1)).toEqual({
      id: expect.stringMatching(/^msg_[A-Za-z0-9_-]{27}$/),
      kind: 'host_registered',
      at: '2026-11-21T08:00:00.000Z',
      host: 'edge-1',
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
    expect(body).toMatchObject({ host: null, site: null, url: null });
  });

  test('without a public origin there are no links', async () => {
    const world = createWebhookWorld({ publicOrigin: null });
    await waitForApproval(world);
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
    await waitForApproval(world);
    const body = await bodyOf(world, 1, wanted);
    expect(body).toMatchObject({ approveUrl: 'https://register.example.com/approve/sealed-edge-1-1700000000000' });
    expect(body).not.toHaveProperty('url');
  });

  test.each(['queued', null] as const)('comes without one when its request is %s by then', async (phase) => {
    const world = createWebhookWorld();
    if (phase !== null) await waitForApproval(world, phase);
    const body = await bodyOf(world, 1, wanted);
    expect(body).toMatchObject({ url: 'https://register.example.com/registrations/edge-1' });
    expect(body).not.toHaveProperty('approveUrl');
  });

  test('no other news carries the link', async () => {
    const world = createWebhookWorld();
    await waitForApproval(world);
    expect(await bodyOf(world, 1)).not.toHaveProperty('approveUrl');
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
  function failing(times: number, method: 'addNotice' | 'readIntent') {
    const world = createWebhookWorld();
    let left = times;
    const real = world.store[method].bind(world.store) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(world.store, {
      [method]: async (...args: unknown[]) => {
        left -= 1;
        if (left >= 0) throw new StoreError(method, { cause: 'down' });
        return real(...args);
      },
    });
    return world;
  }

  test('a store that fails once is asked again', async () => {
    const world = failing(1, 'addNotice');
    await world.webhooks.notify(testNews(1));
    await world.rest();
    expect(world.taken()).toHaveLength(1);
    expect(world.events.map(({ event }) => event)).not.toContain('notice_lost');
  });

  test.each([
    ['addNotice', 'host_registered'],
    ['readIntent', 'approval_wanted'],
  ] as const)('a store that fails at %s costs the message; the log has the news', async (method, kind) => {
    const world = failing(100, method);
    await world.webhooks.notify(testNews(1, { kind }));
    await world.rest();
    expect(world.events).toContainEqual({
      level: 'error',
      event: 'notice_lost',
      kind,
      hostId: 'edge-1',
      siteId: 'denver',
      operation: method,
      cause: 'down',
    });
  });

  test('a link that cannot be sealed is no reason to reject', async () => {
    const world = createWebhookWorld({
      sealApproval: async () => {
        throw new Error('no key');
      },
    });
    await waitForApproval(world);
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
