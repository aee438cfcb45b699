import { describe, expect, test } from 'vitest';
import { missingVariables, readReceiver } from '../../../lib/webhooks/read-receiver';
import { signMessage } from '../../../lib/webhooks/sign-message';
import { secret, testWebhook, variables } from './webhook-world';

const webhook = testWebhook();

function faultsOf(changes: Readonly<Record<string, string>>, isInPrivateNetwork = false): string[] {
  const faults = missingVariables([{ ...webhook, isInPrivateNetwork }], { ...variables, ...changes });
  return faults.map(({ name }) => name);
}

describe('the variables of a webhook', () => {
  test('are its receiver when all is well', () => {
    expect(missingVariables([webhook], variables)).toEqual([]);
    expect(readReceiver(webhook, variables)).toEqual({
      address: variables.WEBHOOK_OPS_URL,
      key: Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'),
    });
  });

  test('are told by name when they are missing, each once, and the receiver is none', () => {
    const both = [webhook, testWebhook({ id: 'other' })];
    expect(missingVariables(both, {}).map(({ name }) => name)).toEqual(['WEBHOOK_OPS_URL', 'WEBHOOK_OPS_SECRET']);
    expect(readReceiver(webhook, {})).toBeNull();
    expect(readReceiver(webhook, { WEBHOOK_OPS_URL: variables.WEBHOOK_OPS_URL })).toBeNull();
    expect(readReceiver(webhook, { WEBHOOK_OPS_SECRET: secret })).toBeNull();
  });

  test.each([
    'hooks.example.com',
    'http://hooks.example.com/',
    'http://127.0.0.1:4000/',
    'https://user:planted-7f21@hooks.example.com/',
    'ftp://hooks.example.com/',
    'javascript:alert(1)',
  ])('%s is no address', (address) => {
    expect(faultsOf({ WEBHOOK_OPS_URL: address })).toEqual(['WEBHOOK_OPS_URL']);
  });

  test('http counts on this machine, where the config says that the network is private', () => {
    expect(faultsOf({ WEBHOOK_OPS_URL: 'http://127.0.0.1:4000/' }, true)).toEqual([]);
    expect(faultsOf({ WEBHOOK_OPS_URL: 'http://hooks.example.com/' }, true)).toEqual(['WEBHOOK_OPS_URL']);
  });

  test.each([
    ['23 characters', 'x'.repeat(23)],
    ['a whsec_ of 23 bytes', `whsec_${Buffer.alloc(23).toString('base64')}`],
    ['a whsec_ that is no base64', `whsec_${'ä!'.repeat(40)}`],
    ['a whsec_ of nothing', 'whsec_'],
  ])('%s are no secret', (_, text) => {
    expect(faultsOf({ WEBHOOK_OPS_SECRET: text })).toEqual(['WEBHOOK_OPS_SECRET']);
  });

  test.each([
    ['24 characters', 'x'.repeat(24)],
    ['a whsec_ of 24 bytes', `whsec_${Buffer.alloc(24).toString('base64')}`],
    ['a whsec_ with padding', `whsec_${Buffer.alloc(25).toString('base64')}`],
  ])('%s are one', (_, text) => {
    expect(faultsOf({ WEBHOOK_OPS_SECRET: text })).toEqual([]);
  });

  test('no fault quotes a value', () => {
    const planted = { WEBHOOK_OPS_URL: 'http://planted-7f21.example.com', WEBHOOK_OPS_SECRET: 'planted-7f21' };
    const told = JSON.stringify(missingVariables([webhook], planted));
    expect(told).toContain('WEBHOOK_OPS_SECRET');
    expect(told).not.toContain('planted');
  });

  test('names of things that every object has are not set', () => {
    const odd = testWebhook({ addressFrom: 'toString', secretFrom: 'constructor' });
    expect(missingVariables([odd], variables)).toHaveLength(2);
  });
});

describe('the signature', () => {
  const parts = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', sentAtMs: 1_614_265_330_999, body: '{"test": 2432232314}' };
  const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');

  test('is the one of the published example of Standard Webhooks', () => {
    expect(signMessage(parts, key)).toEqual({
      'webhook-id': parts.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test.each([
    ['id', { ...parts, id: 'msg_other' }],
    ['time', { ...parts, sentAtMs: parts.sentAtMs + 1_000 }],
    ['body', { ...parts, body: '{"test": 2432232315}' }],
  ])('changes with the %s', (_, other) => {
    expect(signMessage(other, key)['webhook-signature']).not.toBe(signMessage(parts, key)['webhook-signature']);
  });
});
