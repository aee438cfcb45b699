import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../../lib/store/store';
import { createWebhookWorld, type Reception, testNews, testWebhook, variables } from './webhook-world';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Tells so many, one after the other, and lets the first tries end. */
async function tell(world: ReturnType<typeof createWebhookWorld>, first: number, last: number) {
  for (let number = first; number <= last; number += 1) {
    await world.webhooks.notify(testNews(number));
    world.clock.advance(1_000);
  }
  await world.rest();
}

function numbersTaken(world: ReturnType<typeof createWebhookWorld>): number[] {
  return world.taken().map((id) => Number(world.arrivals.find((arrival) => arrival.id === id)?.number));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('messages arrive in order', () => {
  test('what is told while the receiver is well arrives at once', async () => {
    const world = createWebhookWorld();
    await tell(world, 1, 3);
    expect(numbersTaken(world)).toEqual([1, 2, 3]);
    expect(world.arrivals).toHaveLength(3);
    expect(await world.store.listNotices('ops', 10)).toEqual([]);
  });

  test.each<[string, Reception]>([
    ['refuses connections', 'refused'],
    ['answers 500', 500],
    ['answers 503', 503],
    ['hangs', 'hang'],
  ])('a receiver that %s for an hour gets everything afterwards, in order, each once', async (_, reception) => {
    const world = createWebhookWorld();
    const downUntilMs = world.clock.now() + hourMs;
    world.behave(() => (world.clock.now() < downUntilMs ? reception : 204));
    await tell(world, 1, 10);
    await world.sweep(30);
    await tell(world, 11, 20);
    await world.sweep(120);
    expect(numbersTaken(world)).toEqual(upTo(20));
    expect(world.arrivals.filter(({ isTaken }) => isTaken)).toHaveLength(20);
    expect(await world.store.listDeadNotices(10)).toEqual([]);
  });

  test('while it is down only the head of the line is tried', async () => {
    const world = createWebhookWorld();
    world.behave(() => 500);
    await tell(world, 1, 5);
    await world.sweep(60);
    expect(new Set(world.arrivals.map(({ id }) => id)).size).toBe(1);
    expect(world.arrivals.length).toBeLessThan(10);
  });

  test('a message whose answer was lost comes again under the same id, signed anew', async () => {
    const world = createWebhookWorld();
    const answers: Reception[] = ['lost', 204];
    world.behave(() => answers.shift() ?? 204);
    await tell(world, 1, 2);
    expect(world.arrivals).toHaveLength(3);
    expect(world.arrivals[0]?.id).toBe(world.arrivals[1]?.id);
    expect(world.arrivals.every(({ isSigned }) => isSigned)).toBe(true);
    expect(numbersTaken(world)).toEqual([1, 2]);
  });

  test('one webhook that hangs does not hold up another', async () => {
    const other = testWebhook({ id: 'other', addressFrom: 'WEBHOOK_OTHER_URL' });
    const world = createWebhookWorld({
      hooks: [testWebhook(), other],
      variables: { ...variables, WEBHOOK_OTHER_URL: 'https://other.example.com/' },
    });
    world.behave((address) => (address.includes('other') ? 204 : 'hang'));
    const startMs = world.clock.now();
    await tell(world, 1, 3);
    const others = world.arrivals.filter(({ address }) => address.includes('other'));
    expect(others.map(({ body }) => body.host)).toEqual(['edge-1', 'edge-2', 'edge-3']);
    expect(others.at(-1)?.atMs).toBeLessThan(startMs + 10_000);
  });

  test('whatever the receiver does, nothing is lost, and nothing is sent again after an answer that came', async () => {
    const receptions = fc.constantFrom<Reception>(204, 200, 500, 'refused', 'lost', 'hang', 408, 429);
    await fc.assert(
      fc.asyncProperty(
        fc.array(receptions, { maxLength: 25 }),
        fc.integer({ min: 1, max: 8 }),
        async (script, count) => {
          const world = createWebhookWorld();
          const left = [...script];
          world.behave(() => left.shift() ?? 204);
          await tell(world, 1, count);
          // The script is over after so many tries; each is at most an hour after the one before.
          await world.sweep(26 * 60);
          expect(numbersTaken(world)).toEqual(upTo(count));
          const certain = script.filter((one) => one === 'lost' || one === 'hang').length;
          expect(world.arrivals.filter(({ isTaken }) => isTaken).length).toBeLessThanOrEqual(count + certain);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('several instances', () => {
  test('never send at the same time, nor out of order', async () => {
    const world = createWebhookWorld();
    const instances = [world.webhooks, world.newInstance(), world.newInstance()];
    for (const number of upTo(30)) {
      void instances[number % 3]?.notify(testNews(number));
      if (number % 5 === 0) await world.clock.sleep(300);
    }
    await Promise.all(instances.map((instance) => instance.deliver(50_000)));
    await world.rest();
    expect(numbersTaken(world)).toEqual(upTo(30));
    expect(world.arrivals).toHaveLength(30);
    const gaps = world.arrivals.map(({ atMs }, index) => atMs - (world.arrivals[index - 1]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200);
  });

  test('what one could not send because another held the line is sent by that other', async () => {
    const world = createWebhookWorld();
    await world.webhooks.notify(testNews(1));
    const other = world.newInstance();
    await world.clock.sleep(150);
    await other.notify(testNews(2));
    await world.rest();
    expect(numbersTaken(world)).toEqual([1, 2]);
  });

  test('an instance that died over the line is waited for, not overtaken', async () => {
    const world = createWebhookWorld();
    await world.store.takeLease('webhook:ops', 'dead', 30_000);
    const diedAtMs = world.clock.now();
    await tell(world, 1, 2);
    expect(numbersTaken(world)).toEqual([1, 2]);
    expect(world.arrivals[0]?.atMs).toBeGreaterThan(diedAtMs + 30_000);
  });

  test('an instance that has lost its lease on the way sends no more', async () => {
    const world = createWebhookWorld();
    for (const number of upTo(3)) await world.webhooks.notify(testNews(number));
    await world.clock.sleep(100);
    const { renewLease } = world.store;
    Object.assign(world.store, { renewLease: async () => false });
    await world.webhooks.deliver(15_000);
    const sent = world.arrivals.length;
    expect(sent).toBeLessThan(3);
    Object.assign(world.store, { renewLease });
    await world.sweep(2);
    expect(numbersTaken(world)).toEqual([1, 2, 3]);
  });

  test('a word for the lease that came too late is not trusted', async () => {
    const world = createWebhookWorld();
    const { renewLease } = world.store;
    const slow: typeof renewLease = async (...args) => {
      const answer = await renewLease(...args);
      await world.clock.sleep(10_001);
      return answer;
    };
    Object.assign(world.store, { renewLease: slow });
    await world.webhooks.notify(testNews(1));
    await world.rest();
    expect(world.arrivals).toEqual([]);
  });
});

describe('giving up', () => {
  test('after three days a message is kept apart, and the line goes on', async () => {
    const world = createWebhookWorld();
    const poisonMs = world.clock.now();
    world.behave(() => 500);
    await world.webhooks.notify(testNews(1));
    await world.rest();
    world.clock.advance(10 * minuteMs);
    await world.webhooks.notify(testNews(2));
    await world.rest();
    await world.sweep(71 * 60);
    expect(await world.store.listDeadNotices(10)).toEqual([]);
    await world.sweep(60);
    const dead = await world.store.listDeadNotices(10);
    expect(dead.map(({ body }) => JSON.parse(body).host)).toContain('edge-1');
    expect(world.events).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'notice_dead', webhook: 'ops', reason: 'status 500' }),
    );
    const lastTry = world.arrivals.filter(({ body }) => body.host === 'edge-1').at(-1);
    expect(lastTry?.atMs).toBeGreaterThan(poisonMs + 70 * hourMs);
    expect(world.arrivals.some(({ body }) => body.host === 'edge-2')).toBe(true);
  });

  test('a message that the receiver refuses stops blocking the line within the hour', async () => {
    const world = createWebhookWorld();
    const poisoned = createWebhookWorld();
    await poisoned.webhooks.notify(testNews(1));
    const [poison] = await poisoned.store.listNotices('ops', 1);
    let refused = 0;
    world.behave(() => {
      refused += 1;
      return refused <= 6 ? 400 : 204;
    });
    await tell(world, 1, 3);
    await world.sweep(60);
    expect(numbersTaken(world)).toEqual([2, 3]);
    const dead = await world.store.listDeadNotices(10);
    expect(dead).toEqual([expect.objectContaining({ id: poison?.id, tries: 6 })]);
    await poisoned.rest();
  });

  test('Retry-After is kept to', async () => {
    const world = createWebhookWorld();
    const startMs = world.clock.now();
    const answers: Reception[] = [{ status: 429, retryAfter: '900' }];
    world.behave(() => answers.shift() ?? 204);
    await tell(world, 1, 1);
    await world.sweep(20);
    const [first, second, ...more] = world.arrivals;
    expect(more).toEqual([]);
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(900_000);
    expect((second?.atMs ?? 0) - startMs).toBeLessThan(900_000 + 2 * minuteMs);
  });
});

describe('what deliver promises', () => {
  test('it counts what it did', async () => {
    const world = createWebhookWorld();
    world.behave(() => 500);
    await tell(world, 1, 1);
    const answers: Reception[] = [500, 204];
    world.clock.advance(hourMs);
    world.behave(() => answers.shift() ?? 204);
    expect(await world.webhooks.deliver(15_000)).toEqual({ delivered: 0, failed: 1, dead: 0 });
    world.clock.advance(hourMs);
    expect(await world.webhooks.deliver(15_000)).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(await world.webhooks.deliver(15_000)).toEqual({ delivered: 0, failed: 0, dead: 0 });
  });

  test('it begins no try that could outlast its time', async () => {
    const world = createWebhookWorld();
    let tries = 0;
    world.behave(() => {
      tries += 1;
      return 'hang';
    });
    await world.webhooks.notify(testNews(1));
    await world.rest();
    world.clock.advance(hourMs);
    tries = 0;
    const startMs = world.clock.now();
    await world.webhooks.deliver(9_999);
    expect({ tries, nowMs: world.clock.now() }).toEqual({ tries: 0, nowMs: startMs });
    await world.webhooks.deliver(10_000);
    expect({ tries, nowMs: world.clock.now() }).toEqual({ tries: 1, nowMs: startMs + 10_000 });
  });

  test('in a long line it stops where the next try could outlast its time', async () => {
    const world = createWebhookWorld();
    world.behave(() => 500);
    await tell(world, 1, 5);
    world.clock.advance(hourMs);
    world.behave(() => 204);
    await world.webhooks.deliver(10_300);
    expect(numbersTaken(world)).toEqual([1, 2]);
  });

  test('who joins in with more time is given it', async () => {
    const world = createWebhookWorld();
    world.behave(() => 500);
    await tell(world, 1, 1);
    world.clock.advance(hourMs);
    const before = world.arrivals.length;
    await Promise.all([world.webhooks.deliver(10_000), world.webhooks.deliver(1_000_000), world.webhooks.deliver(0)]);
    expect(world.arrivals.length - before).toBe(3);
  });

  test('who gave less time than those who joined in is not kept for longer, and hears what was done by then', async () => {
    const world = createWebhookWorld();
    world.behave(() => 500);
    await tell(world, 1, 1);
    world.clock.advance(hourMs);
    const startMs = world.clock.now();
    const short = world.webhooks.deliver(20_000);
    const long = world.webhooks.deliver(1_000_000);
    expect(await short).toEqual({ delivered: 0, failed: 1, dead: 0 });
    expect(world.clock.now() - startMs).toBeLessThanOrEqual(20_000);
    expect(await long).toEqual({ delivered: 0, failed: 3, dead: 0 });
  });

  test('a message that came while the last look was on its way is not left lying', async () => {
    const world = createWebhookWorld();
    const { listNotices } = world.store;
    let looks = 0;
    Object.assign(world.store, {
      listNotices: async (id: string, limit: number) => {
        const seen = await listNotices(id, limit);
        looks += 1;
        if (looks === 1) await world.webhooks.notify(testNews(1));
        return seen;
      },
    });
    expect(await world.webhooks.deliver(20_000)).toMatchObject({ delivered: 1 });
  });

  test('a head that somebody else has tried meanwhile waits its time', async () => {
    const world = createWebhookWorld();
    const { takeLease } = world.store;
    Object.assign(world.store, {
      takeLease: async (...args: Parameters<typeof takeLease>) => {
        const [head] = await world.store.listNotices('ops', 1);
        if (head?.tries === 0) await world.store.updateNotice({ ...head, tries: 1, nextAtMs: head.atMs + hourMs });
        return takeLease(...args);
      },
    });
    await world.webhooks.notify(testNews(1));
    await world.rest();
    expect(world.arrivals).toEqual([]);
  });

  test('a store that fails at one line is told, and the other lines go on', async () => {
    const other = testWebhook({ id: 'other' });
    const world = createWebhookWorld({ hooks: [testWebhook(), other] });
    const { listNotices } = world.store;
    Object.assign(world.store, {
      listNotices: async (id: string, limit: number) => {
        if (id === 'ops') throw new StoreError('listNotices', { cause: 'down' });
        return listNotices(id, limit);
      },
    });
    await tell(world, 1, 1);
    expect(world.arrivals).toHaveLength(1);
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: 'webhook_line_failed', webhook: 'ops', operation: 'listNotices' }),
    );
    expect(await world.webhooks.deliver(20_000)).toMatchObject({ failed: 1 });
  });

  test('a delivery that the store forgot once is noted at the second asking, so nothing is sent twice', async () => {
    const world = createWebhookWorld();
    const { closeNotice } = world.store;
    let failures = 1;
    Object.assign(world.store, {
      closeNotice: async (...args: Parameters<typeof closeNotice>) => {
        failures -= 1;
        if (failures >= 0) throw new StoreError('closeNotice');
        return closeNotice(...args);
      },
    });
    await tell(world, 1, 2);
    expect(world.arrivals).toHaveLength(2);
  });

  test('a webhook without its variables keeps its messages, and says so without their values', async () => {
    const world = createWebhookWorld({ variables: { WEBHOOK_OPS_URL: variables.WEBHOOK_OPS_URL } });
    await tell(world, 1, 1);
    expect(world.arrivals).toEqual([]);
    expect(await world.store.listNotices('ops', 10)).toHaveLength(1);
    expect(world.events).toContainEqual({ level: 'error', event: 'webhook_not_configured', webhook: 'ops' });
    expect(JSON.stringify(world.events)).not.toContain('planted-7f21');
  });

  test('no log line holds the address', async () => {
    const world = createWebhookWorld();
    const answers: Reception[] = ['refused', 500, 'lost', 'hang', 404];
    world.behave(() => answers.shift() ?? 204);
    await tell(world, 1, 2);
    await world.sweep(60);
    expect(world.events.map(({ event }) => event)).toContain('notice_failed');
    expect(world.events.map(({ event }) => event)).toContain('notice_delivered');
    expect(JSON.stringify(world.events)).not.toMatch(/ops\.example\.com|planted-7f21|whsec_|MfKQ9r8/);
  });
});
