import { createHmac, scryptSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashPin, isPinOf, markOf, normalizePin, scryptPin } from '../../../lib/access/pin-hash';
import { siteAccessSchema } from '../../../lib/sites/schema/access';
import { cheapHash, cheapScrypt, pepper } from './support/door';

describe('what people type', () => {
  test.each([
    ['12345678', '12345678', 'as it is'],
    ['1234 5678', '12345678', 'in groups'],
    ['1234-5678', '12345678', 'with a dash'],
    ['1234\u20135678', '12345678', 'with the dash of a word processor'],
    ['1234\u00a05678', '12345678', 'with a blank that does not break'],
    [' 12345678\r\n', '12345678', 'pasted with a line break'],
    ['12\u200b34\ufeff56\u200e78', '12345678', 'pasted with marks that nobody sees'],
    ['１２３４５６７８', '12345678', 'in full width'],
    ['٠١٢٣٤٥٦٧٨٩', '0123456789', 'on an Arabic keyboard'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789', 'on a Persian keyboard'],
    ['Caf\u00e9 9', 'Caf\u00e99', 'letters stay, and their case'],
    ['Cafe\u0301 9', 'Caf\u00e99', 'an accent of its own is the same letter'],
    ['', '', 'nothing'],
  ])('%j is %j: %s', (typed, meant) => {
    expect(normalizePin(typed)).toBe(meant);
  });

  test('no more than 128 characters are looked at', () => {
    expect(normalizePin(`${'1'.repeat(128)}2`)).toBe('1'.repeat(128));
    expect(normalizePin('1'.repeat(127))).toHaveLength(127);
  });

  test('whatever it is, blanks and dashes in it change nothing', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9a-zA-Z]{1,20}$/),
        fc.nat(20),
        fc.constantFrom(' ', '-', '\t', '—'),
        (pin, at, gap) => {
          expect(normalizePin(pin.slice(0, at) + gap + pin.slice(at))).toBe(pin);
        },
      ),
    );
  });
});

describe('the hash of a PIN', () => {
  test('is scrypt over the keyed PIN, and the config takes it', async () => {
    const text = await hashPin('1234 5678', pepper);
    expect(siteAccessSchema.safeParse({ pin: text }).success).toBe(true);
    const [, cost, salt = '', hash] = text.split('$');
    expect(cost).toBe('15');
    const keyed = createHmac('sha256', pepper).update('12345678').digest();
    const parameters = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
    expect(scryptSync(keyed, Buffer.from(salt, 'base64url'), 32, parameters).toString('base64url')).toBe(hash);
    expect(await isPinOf('12345678', text, pepper)).toBe(true);
    expect(await isPinOf('12345679', text, pepper)).toBe(false);
  });

  test('has a salt of its own every time', async () => {
    const [one, other] = await Promise.all([cheapHash('12345678'), cheapHash('12345678')]);
    expect(one).not.toBe(other);
  });

  test('of the highest cost that the config takes fits into memory', async () => {
    expect(await scryptPin(Buffer.alloc(32), Buffer.alloc(16), 17)).toHaveLength(32);
  });

  test('a cost that cannot be is an error, not a match', async () => {
    await expect(scryptPin(Buffer.alloc(32), Buffer.alloc(16), 0)).rejects.toThrow();
  });
});

describe('comparing', () => {
  /** Compares and tells what was hashed. */
  async function compare(pin: string, pinHash: string | null, by: string | null = pepper) {
    const runs: number[] = [];
    const isRight = await isPinOf(pin, pinHash, by, async (keyed, salt, cost) => {
      runs.push(cost);
      return cheapScrypt(keyed, salt, cost);
    });
    return { isRight, runs };
  }

  test('right and wrong PIN', async () => {
    const hash = await cheapHash('12345678');
    expect(await compare('1234-5678', hash)).toEqual({ isRight: true, runs: [15] });
    expect(await compare('12345679', hash)).toEqual({ isRight: false, runs: [15] });
    expect(await compare('', hash)).toEqual({ isRight: false, runs: [15] });
  });

  test('by another pepper, or none, nothing matches: the config alone is of no use', async () => {
    const hash = await cheapHash('12345678');
    expect(await compare('12345678', hash, `${pepper}x`)).toEqual({ isRight: false, runs: [15] });
    expect(await compare('12345678', hash, null)).toEqual({ isRight: false, runs: [15] });
  });

  test('without a pepper not even a hash that was made without one matches', async () => {
    const { isRight } = await compare('12345678', await hashPin('12345678', '', cheapScrypt), null);
    expect(isRight).toBe(false);
  });

  test.each([
    [null, 'no hash'],
    ['', 'an empty text'],
    ['12345678', 'the PIN itself'],
    [`scrypt$15$${'A'.repeat(22)}$${'A'.repeat(42)}`, 'a hash that was cut'],
    [`scrypt$15$${'A'.repeat(21)}$${'A'.repeat(43)}`, 'a salt that was cut'],
    [`scrypt$13$${'A'.repeat(22)}$${'A'.repeat(43)}`, 'a cost that is too low'],
    [`scrypt$18$${'A'.repeat(22)}$${'A'.repeat(43)}`, 'a cost that is too high'],
    [`xscrypt$15$${'A'.repeat(22)}$${'A'.repeat(43)}`, 'something in front'],
    [`scrypt$15$${'A'.repeat(22)}$${'A'.repeat(43)}x`, 'something behind'],
  ])('%j (%s) takes the same one run and matches nothing', async (pinHash, _) => {
    expect(await compare('12345678', pinHash)).toEqual({ isRight: false, runs: [15] });
  });

  test('where there is no hash, not even a run that gives the dummy matches', async () => {
    expect(await isPinOf('1', null, pepper, async () => Buffer.alloc(32))).toBe(false);
  });

  test.each([14, 16, 17])('a hash of cost %i is compared at that cost', async (cost) => {
    const [, , salt = ''] = (await cheapHash('12345678')).split('$');
    const keyed = createHmac('sha256', pepper).update('12345678').digest();
    const hash = await cheapScrypt(keyed, Buffer.from(salt, 'base64url'), cost);
    const text = `scrypt$${cost}$${salt}$${hash.toString('base64url')}`;
    expect(await compare('12345678', text)).toEqual({ isRight: true, runs: [cost] });
  });
});

test('the mark of a hash is short, and another one for every other hash', async () => {
  const [one, other] = await Promise.all([cheapHash('12345678'), cheapHash('12345678')]);
  expect(markOf(one)).toMatch(/^[A-Za-z0-9_-]{12}$/);
  expect(markOf(one)).toBe(markOf(one));
  expect(markOf(one)).not.toBe(markOf(other));
});
