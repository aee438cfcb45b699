import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { signMessage } from '../../../lib/webhooks/sign-message';
import { secret } from './webhook-world';

/** The code that docs/operating.md gives to whoever writes a receiver, as it stands there. */
const samples = [...readFileSync('docs/operating.md', 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, js]) => js);
const code = samples.find((js) => js?.includes('isGenuine')) ?? '';
const isGenuine: (headers: Readonly<Record<string, string>>, body: string, secret: string) => boolean = new Function(
  'createHmac',
  'timingSafeEqual',
  `${code.replace(/^import .*$/m, '')}; return isGenuine;`,
)(createHmac, timingSafeEqual);

describe('the check that the documentation gives to receivers', () => {
  const body = '{"id":"msg_1","site":{"name":"Denver – Snow St"}}';
  const sign = (key: Buffer, sentAtMs = Date.now()) => signMessage({ id: 'msg_1', sentAtMs, body }, key);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');

  test('takes what we send, by either form of secret', () => {
    expect(isGenuine(sign(key), body, secret)).toBe(true);
    const words = 'plain words that are long enough';
    expect(isGenuine(sign(Buffer.from(words)), body, words)).toBe(true);
  });

  test('takes nothing that was changed, made with another secret, sent long ago, or not signed', () => {
    expect(isGenuine(sign(key), body.replace('Denver', 'Dallas'), secret)).toBe(false);
    expect(isGenuine({ ...sign(key), 'webhook-id': 'msg_2' }, body, secret)).toBe(false);
    expect(isGenuine(sign(Buffer.alloc(32)), body, secret)).toBe(false);
    expect(isGenuine(sign(key, Date.now() - 301_000), body, secret)).toBe(false);
    expect(isGenuine(sign(key, Date.now() + 301_000), body, secret)).toBe(false);
    expect(isGenuine({}, body, secret)).toBe(false);
  });
});
