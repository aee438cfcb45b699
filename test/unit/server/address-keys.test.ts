import { describe, expect, it } from 'vitest';
import { addressKeys } from '../../../lib/server/address-keys';

const secret = 'a-secret-of-at-least-32-characters';
const keysOf = (address: string, header: string | null = 'x-real-ip') =>
  addressKeys(new Headers({ 'x-real-ip': address }), header, secret);

describe('what stands for an address', () => {
  it('is the same for the same address, and another for another', () => {
    expect(keysOf('203.0.113.7')).toEqual(keysOf('203.0.113.7'));
    expect(keysOf('203.0.113.7')).toHaveLength(1);
    expect(keysOf('203.0.113.7')).not.toEqual(keysOf('203.0.113.8'));
  });

  it('tells nothing about the address', () => {
    for (const key of keysOf('2001:db8::1')) expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const other = addressKeys(new Headers({ 'x-real-ip': '203.0.113.7' }), 'x-real-ip', `${secret}-other`);
    expect(keysOf('203.0.113.7')).not.toEqual(other);
  });

  it('of IPv6 stands for the networks around it too, narrowest first: one customer has very many addresses', () => {
    const [line, customer, site] = keysOf('2001:db8:1:200::1');
    expect(keysOf('2001:db8:1:200:ffff::9')).toEqual([line, customer, site]);
    const [otherLine, ...sameCustomer] = keysOf('2001:db8:1:201::1');
    expect(sameCustomer).toEqual([customer, site]);
    const [, otherCustomer, sameSite] = keysOf('2001:db8:1:300::1');
    expect(sameSite).toBe(site);
    expect(keysOf('2001:db8:2:200::1')[2]).not.toBe(site);
    expect(new Set([line, customer, site, otherLine, otherCustomer]).size).toBe(5);
  });

  it('is that of the IPv4 address where it is written as IPv6', () => {
    expect(keysOf('::ffff:203.0.113.7')).toEqual(keysOf('203.0.113.7'));
  });

  it('is nothing where no platform tells, whatever the client writes', () => {
    expect(keysOf('203.0.113.7', null)).toEqual([]);
    expect(addressKeys(new Headers({ 'x-forwarded-for': '203.0.113.7' }), 'x-real-ip', secret)).toEqual([]);
  });

  it.each(['', 'unknown', '203.0.113.7, 10.0.0.1', '<script>', '999.1.1.1'])('is nothing for %j', (text) => {
    expect(keysOf(text)).toEqual([]);
  });
});
