import { describe, expect, it } from 'vitest';
import {
  formatKept,
  isOld,
  isOwnPath,
  isSameWish,
  type Kept,
  mostKept,
  parseKept,
  putKept,
} from '../../../../app/_keep/kept';

const day = 24 * 60 * 60 * 1000;
const one: Kept = {
  hostId: 'edge-1x',
  siteId: 'denver',
  siteName: 'Denver – Snow St',
  fields: { edgeHostId: 'edge-1x', siteId: 'denver', hostName: '', pass: 'sealed' },
  atMs: 1_000_000,
  tries: 2,
  halt: { reason: 'expired', page: '/?appliance-id=edge-1x#problem' },
};

describe('what is kept on the phone', () => {
  it('comes back as it was', () => {
    expect(parseKept(formatKept([one]))).toEqual([one]);
    expect(parseKept(null)).toEqual([]);
  });

  it('holds one wish for each host, the last one', () => {
    const other = { ...one, siteId: 'boulder' };
    expect(putKept([one, { ...one, hostId: 'edge-2x' }], other).map(({ hostId, siteId }) => [hostId, siteId])).toEqual([
      ['edge-2x', 'denver'],
      ['edge-1x', 'boulder'],
    ]);
    expect(parseKept(formatKept([one, other]))).toEqual([other]);
  });

  it('tells wishes apart by host and site', () => {
    expect(isSameWish(one, { ...one, tries: 9 })).toBe(true);
    expect(isSameWish(one, { ...one, siteId: 'boulder' })).toBe(false);
    expect(isSameWish(one, { ...one, hostId: 'edge-2x' })).toBe(false);
  });

  it.each([
    '',
    'null',
    '{"hostId":"edge-1x"}',
    '[1,null,"x",[]]',
    '[{"hostId":7}]',
    `[{"hostId":"edge-1x","siteId":"s","siteName":"n","fields":"x"}]`,
    `[{"hostId":"","siteId":"s","siteName":"n","fields":{}}]`,
    `[{"hostId":"${'x'.repeat(6_000)}","siteId":"s","siteName":"n","fields":{}}]`,
  ])('leaves out what makes no sense: %.60s', (text) => {
    expect(parseKept(text)).toEqual([]);
  });

  it('takes from a strange entry only what it knows', () => {
    const strange = { ...one, fields: { edgeHostId: 'edge-1x', n: 7 }, atMs: 'soon', tries: -4, halt: { page: '//x' } };
    expect(parseKept(JSON.stringify([{ ...strange, color: 'green' }]))).toEqual([
      { ...one, fields: { edgeHostId: 'edge-1x' }, atMs: 0, tries: 0, halt: null },
    ]);
  });

  it('is never more than ten', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...one, hostId: `edge-${index}x` }));
    expect(parseKept(JSON.stringify(many))).toHaveLength(mostKept);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])(
    'never leads to %s',
    (page) => {
      expect(isOwnPath(page)).toBe(false);
      expect(parseKept(JSON.stringify([{ ...one, halt: { reason: 'expired', page } }]))[0]?.halt).toBeNull();
    },
  );

  it('is not old for a clock that is a day wrong, either way', () => {
    for (const error of [-day, 0, day]) expect(isOld(one, one.atMs + error)).toBe(false);
    expect(isOld(one, one.atMs - 400 * day)).toBe(false);
  });

  it('is old after a week, when nobody means any more what they tapped', () => {
    expect(isOld(one, one.atMs + 7 * day)).toBe(false);
    expect(isOld(one, one.atMs + 7 * day + 1)).toBe(true);
  });
});
