import { describe, expect, it } from 'vitest';
import { OutgoingError, toOutgoingError } from '../../../lib/outgoing/outgoing-error';

const withCode = (code: unknown) => Object.assign(new Error('getaddrinfo ENOTFOUND secret.example'), { code });

describe('an error of an outgoing request', () => {
  it('keeps the fixed word of Node and none of its sentences', () => {
    const error = toOutgoingError(withCode('ENOTFOUND'));
    expect([error.kind, error.code, error.message]).toEqual([
      'network',
      'ENOTFOUND',
      'The request failed: network (ENOTFOUND)',
    ]);
    expect(error.cause).toBeUndefined();
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('secret.example');
  });

  it.each(['secret.example', 'E', 'enotfound', 'E NOT', 'ENOTFOUND\n', `E${'N'.repeat(61)}`, 7, null, undefined])(
    'takes no code that is not such a word: %j',
    (code) => {
      expect(toOutgoingError(withCode(code)).code).toBeNull();
    },
  );

  it.each(['a text', null, undefined, new Error('secret.example')])(
    'is made of anything that was thrown: %j',
    (thrown) => {
      expect(toOutgoingError(thrown)).toMatchObject({
        kind: 'network',
        code: null,
        message: 'The request failed: network',
      });
    },
  );

  it('stays what it is', () => {
    const error = new OutgoingError('redirected');
    expect(toOutgoingError(error)).toBe(error);
    expect(error.name).toBe('OutgoingError');
  });
});
