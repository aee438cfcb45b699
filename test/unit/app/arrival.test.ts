import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArrival } from '../../../app/_arrive/arrival';
import { arrivalHref } from '../../../app/_arrive/arrival-href';
import { toSearchParams } from '../../../app/_parts/query-record';

const read = (query: string) => readArrival(new URLSearchParams(query));

describe('reading the address of the start page', () => {
  it('knows a first visit from an empty field', () => {
    expect(read('').hostId).toBeNull();
    expect(read('appliance-id=').hostId).toBe('');
  });

  it('keeps what was typed, without the blanks around it', () => {
    expect(read('appliance-id=+edge+1+')).toMatchObject({ hostId: 'edge 1' });
    expect(read('appliance-id=e&site=denver&name=till+2')).toMatchObject({ siteId: 'denver', hostName: 'till 2' });
  });

  it('knows an empty search from none: it means “choose again”', () => {
    expect(read('appliance-id=e').search).toBeNull();
    expect(read('appliance-id=e&q=').search).toBe('');
  });

  it('knows whoever wants to type a PIN, and what they typed beside it', () => {
    expect(read('')).toMatchObject({ asksForPin: false, pinSite: '', pass: null });
    expect(read('ask=pin&pin-site=store+12&pass=sealed')).toMatchObject({
      asksForPin: true,
      pinSite: 'store 12',
      pass: 'sealed',
    });
    expect(read('ask=money').asksForPin).toBe(false);
  });

  it('takes no pass that is longer than any of ours', () => {
    expect(read(`pass=${'x'.repeat(4_096)}`).pass).toHaveLength(4_096);
    expect(read(`pass=${'x'.repeat(4_097)}`).pass).toBeNull();
    expect(read('pass=').pass).toBeNull();
  });

  it('bounds every text', () => {
    const long = 'x'.repeat(5000);
    const arrival = read(`appliance-id=${long}&site=${long}&q=${long}&name=${long}&pin-site=${long}`);
    for (const text of [arrival.hostId, arrival.siteId, arrival.search, arrival.hostName, arrival.pinSite])
      expect(text).toHaveLength(200);
  });

  it('believes an error only if the catalogue has it', () => {
    expect(read('error=site_full&reference=7KQ2-M9XD').problem).toEqual({
      code: 'site_full',
      facts: {},
      reference: '7KQ2-M9XD',
    });
    expect(read('error=you_won_a_prize').problem).toBeNull();
    expect(read('error=constructor').problem).toBeNull();
  });

  it.each(['call 0900', '7kq2-m9xd', 'ABC', 'A'.repeat(21), '<b>'])('does not show %j as a reference', (reference) => {
    expect(read(new URLSearchParams({ error: 'site_full', reference }).toString()).problem?.reference).toBeNull();
  });

  it('takes facts that a sentence uses', () => {
    expect(read('error=host_at_other_site&fact.site=Boulder+%E2%80%93+Pearl+St').problem?.facts).toEqual({
      site: 'Boulder – Pearl St',
    });
    expect(read('error=site_full&fact.most=6').problem?.facts).toEqual({ most: '6' });
    expect(read('error=too_many_attempts&fact.seconds=30').problem?.facts).toEqual({ seconds: '30' });
  });

  it.each([
    ['a fact that no sentence uses', 'fact.name=Eve'],
    ['a link', 'fact.site=https%3A%2F%2Fevil.example'],
    ['a number that is none', 'fact.most=call+me'],
    ['a text that is too long', `fact.site=${'x'.repeat(81)}`],
    ['variables of the environment', 'fact.missing=PALETTE_API_KEY'],
  ])('does not take %s', (_what, query) => {
    expect(read(`error=site_full&${query}`).problem?.facts).toEqual({});
  });

  it('makes something of any query', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
        expect(() => readArrival(new URLSearchParams(query))).not.toThrow();
      }),
    );
  });
});

describe('addresses of the steps', () => {
  it.each([
    [{}, '/'],
    [{ hostId: 'edge-1' }, '/?appliance-id=edge-1'],
    [{ hostId: 'edge-1', siteId: 'denver' }, '/?appliance-id=edge-1&site=denver'],
    [{ hostId: 'edge-1', search: '' }, '/?appliance-id=edge-1&q='],
    [{ siteId: 'denver' }, '/?site=denver'],
    [{ hostId: 'edge-1', asksForPin: true }, '/?appliance-id=edge-1&ask=pin'],
    [{ hostId: 'edge-1', pass: 'sealed' }, '/?appliance-id=edge-1&pass=sealed'],
    [{ hostId: 'edge-1', pass: null }, '/?appliance-id=edge-1'],
  ])('%j is %s', (link, href) => {
    expect(arrivalHref({ base: '', ...link })).toBe(href);
    expect(arrivalHref({ base: '/practice', ...link })).toBe(`/practice${href}`);
  });

  it('are read back as they were written', () => {
    const { hostId, siteId, search } = read(arrivalHref({ base: '', hostId: 'e', siteId: 's', search: 'q' }).slice(2));
    expect({ hostId, siteId, search }).toEqual({ hostId: 'e', siteId: 's', search: 'q' });
  });

  it('come from Next as a record', () => {
    expect(toSearchParams({ a: '1', b: ['2', '3'], c: undefined }).toString()).toBe('a=1&b=2&b=3');
  });
});
