import { describe, expect, it } from 'vitest';
import { openGrant } from '../../../lib/access/actor';
import { type Env, parseEnv } from '../../../lib/env';
import { openPractice } from '../../../lib/server/practice/open-practice';
import { edgeHost } from '../../support/palette-truth';
import { testIndex } from '../../support/test-site';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');
const anybody = { grants: [openGrant], sessionId: null };

describe.skipIf(isLeftOut)('practice in the store of a live deployment', () => {
  const bridge = openBridge();

  function understand(): Env {
    const result = parseEnv({
      PALETTE_MODE: 'live',
      PALETTE_API_KEY: 'a-key-of-palette',
      VERCEL_ENV: 'production',
      KV_REST_API_URL: bridge().url,
      KV_REST_API_TOKEN: bridge().token,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    return result.env;
  }

  it('touches no key but those of its own prefix, from the first host to a refusal', async () => {
    const background: Promise<void>[] = [];
    const practice = await openPractice(understand(), testIndex([]).company, {
      later: (work) => void background.push(work),
      log: () => {},
    });
    const { desk } = await practice.openFor(new Headers({ 'x-real-ip': '203.0.113.7' }));
    for (const [number, site] of [
      [1, 'harbour-street'],
      [2, 'north-clinic'],
      [3, 'old-mill'],
    ] as const) {
      await desk.as(anybody).submit({ edgeHostId: edgeHost(number), siteId: site, hostName: '' });
    }
    await Promise.all(background);
    const keys = await bridge().redis.keys('*');
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !/^er:\d+:practice%3Alive%3Aproduction:/.test(key))).toEqual([]);
  });

  it('is one world on all instances: a host that one has registered, another shows', async () => {
    const open = () => openPractice(understand(), testIndex([]).company, { later: () => {}, log: () => {} });
    const [one, other] = await Promise.all([open(), open()]);
    const [first, second] = [await one.openFor(new Headers()), await other.openFor(new Headers())];
    await first.desk.as(anybody).submit({ edgeHostId: edgeHost(7), siteId: 'market-square', hostName: '' });
    const seen = await second.desk.as(anybody).view(edgeHost(7));
    expect(seen).toMatchObject({ ok: true, value: { siteId: 'market-square', isRegistered: true } });
    const again = await other.openFor(new Headers());
    expect(Object.keys(again.simulator?.simulator.snapshot().state.hosts ?? {})).toContain(edgeHost(7));
  });
});
