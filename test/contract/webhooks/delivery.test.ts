import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../lib/clock';
import type { LogEvent } from '../../../lib/log';
import { noticeKinds, type Webhook } from '../../../lib/sites/webhook';
import { createKvStore } from '../../../lib/store/kv-store';
import { openSend } from '../../../lib/webhooks/open-send';
import { createWebhooks, type Webhooks } from '../../../lib/webhooks/webhooks';
import { type RunningProcess, startProcess } from '../../support/processes/start-process';
import { freshPrefix, hostId, siteId } from '../store/store-subject';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import type { ReceivedLine, ReceiverMood } from './receiver-process';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const webhook: Webhook = {
  id: 'ops',
  addressFrom: 'WEBHOOK_OPS_URL',
  secretFrom: 'WEBHOOK_OPS_SECRET',
  kinds: noticeKinds,
  isInPrivateNetwork: true,
};

/** Waits that are minutes in production are seconds here; the network and the store take the time that they take. */
const speed = 40;
const bornMs = Date.now();
const quickClock: Clock = {
  now: () => Math.floor(bornMs + (Date.now() - bornMs) * speed),
  sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
};

describe.skipIf(isLeftOut)('webhooks over KV, to a receiver in a process of its own', () => {
  const bridge = openBridge();
  let logs = '';
  let running: RunningProcess[] = [];
  beforeAll(async () => {
    logs = await mkdtemp(join(tmpdir(), 'webhooks-'));
  });
  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop()));
    running = [];
  });
  afterAll(() => rm(logs, { recursive: true, force: true }));

  async function startReceiver(port: number, ...moods: readonly ReceiverMood[]): Promise<RunningProcess> {
    const script = 'test/contract/webhooks/receiver-process.ts';
    const args = ['--import', 'tsx', script, String(port), secret, moods.join(',')];
    const started = await startProcess({ name: 'receiver', logs, args, env: {}, announcement: /"port":(\d+)/ });
    running.push(started);
    return started;
  }

  /** Everything that the receivers of this test got, in order. */
  function received(): ReceivedLine[] {
    const lines = running.flatMap((one) => one.output().split('\n'));
    return lines.filter((line) => line.startsWith('{"id"')).map((line) => JSON.parse(line));
  }

  function openInstances(count: number, port: number) {
    const { url, token } = bridge();
    const prefix = freshPrefix();
    const events: LogEvent[] = [];
    const background = new Set<Promise<void>>();
    const open = () => {
      const store = createKvStore({ url, token, prefix, timeoutMs: 20_000, now: quickClock.now });
      return createWebhooks({
        webhooks: [webhook],
        variables: { WEBHOOK_OPS_URL: `http://127.0.0.1:${port}/hook?key=planted-7f21`, WEBHOOK_OPS_SECRET: secret },
        publicOrigin: 'https://register.example.com',
        openSend,
        store,
        clock: quickClock,
        createId: randomUUID,
        log: (event) => events.push(event),
        later: (work) => void background.add(work),
        describe: () => null,
        sealApproval: async () => 'sealed',
      });
    };
    const instances = Array.from({ length: count }, open);
    const store = createKvStore({ url, token, prefix, timeoutMs: 20_000, now: quickClock.now });
    const isEmpty = async () => (await store.listNotices('ops', 1)).length === 0;
    return {
      instances,
      events,
      store,
      /** Sweeps, as a timer would, until nothing is left or that is enough. */
      async sweepUntil(isEnough: () => boolean) {
        while (!isEnough() && !(await isEmpty())) {
          await Promise.all(instances.map((instance) => instance.deliver(120_000)));
        }
        if (!isEnough()) await Promise.all(background);
      },
    };
  }

  async function tell(instances: readonly Webhooks[], first: number, last: number): Promise<void> {
    for (let number = first; number <= last; number += 1) {
      const host = hostId(`edge-${number}`);
      const news = { kind: 'host_registered', key: host, hostId: host, siteId: siteId('store-12'), facts: {} } as const;
      await instances[number % instances.length]?.notify(news);
    }
  }

  function hostsOf(lines: readonly ReceivedLine[]): string[] {
    const taken = lines.filter(({ isTaken }) => isTaken);
    return [...new Set(taken.map(({ body }): string => JSON.parse(body).host))];
  }

  it('nothing is lost, order and signatures are right, though the receiver was down twice and behaved badly', async () => {
    const port = await findFreePort();
    const { instances, events, sweepUntil } = openInstances(2, port);
    await tell(instances, 1, 6);
    const first = await startReceiver(port, 'fail', 'ok', 'drop', 'ok', 'redirect', 'ok', 'flood');
    await sweepUntil(() => hostsOf(received()).length >= 4);
    await first.stop();
    await tell(instances, 7, 12);
    await startReceiver(port, 'hang', 'ok', 'fail');
    await sweepUntil(() => false);
    const all = received();
    expect(hostsOf(all)).toEqual(Array.from({ length: 12 }, (_, index) => `edge-${index + 1}`));
    expect(all.every(({ isSigned }) => isSigned)).toBe(true);
    // Again only after a try that seemed to fail: the answer was lost, or the receiver died before it.
    for (const { id } of all) {
      const failures = events.filter(({ event, notice }) => event === 'notice_failed' && notice === id).length;
      expect(all.filter((line) => line.id === id && line.isTaken).length).toBeLessThanOrEqual(1 + failures);
    }
    expect(events.some(({ event }) => event === 'notice_dead' || event === 'notice_lost')).toBe(false);
    expect(JSON.stringify(events)).not.toMatch(/planted-7f21|127\.0\.0\.1/);
  }, 90_000);

  it('the same news from two instances at once is one message', async () => {
    const receiver = await startReceiver(0);
    const { instances, sweepUntil } = openInstances(2, receiver.port);
    await Promise.all(instances.map((instance) => tell([instance], 1, 3)));
    await sweepUntil(() => false);
    expect(received()).toHaveLength(3);
  });

  it('the store’s lost replies neither lose a message nor put it out of order', async () => {
    const receiver = await startReceiver(0);
    const { instances, sweepUntil } = openInstances(2, receiver.port);
    for (let number = 1; number <= 6; number += 1) {
      bridge().injectFaults({ kind: 'lose_reply' }, { kind: 'drop' }, { kind: 'lose_reply' });
      await tell(instances, number, number);
    }
    bridge().takeRequestCount();
    await sweepUntil(() => false);
    expect(hostsOf(received())).toEqual(['edge-1', 'edge-2', 'edge-3', 'edge-4', 'edge-5', 'edge-6']);
  });

  it('a test message reaches the receiver, and says so when it does not', async () => {
    const receiver = await startReceiver(0, 'ok', 'fail');
    const [webhooks] = openInstances(1, receiver.port).instances;
    expect(await webhooks?.test('ops')).toBeNull();
    expect(await webhooks?.test('ops')).toMatchObject({ status: 500 });
    await receiver.stop();
    expect(await webhooks?.test('ops')).toMatchObject({ status: null, reason: 'network ECONNREFUSED' });
    expect(JSON.parse(received()[0]?.body ?? '{}')).toMatchObject({ kind: 'test' });
  });
});

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
