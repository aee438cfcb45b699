import { describe, expect, test } from 'vitest';
import { carryInCookie, carryInPass } from '../../../lib/access/carry-proofs';
import type { HeldProof, Proof } from '../../../lib/access/session';
import { hostId } from './support/door';

const host = hostId('edge-0001');

function held(proof: Proof, atMs: number, reach: Partial<HeldProof> = {}): HeldProof {
  return { ...proof, atMs, hostId: null, isWatchOnly: false, passUntilMs: null, ...reach } as HeldProof;
}

const link = (id: string, atMs = 0, reach: Partial<HeldProof> = {}) =>
  held({ by: 'link', link: id, version: 1 }, atMs, reach);
const pin = (of: 'site' | 'link', id: string, atMs = 0) => held({ by: 'pin', of, id, mark: `mark ${atMs}` }, atMs);
const signIn = (subject: string, atMs = 0, value = 'x') =>
  held({ by: 'sign_in', subject, claims: { groups: [value] } }, atMs);
const many = (count: number) => Array.from({ length: count }, (_, at) => link(`l${at}`, at));
const timesOf = (proofs: readonly { readonly atMs: number }[]) => proofs.map(({ atMs }) => atMs);

describe('a cookie', () => {
  test('carries the newest eight, newest first', () => {
    expect(timesOf(carryInCookie(many(10)))).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
    expect(timesOf(carryInCookie(many(8)))).toHaveLength(8);
  });

  test('carries of each thing the newest proof only', () => {
    const proofs = [
      link('a', 1),
      link('a', 3),
      pin('site', 'a', 2),
      pin('link', 'a', 4),
      pin('site', 'a', 5),
      link('b', 0),
    ];
    expect(timesOf(carryInCookie(proofs))).toEqual([5, 4, 3, 0]);
  });

  test('carries one person: whoever signs in takes the place of the one before', () => {
    expect(carryInCookie([signIn('ada', 1), signIn('bob', 2)])).toMatchObject([{ subject: 'bob' }]);
  });

  test('carries nothing that came by a pass', () => {
    expect(carryInCookie([link('a', 1, { hostId: host }), link('b', 2, { isWatchOnly: true }), link('c', 3)])).toEqual([
      { by: 'link', link: 'c', version: 1, atMs: 3 },
    ]);
  });

  test('a proof by pass does not push out the one that the cookie held', () => {
    expect(timesOf(carryInCookie([link('a', 5, { hostId: host }), link('a', 1)]))).toEqual([1]);
  });

  test('leaves out what it has no room for, and takes what comes after', () => {
    const proofs = [signIn('ada', 3, 'x'.repeat(2_500)), link('a', 2), link('b', 1)];
    expect(timesOf(carryInCookie(proofs))).toEqual([2, 1]);
  });

  test('has room for 2,400 bytes, as they are counted and not the letters', () => {
    const empty = Buffer.byteLength(JSON.stringify(carryInCookie([signIn('ada', 1, '')])[0]));
    expect(carryInCookie([signIn('ada', 1, 'x'.repeat(2_400 - empty))])).toHaveLength(1);
    expect(carryInCookie([signIn('ada', 1, 'x'.repeat(2_401 - empty))])).toHaveLength(0);
    expect(carryInCookie([signIn('ada', 1, 'ü'.repeat(1_300))])).toHaveLength(0);
    const rest = Buffer.byteLength(JSON.stringify({ by: 'link', link: 'a', version: 1, atMs: 0 }));
    const beside = (room: number) => carryInCookie([signIn('ada', 1, 'x'.repeat(room - empty)), link('a', 0)]);
    expect(beside(2_400 - rest)).toHaveLength(2);
    expect(beside(2_401 - rest)).toHaveLength(1);
  });

  test('keeps the order of what was given at the same moment', () => {
    expect(carryInCookie([link('b'), link('a'), link('c')]).map((one) => one.by === 'link' && one.link)).toEqual([
      'b',
      'a',
      'c',
    ]);
  });

  test('changes nothing of the proofs it is given', () => {
    const proofs = Object.freeze([link('a', 1), link('b', 2)]);
    carryInCookie(proofs);
    expect(timesOf(proofs)).toEqual([1, 2]);
  });
});

describe('a pass', () => {
  test('carries the newest four', () => {
    expect(timesOf(carryInPass(many(10), host, 'form').proofs)).toEqual([9, 8, 7, 6]);
  });

  test('for a form carries what is good for the host and for more than looking', () => {
    const proofs = [
      link('any', 1),
      link('this', 2, { hostId: host }),
      link('other', 3, { hostId: hostId('edge-0002') }),
      link('watch', 4, { hostId: host, isWatchOnly: true }),
    ];
    expect(timesOf(carryInPass(proofs, host, 'form').proofs)).toEqual([2, 1]);
    expect(timesOf(carryInPass(proofs, host, 'page').proofs)).toEqual([4, 2, 1]);
  });

  test('does not say how far a proof reached before', () => {
    expect(carryInPass([link('a', 1, { hostId: host })], host, 'form').proofs).toEqual([
      { by: 'link', link: 'a', version: 1, atMs: 1 },
    ]);
  });

  test('says which of the passes that it was made from ends first', () => {
    const ends = (...untilMs: (number | null)[]) =>
      carryInPass(
        untilMs.map((passUntilMs, at) => link(`l${at}`, at, { hostId: host, passUntilMs })),
        host,
        'form',
      ).passUntilMs;
    expect(ends()).toBeNull();
    expect(ends(null, null)).toBeNull();
    expect(ends(null, 50)).toBe(50);
    expect(ends(70, 50, 60)).toBe(50);
    expect(ends(10, 50, 60, 70, 80)).toBe(50);
  });

  test('takes what cookie and pass both carry from the cookie, in whatever order they come', () => {
    const byPass = link('a', 1, { hostId: host, passUntilMs: 50 });
    for (const proofs of [
      [byPass, link('a', 1)],
      [link('a', 1), byPass],
    ]) {
      expect(carryInPass(proofs, host, 'form').passUntilMs).toBeNull();
    }
    expect(carryInPass([{ ...byPass, atMs: 2 }, link('a', 1)], host, 'form').passUntilMs).toBe(50);
  });
});
