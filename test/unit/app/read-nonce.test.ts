import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, createNonce } from '../../../app/_front/content-security-policy';
import { readNonce } from '../../../app/_front/read-nonce';

describe('the nonce of an answer', () => {
  it('is the one of its policy', () => {
    const nonce = createNonce();
    const headers = new Headers({ 'content-security-policy': contentSecurityPolicy(nonce, false) });
    expect(readNonce(headers)).toBe(nonce);
  });

  it('is none where there is no policy', () => {
    expect(readNonce(new Headers())).toBeUndefined();
    expect(readNonce(new Headers({ 'content-security-policy': "default-src 'none'" }))).toBeUndefined();
  });
});
