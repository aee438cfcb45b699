import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactKvError } from '../../../lib/store/kv/redact-kv-error';

const secrets = { url: 'https://eu1-quick-fox-3.example:8079/kv', token: 'AX-token-99' };
const redact = (error: unknown) => redactKvError(error, secrets).message;

describe('redactKvError', () => {
  it('tells what went wrong along the chain of causes', () => {
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const error = new TypeError('fetch failed', { cause: reset });
    expect(redact(error)).toBe('TypeError: fetch failed <- Error: read ECONNRESET (ECONNRESET)');
  });

  it('leaves the command out, over several lines too', () => {
    const error = new Error('WRONGPASS invalid token, command was: ["eval","local a\\nlocal b","host name"]\nmore');
    expect(redact(error)).toBe('Error: WRONGPASS invalid token');
  });

  it.each([
    'Bearer AX-token-99 is no header value',
    'getaddrinfo ENOTFOUND eu1-quick-fox-3.example',
    'connect ECONNREFUSED eu1-quick-fox-3.example:8079',
    'cannot reach https://eu1-quick-fox-3.example:8079/kv/eval',
    'AX-token-99AX-token-99',
  ])('hides address and token in: %s', (message) => {
    for (const error of [new Error(message), new Error('outer', { cause: new Error(message) }), message]) {
      expect(redact(error)).toContain('[redacted]');
      expect(redact(error)).not.toMatch(/AX-token|quick-fox|8079/);
    }
  });

  it('keeps nothing but the text: no cause, no fields', () => {
    const error = Object.assign(new Error('refused', { cause: { header: secrets.token } }), { request: secrets });
    expect(inspect(redactKvError(error, secrets), { depth: null })).not.toContain(secrets.token);
  });

  it.each([undefined, null, 7, 'text', { a: 1 }])('takes %j, because anything can be thrown', (thrown) => {
    expect(redactKvError(thrown, secrets)).toBeInstanceOf(Error);
  });

  it('does not mind an empty or unusable address', () => {
    expect(redactKvError(new Error('no address given'), { url: '', token: '' }).message).toBe(
      'Error: no address given',
    );
    expect(redactKvError(new Error('"nowhere" is wrong'), { url: 'nowhere', token: 'x' }).message).not.toContain(
      'nowhere',
    );
  });

  it('never lets a token through, wherever it stands', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_=-]{12,40}$/);
    fc.assert(
      fc.property(token, fc.string(), fc.string(), (secret, before, after) => {
        const error = new Error(before, { cause: new Error(`${before}${secret}${after}`) });
        expect(redactKvError(error, { url: secrets.url, token: secret }).message).not.toContain(secret);
      }),
    );
  });
});
