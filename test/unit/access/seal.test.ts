import fc from 'fast-check';
import { CompactEncrypt } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSeals, type SealPurpose } from '../../../lib/access/seal';

const now = 1_800_000_000_000;
const clock = { now: () => now };
const later = now + 60_000;
const purposes: readonly SealPurpose[] = ['session', 'pass', 'approval', 'sign-on', 'undo'];
const seals = createSeals(['first', 'second'], 'live:production', clock);

describe('what is sealed', () => {
  test('comes back as it was, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...purposes), fc.jsonValue(), async (purpose, value) => {
        const text = await seals.seal(purpose, value, later);
        expect(await seals.open(purpose, text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });

  test('needs no escape in an address', async () => {
    expect(await seals.seal('pass', { a: 'ü?&=/' }, later)).toMatch(/^[A-Za-z0-9_.-]+$/);
  });

  test('is never the same twice, and cannot be read', async () => {
    const [one, other] = await Promise.all([
      seals.seal('pass', 'planted', later),
      seals.seal('pass', 'planted', later),
    ]);
    expect(one).not.toBe(other);
    expect(Buffer.from(one.split('.').join(''), 'base64url').toString('latin1')).not.toContain('planted');
  });

  test.each([
    ['one millisecond before its end it opens', later - 1, 'value'],
    ['at its end it does not', later, null],
    ['after its end it does not', later + 1, null],
  ])('%s', async (_, atMs, expected) => {
    const text = await seals.seal('session', 'value', later);
    const then = createSeals(['first'], 'live:production', { now: () => atMs });
    expect(await then.open('session', text)).toBe(expected);
  });
});

describe('what was tampered with opens nothing', () => {
  test('any edit of any character', async () => {
    const text = await seals.seal('session', { id: 'abc', proofs: [1, 2, 3] }, later);
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ~\n'];
    // All letters at the places where decoders are lenient: the last one of each part has spare bits.
    const ends = [...text].flatMap((_, at) => (text[at + 1] === '.' || at === text.length - 1 ? [at] : []));
    const places = [...Array(text.length).keys()].map(
      (at) => [at, ends.includes(at) ? alphabet : ['A', '.', '_']] as const,
    );
    for (const [at, letters] of places) {
      for (const letter of letters.filter((one) => one !== text[at])) {
        const edited = text.slice(0, at) + letter + text.slice(at + 1);
        expect(await seals.open('session', edited), `${at} ${letter}`).toBeNull();
      }
    }
  });

  test('any cut, any addition, anything put in between', async () => {
    const text = await seals.seal('session', { id: 'abc' }, later);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.string({ minLength: 1, maxLength: 5 }), async (at, added) => {
        expect(await seals.open('session', text.slice(0, at) + added + text.slice(at))).toBeNull();
        if (at < text.length) expect(await seals.open('session', text.slice(0, at))).toBeNull();
        if (at > 0) expect(await seals.open('session', text.slice(at))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test('parts of two texts put together', async () => {
    const [one, other] = await Promise.all([seals.seal('pass', 1, later), seals.seal('pass', 2, later)]);
    const [mine, others] = [one.split('.'), other.split('.')];
    for (const at of [2, 3, 4]) {
      const mixed = mine.map((part, index) => (index === at ? (others[at] ?? '') : part));
      expect(await seals.open('pass', mixed.join('.'))).toBeNull();
    }
  });

  test('anything at all that we did not seal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String()), async (text) => {
        expect(await seals.open('session', text)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  test('a text that is longer than any cookie is not even looked at', async () => {
    const fits = await seals.seal('session', 'x'.repeat(6_000), later);
    const long = await seals.seal('session', 'x'.repeat(6_200), later);
    expect(fits.length).toBeLessThanOrEqual(8_192);
    expect(long.length).toBeGreaterThan(8_192);
    expect(await seals.open('session', fits)).not.toBeNull();
    expect(await seals.open('session', long)).toBeNull();
  });

  test('another way of encryption, though the text names our key', async () => {
    const text = await seals.seal('session', 'value', later);
    const { kid } = JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
    const foreign = async (alg: string, key: Uint8Array, more = {}) =>
      await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ untilMs: later, value: 'forged' })))
        .setProtectedHeader({ alg, enc: 'A256GCM', kid, ...more })
        .encrypt(key);
    expect(await seals.open('session', await foreign('dir', new Uint8Array(32)))).toBeNull();
    expect(await seals.open('session', await foreign('A256GCMKW', new Uint8Array(32)))).toBeNull();
    expect(await seals.open('session', await foreign('A256KW', new Uint8Array(32)))).toBeNull();
    expect(await seals.open('session', await foreign('dir', new Uint8Array(32), { kid: 'other' }))).toBeNull();
  });
});

describe('what is sealed for one opens for no other', () => {
  test.each(purposes.flatMap((from) => purposes.filter((to) => to !== from).map((to) => [from, to] as const)))(
    'sealed as %s it is no %s',
    async (from, to) => {
      expect(await seals.open(to, await seals.seal(from, 'value', later))).toBeNull();
    },
  );

  test('another deployment with the same secrets opens nothing', async () => {
    const preview = createSeals(['first', 'second'], 'live:preview:main', clock);
    for (const purpose of purposes) {
      expect(await preview.open(purpose, await seals.seal(purpose, 'value', later))).toBeNull();
    }
  });
});

describe('secrets are rotated', () => {
  const [old, both, next] = [['old'], ['new', 'old'], ['new']].map((list) => createSeals(list, 'here', clock));

  test('what the old one sealed opens as long as it is listed, and not after', async () => {
    const text = await old?.seal('session', 'value', later);
    expect(await both?.open('session', text ?? '')).toBe('value');
    expect(await next?.open('session', text ?? '')).toBeNull();
  });

  test('the first one seals, so the old one can go', async () => {
    const text = await both?.seal('session', 'value', later);
    expect(await next?.open('session', text ?? '')).toBe('value');
    expect(await old?.open('session', text ?? '')).toBeNull();
  });

  test('without any secret nothing is sealed and nothing opens', async () => {
    const none = createSeals([], 'here', clock);
    await expect(none.seal('session', 'value', later)).rejects.toThrow('no secret');
    expect(await none.open('session', (await old?.seal('session', 'value', later)) ?? '')).toBeNull();
  });
});
