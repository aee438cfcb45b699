import { inspect } from 'node:util';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeys } from '../../../lib/store/keys';
import { createKvStore } from '../../../lib/store/kv-store';
import { StoreError } from '../../../lib/store/store';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import type { BridgeFault } from '../support/start-rest-bridge';
import { attemptRule, auditEvent, claim, freshPrefix, hostId, limit, notice, record, siteId } from './store-subject';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');
const host = hostId('edge-1');
const here = siteId('store-12');
const there = siteId('store-13');
const lost: BridgeFault = { kind: 'lose_reply' };
const dropped: BridgeFault = { kind: 'drop' };

describe.skipIf(isLeftOut)('KV store when the network fails', () => {
  const bridge = openBridge();
  beforeEach(() => {
    bridge().takeRequestCount();
  });

  function open(options: { timeoutMs?: number; url?: string; token?: string; prefix?: string } = {}) {
    const { url, token } = bridge();
    return createKvStore({ url, token, prefix: freshPrefix(), ...options });
  }

  /** What the call threw, and how many requests it made. */
  async function failureOf(call: Promise<unknown>): Promise<StoreError> {
    const failure = await call.then(
      (value) => expect.unreachable(`it answered ${inspect(value)}`),
      (error) => error,
    );
    expect(failure).toBeInstanceOf(StoreError);
    return failure;
  }

  describe('a reply is lost after the command ran', () => {
    it('claims the host all the same: the repeat finds the claim it made', async () => {
      const store = open();
      bridge().injectFaults(lost);
      expect(await claim(store, host, here)).toBe(here);
      expect(bridge().takeRequestCount()).toBe(2);
    });

    it('never takes a claim from the one who got it when the first attempt did not arrive', async () => {
      const store = open();
      bridge().injectFaults(dropped, dropped);
      expect((await failureOf(claim(store, host, here))).operation).toBe('recordIntent');
      await claim(store, host, there);
      expect(await claim(store, host, here)).toBe(there);
    });

    it('says so when the claim is lost twice, and a later repeat names the holder', async () => {
      const store = open();
      bridge().injectFaults(lost, lost);
      expect((await failureOf(claim(store, host, here))).operation).toBe('recordIntent');
      expect(await claim(store, host, here)).toBe(here);
    });

    it('answers the repeat of a lease as "own", not as "held" and not as "free"', async () => {
      const store = open();
      bridge().injectFaults(lost);
      expect(await store.takeLease('store-12', 'a', 60_000)).toEqual({ granted: true, before: 'own' });
      expect(await store.takeLease('store-12', 'b', 60_000)).toMatchObject({ granted: false });
    });

    it('answers the repeat of a taken-over lease as "expired": the wait for the old holder must not be skipped', async () => {
      const store = open();
      await store.takeLease('store-12', 'old', 0);
      bridge().injectFaults(lost);
      expect(await store.takeLease('store-12', 'a', 60_000)).toEqual({ granted: true, before: 'expired' });
    });

    it('lets the owner find out after an error that the lease is its own', async () => {
      const store = open();
      bridge().injectFaults(lost, lost);
      await failureOf(store.takeLease('store-12', 'a', 60_000));
      expect(await store.takeLease('store-12', 'a', 60_000)).toEqual({ granted: true, before: 'own' });
    });

    it('renews and releases a lease by repeating', async () => {
      const store = open();
      await store.takeLease('store-12', 'a', 60_000);
      bridge().injectFaults(lost);
      expect(await store.renewLease('store-12', 'a', 60_000)).toBe(true);
      bridge().injectFaults(lost);
      await store.releaseLease('store-12', 'a');
      expect(await store.takeLease('store-12', 'b', 60_000)).toEqual({ granted: true, before: 'free' });
    });

    it('records the intent once, with the first request’s words', async () => {
      const store = open();
      bridge().injectFaults(lost);
      const intent = await record(store, { hostName: 'till' });
      expect(intent).toMatchObject({ hostName: 'till', revision: 1 });
      bridge().injectFaults(lost, lost);
      await failureOf(record(store, { hostName: 'other' }));
      expect(await store.readIntent(host)).toEqual(intent);
    });

    it('does not repeat a change of an intent: reading again decides', async () => {
      const store = open();
      const first = await record(store);
      bridge().takeRequestCount();
      bridge().injectFaults(lost);
      const failure = await failureOf(store.updateIntent({ ...first, phase: 'registering' }));
      expect(failure.operation).toBe('updateIntent');
      expect(bridge().takeRequestCount()).toBe(1);
      expect(await store.readIntent(host)).toMatchObject({ phase: 'registering', revision: 2 });
      expect(await store.updateIntent({ ...first, phase: 'registering' })).toBeNull();
    });

    it('counts once, not twice, and says that it does not know', async () => {
      const store = open();
      bridge().injectFaults(lost);
      expect((await failureOf(store.increment('posts'))).operation).toBe('increment');
      expect(await store.increment('posts')).toBe(2);
    });

    it('moves and gives up a claim once: another may have claimed since', async () => {
      const store = open();
      await claim(store, host, here);
      bridge().takeRequestCount();
      bridge().injectFaults(lost);
      await failureOf(store.moveClaim(host, here, there));
      bridge().injectFaults(lost);
      await failureOf(store.releaseClaim(host, there));
      expect(bridge().takeRequestCount()).toBe(2);
      expect(await store.readClaim(host)).toBeNull();
    });

    it('appends the audit event once', async () => {
      const store = open();
      bridge().injectFaults(lost);
      await store.appendAudit(auditEvent());
      expect(await store.readAudit(10)).toHaveLength(1);
    });
  });

  describe('a reply about limits, links, messages or reminders is lost', () => {
    it('counts the host of a link once, in the repeat as after an error', async () => {
      const store = open();
      bridge().injectFaults(lost);
      await store.startLinkCount('spring', []);
      bridge().injectFaults(lost);
      expect(await store.countForLink('spring', host, 20)).toBe('counted');
      bridge().injectFaults(lost, lost);
      expect((await failureOf(store.countForLink('spring', hostId('edge-2'), 20))).operation).toBe('countForLink');
      expect(await store.countForLink('spring', hostId('edge-2'), 20)).toBe('counted');
      expect(await store.readLinkCount('spring')).toBe(2);
    });

    it('lets exactly 20 of 50 hosts in on a link for 20, however many replies are lost and calls repeated', async () => {
      const prefix = freshPrefix();
      const stores = Array.from({ length: 10 }, () => open({ prefix, timeoutMs: 20_000 }));
      await stores[0]?.startLinkCount('spring', []);
      const calm: BridgeFault = { kind: 'delay', delayMs: 5 };
      const fates = [lost, dropped, lost, lost, calm, dropped, dropped, calm, lost];
      bridge().takeRequestCount();
      bridge().injectFaults(...Array.from({ length: 90 }, (_, index) => fates[(index * 5) % fates.length] ?? calm));
      let repeated = 0;
      const countUntilAnswered = async (index: number): Promise<string> => {
        const store = stores[index % stores.length] ?? open({ prefix });
        for (;;) {
          const answer = await store.countForLink('spring', hostId(`edge-${index}`), 20).catch(() => null);
          if (answer !== null) return answer;
          repeated += 1;
        }
      };
      const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => countUntilAnswered(index)));
      expect(repeated).toBeGreaterThan(0);
      expect(answers.filter((answer) => answer === 'counted')).toHaveLength(20);
      expect(answers.filter((answer) => answer === 'full')).toHaveLength(30);
      const members = await bridge().redis.smembers(createKeys(prefix).linkHosts('spring'));
      expect(members.filter((member) => member !== '').sort()).toEqual(
        answers.flatMap((answer, index) => (answer === 'counted' ? [`edge-${index}`] : [])).sort(),
      );
    });

    it('does not uncount a host twice: it might have been counted again in between', async () => {
      const store = open();
      await store.startLinkCount('spring', [host]);
      bridge().takeRequestCount();
      bridge().injectFaults(lost);
      expect((await failureOf(store.uncountForLink('spring', host))).operation).toBe('uncountForLink');
      expect(bridge().takeRequestCount()).toBe(1);
      expect(await store.readLinkCount('spring')).toBe(0);
    });

    it('uses a limit up once and counts a try once, and says that it does not know', async () => {
      const store = open();
      bridge().injectFaults(lost);
      expect((await failureOf(store.spend([limit({ burst: 2 })]))).operation).toBe('spend');
      expect(await store.spend([limit({ burst: 2 })])).toBe(0);
      expect(await store.spend([limit({ burst: 2 })])).toBeGreaterThan(0);
      bridge().injectFaults(lost);
      expect((await failureOf(store.refund([limit({ burst: 2 })]))).operation).toBe('refund');
      expect(await store.spend([limit({ burst: 2 })])).toBe(0);
      expect(await store.spend([limit({ burst: 2 })])).toBeGreaterThan(0);
      const rule = { ...attemptRule, free: 2, firstWaitMs: 60_000 };
      bridge().injectFaults(lost);
      expect((await failureOf(store.beginAttempt('pin:store-12', rule))).operation).toBe('beginAttempt');
      expect(await store.beginAttempt('pin:store-12', rule)).toBe(0);
      expect(await store.beginAttempt('pin:store-12', rule)).toBeGreaterThan(0);
      bridge().injectFaults(lost);
      await store.forgetAttempts('pin:store-12');
      expect(await store.beginAttempt('pin:store-12', rule)).toBe(0);
    });

    it('has a message in line once, and among the dead once', async () => {
      const store = open();
      bridge().injectFaults(lost);
      await store.addNotice(notice());
      bridge().injectFaults(lost);
      await store.updateNotice(notice({ tries: 1 }));
      expect(await store.listNotices('ops', 10)).toEqual([notice({ tries: 1 })]);
      bridge().injectFaults(lost, lost);
      expect((await failureOf(store.closeNotice(notice({ tries: 1 }), 'dead'))).operation).toBe('closeNotice');
      bridge().injectFaults(lost);
      await store.closeNotice(notice({ tries: 1 }), 'dead');
      await store.addNotice(notice());
      expect(await store.listNotices('ops', 10)).toEqual([]);
      expect(await store.listDeadNotices(10)).toEqual([notice({ tries: 1 })]);
    });

    it('notes a reminder again, and does not forget one again: a new one might have come in between', async () => {
      const store = open();
      bridge().injectFaults(lost);
      await store.remind(host, 7);
      bridge().takeRequestCount();
      bridge().injectFaults(lost);
      expect((await failureOf(store.forgetReminder(host))).operation).toBe('forgetReminder');
      expect(bridge().takeRequestCount()).toBe(1);
      expect(await store.dueReminders(7, 10)).toEqual([]);
    });
  });

  describe('a request does not arrive', () => {
    it('reads again once', async () => {
      const store = open();
      await claim(store, host, here);
      bridge().injectFaults(dropped);
      expect(await store.readClaim(host)).toBe(here);
      bridge().injectFaults(dropped, dropped);
      expect((await failureOf(store.readClaim(host))).operation).toBe('readClaim');
    });

    it('neither counts nor changes an intent', async () => {
      const store = open();
      const first = await record(store);
      bridge().injectFaults(dropped);
      await failureOf(store.increment('posts'));
      bridge().injectFaults(dropped);
      await failureOf(store.updateIntent({ ...first, phase: 'stopped' }));
      expect(await store.increment('posts')).toBe(1);
      expect(await store.readIntent(host)).toEqual(first);
    });
  });

  describe('the service is slow', () => {
    it('waits for an answer inside the time limit', async () => {
      const store = open();
      bridge().injectFaults({ kind: 'delay', delayMs: 50 });
      expect(await claim(store, host, here)).toBe(here);
    });

    it('gives up at the time limit and does not spend it twice', async () => {
      const store = open({ timeoutMs: 150 });
      bridge().injectFaults({ kind: 'hang' });
      const startedMs = performance.now();
      const failure = await failureOf(claim(store, host, here));
      const tookMs = performance.now() - startedMs;
      expect(String(failure.cause)).toContain('TimeoutError');
      expect(tookMs).toBeGreaterThanOrEqual(140);
      expect(tookMs).toBeLessThan(1_500);
      expect(bridge().takeRequestCount()).toBe(1);
    });
  });

  describe('the service refuses', () => {
    it.each([
      ['500', { kind: 'status', status: 500, body: '{"error":"ERR internal"}' }],
      ['429', { kind: 'status', status: 429, body: '{"error":"ERR max requests limit exceeded"}' }],
      ['502 with a page instead of JSON', { kind: 'status', status: 502, body: '<html>Bad gateway</html>' }],
      ['200 with nothing', { kind: 'status', status: 200, body: '' }],
      ['200 with an answer of another kind', { kind: 'status', status: 200, body: '{"result":{"a":1}}' }],
      ['200 with null', { kind: 'status', status: 200, body: '{"result":null}' }],
      ['200 with a list of nothing', { kind: 'status', status: 200, body: '[]' }],
      ['200 with null in a list', { kind: 'status', status: 200, body: '[{"result":null}]' }],
      ['200 with a list of another kind', { kind: 'status', status: 200, body: '[{"result":{"a":1}}]' }],
      ['an error of its own', { kind: 'status', status: 200, body: '[{"error":"ERR max requests limit exceeded"}]' }],
    ] as const)('is a StoreError on %s, without a repeat, and works again after', async (_, fault) => {
      const store = open();
      bridge().injectFaults(fault);
      expect((await failureOf(claim(store, host, here))).operation).toBe('recordIntent');
      expect(bridge().takeRequestCount()).toBe(1);
      expect(await claim(store, host, here)).toBe(here);
    });

    it.each(['', '   ', 'wrong', 'wrong\nline', 'wröng€'])('never shows the address or the token %j', async (text) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const token = `${text}-secret-77-${text}`;
      const store = open({ token });
      const failure = await failureOf(store.ping());
      const shown = inspect([failure, warn.mock.calls], { depth: null });
      warn.mockRestore();
      for (const secret of ['secret-77', token, bridge().url, new URL(bridge().url).host]) {
        expect(shown).not.toContain(secret);
      }
      expect(shown).not.toContain('redis.call');
    });

    it('says what was refused', async () => {
      const failure = await failureOf(open({ token: 'wrong' }).ping());
      expect(String(failure.cause)).toContain('WRONGPASS');
    });

    it.each(['http://127.0.0.1:1', 'http://nowhere.invalid:8079'])(
      'does not show where it could not go: %s',
      async (url) => {
        const shown = inspect(await failureOf(open({ url }).ping()), { depth: null });
        expect(shown).toContain('StoreError');
        expect(shown).not.toContain(new URL(url).hostname);
      },
    );

    it.each(['not an address', 'ftp://kv.example'])('refuses %j as an address without repeating it', (url) => {
      const opened = () => open({ url });
      expect(opened).toThrow(StoreError);
      try {
        opened();
      } catch (error) {
        expect(inspect(error, { depth: null })).not.toContain(url);
      }
    });
  });
});
