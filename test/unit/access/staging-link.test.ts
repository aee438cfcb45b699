import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLinkSignature, linkUrl, parseLinkToken } from '../../../lib/access/staging-link';

const secrets = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];
const link = { id: 'spring-rollout', version: 3 };

function tokenOf(one: { id: string; version: number }, by = secrets): string {
  return linkUrl('https://r.test', one, by)?.replace('https://r.test/j/', '') ?? '';
}

function signatureOf(one: { id: string; version: number }, by = secrets): string {
  return tokenOf(one, by).split('.')[1] ?? '';
}

describe('the address of a staging link', () => {
  test('is origin, id and 16 letters of signature: codes that were printed stay good', () => {
    // Worked out apart, with `openssl dgst -sha256 -hmac`: a change here makes every printed code worthless.
    expect(linkUrl('https://register.example.com', link, secrets)).toBe(
      'https://register.example.com/j/spring-rollout.SkUUFgVaKjS98siw',
    );
  });

  test('there is none without a secret', () => {
    expect(linkUrl('https://register.example.com', link, [])).toBeNull();
  });

  test('what was made opens', () => {
    expect(parseLinkToken(tokenOf(link))).toEqual({ id: 'spring-rollout', signature: signatureOf(link) });
    expect(isLinkSignature(link, signatureOf(link), secrets)).toBe(true);
  });
});

describe('the form of a token is strict', () => {
  test.each([
    ['', 'nothing'],
    ['spring', 'no signature'],
    ['spring.', 'an empty signature'],
    ['.AAAAAAAAAAAAAAAA', 'no id'],
    ['spring.AAAAAAAAAAAAAAA', 'one letter too few'],
    ['spring.AAAAAAAAAAAAAAAAA', 'one letter too many'],
    ['spring.AAAAAAAAAAAAAAA=', 'padding'],
    ['spring.AAAAAAAAAAAAAAA+', 'a letter of another base64'],
    ['spring.AAAAAAAAAAAAAAAA.', 'a dot behind'],
    ['spring.AAAAAAAAAAAAAAAA.x', 'a third part'],
    ['Spring.AAAAAAAAAAAAAAAA', 'a capital letter'],
    ['spring.AAAAAAAAAAAAAAAA\n', 'a line break'],
    [' spring.AAAAAAAAAAAAAAAA', 'a blank'],
    ['../x.AAAAAAAAAAAAAAAA', 'a path'],
  ])('%j: %s', (token) => {
    expect(parseLinkToken(token)).toBeNull();
  });

  test('whatever comes, it is answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (token) => parseLinkToken(token) === null));
  });
});

describe('a signature', () => {
  test('fails after every change of one letter', () => {
    const signature = signatureOf(link);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < signature.length; at += 1) {
      for (const letter of alphabet.replace(signature[at] ?? '', '')) {
        const edited = signature.slice(0, at) + letter + signature.slice(at + 1);
        expect(isLinkSignature(link, edited, secrets), edited).toBe(false);
      }
    }
  });

  test('of another id or version fails', () => {
    const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/);
    const version = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(slug, slug, version, version, (id, otherId, one, other) => {
        fc.pre(id !== otherId || one !== other);
        expect(isLinkSignature({ id, version: one }, signatureOf({ id: otherId, version: other }), secrets)).toBe(
          false,
        );
      }),
    );
  });

  test('an id that ends in digits is no other id with another version', () => {
    expect(signatureOf({ id: 'a1', version: 2 })).not.toBe(signatureOf({ id: 'a', version: 12 }));
  });

  test.each(['', 'AAAA', 'AAAAAAAAAAAAAAAAAAAA'])('of another length fails: %j', (signature) => {
    expect(isLinkSignature(link, signature, secrets)).toBe(false);
  });

  test('of every listed secret counts, of one that is gone does not', () => {
    const [first = '', second = ''] = secrets;
    expect(isLinkSignature(link, signatureOf(link, [first]), secrets)).toBe(true);
    expect(isLinkSignature(link, signatureOf(link, [second]), secrets)).toBe(true);
    expect(isLinkSignature(link, signatureOf(link, [second]), [first])).toBe(false);
    expect(isLinkSignature(link, signatureOf(link), [])).toBe(false);
  });

  test('the first secret signs', () => {
    expect(signatureOf(link)).toBe(signatureOf(link, secrets.slice(0, 1)));
    expect(signatureOf(link)).not.toBe(signatureOf(link, secrets.slice(1)));
  });
});
