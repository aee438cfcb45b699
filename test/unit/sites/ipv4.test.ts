import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  formatIpv4,
  largestRange,
  listAddresses,
  parseAddressRange,
  parseCidr,
  parseIpv4,
  subnetAround,
  unusableReason,
} from '../../../lib/sites/ipv4';

const address = fc.nat(0xffff_ffff);

describe('an IPv4 address', () => {
  it('is the same after writing and reading', () => {
    fc.assert(
      fc.property(address, (number) => {
        expect(parseIpv4(formatIpv4(number))).toBe(number);
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        expect(formatIpv4(parseIpv4(text) ?? -1)).toBe(text);
      }),
    );
  });

  it.each([
    '',
    '10',
    '10.1',
    '10.1.2',
    '10.1.2.3.4',
    '10.1.2.256',
    '010.1.2.3',
    '0x0a.1.2.3',
    ' 10.1.2.3',
    '10.1.2.3 ',
    '-1.1.1.1',
    '::1',
    'a.b.c.d',
  ])('is written as four plain numbers, not %j', (text) => {
    expect(parseIpv4(text)).toBeNull();
  });

  it.each(['10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '8.8.8.8', '1.0.0.0'])(
    'can belong to a host: %s',
    (text) => {
      expect(unusableReason(parseIpv4(text) ?? 0)).toBeNull();
    },
  );

  it.each([
    '0.0.0.1',
    '127.8.8.8',
    '169.254.1.1',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ])('can not belong to a host: %s', (text) => {
    expect(unusableReason(parseIpv4(text) ?? 0)).toMatch(/^is /);
  });
});

describe('a range of addresses', () => {
  it('lists every address once, in order, both ends included', () => {
    fc.assert(
      fc.property(address, fc.nat(largestRange - 1), (first, length) => {
        fc.pre(first + length <= 0xffff_ffff);
        const range = parseAddressRange(`${formatIpv4(first)}-${formatIpv4(first + length)}`);
        const listed = range === null ? [] : listAddresses(range).map(parseIpv4);
        expect(listed).toEqual(Array.from({ length: length + 1 }, (_, step) => first + step));
      }),
    );
  });

  it('may be one address', () => {
    expect(parseAddressRange('10.1.2.3')).toEqual(parseAddressRange('10.1.2.3-10.1.2.3'));
  });

  it('may have blanks around the dash', () => {
    expect(listAddresses(parseAddressRange('10.1.2.254 - 10.1.3.1') ?? { first: 0, last: 0 })).toEqual([
      '10.1.2.254',
      '10.1.2.255',
      '10.1.3.0',
      '10.1.3.1',
    ]);
  });

  it.each([
    '',
    '-',
    '10.1.2.3-',
    '-10.1.2.3',
    '10.1.2.3-10.1.2.2',
    '10.1.2.3-10.1.2.4-10.1.2.5',
    '10.1.2.3-9',
    '10.0.0.0-10.0.4.0',
    '10.1.2.0/24',
  ])('is refused when it is written as %j', (text) => {
    expect(parseAddressRange(text)).toBeNull();
  });

  it('is refused only above the largest size', () => {
    expect(parseAddressRange('10.0.0.0-10.0.3.255')).not.toBeNull();
    expect(largestRange).toBe(1024);
  });
});

describe('a subnet', () => {
  it('holds the address it was made around, and begins and ends where the mask says', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), (number, prefix) => {
        const size = 2 ** (32 - prefix);
        const subnet = subnetAround(number, formatIpv4(2 ** 32 - size));
        expect(subnet).not.toBeNull();
        if (subnet === null) return;
        expect(contains(subnet, number)).toBe(true);
        expect([subnet.first % size, subnet.last - subnet.first + 1]).toEqual([0, size]);
        expect(parseCidr(`${formatIpv4(subnet.first)}/${prefix}`)).toEqual(subnet);
      }),
    );
  });

  it.each(['255.0.255.0', '0.255.255.255', '255.255.255.253', '24', '', '/24'])('has no mask %j', (mask) => {
    expect(subnetAround(0, mask)).toBeNull();
  });

  it.each([
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    '10.0.0.1/24',
    '/24',
    '10.0.0/8',
    '10.0.0.0/-1',
  ])('is not %j', (text) => {
    expect(parseCidr(text)).toBeNull();
  });

  it('does not hold its neighbours', () => {
    const block = { first: 10, last: 20 };
    expect([9, 10, 20, 21].map((number) => contains(block, number))).toEqual([false, true, true, false]);
  });
});
