import { describe, expect, it } from 'vitest';
import { addressKey } from '../../../lib/server/address-key';

const secret = 'a-secret-of-at-least-32-characters';
const keyOf = (address: string, header: string | null = 'x-real-ip') =>
  addressKey(new Headers({ 'x-real-ip': address }), header, secret);

describe('what stands for an address', () => {
  it('is the same for the same address, and another for another', () => {
    expect(keyOf('203.0.113.7')).toBe(keyOf('203.0.113.7'));
    expect(keyOf('203.0.113.7')).not.toBe(keyOf('203.0.113.8'));
  });

  it('tells nothing about the address', () => {
    expect(keyOf('203.0.113.7')).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(keyOf('203.0.113.7')).not.toBe(
      addressKey(new Headers({ 'x-real-ip': '203.0.113.7' }), 'x-real-ip', `${secret}-other`),
    );
  });

  it('is one for all addresses of an IPv6 network, which one line has for itself', () => {
    expect(keyOf('2001:db8:1:2::1')).toBe(keyOf('2001:db8:1:2:ffff::9'));
    expect(keyOf('2001:db8:1:2::1')).not.toBe(keyOf('2001:db8:1:3::1'));
  });

  it('is that of the IPv4 address where it is written as IPv6', () => {
    expect(keyOf('::ffff:203.0.113.7')).toBe(keyOf('203.0.113.7'));
  });

  it('is nothing where no platform tells, whatever the client writes', () => {
    expect(keyOf('203.0.113.7', null)).toBeNull();
    expect(addressKey(new Headers({ 'x-forwarded-for': '203.0.113.7' }), 'x-real-ip', secret)).toBeNull();
  });

  it.each(['', 'unknown', '203.0.113.7, 10.0.0.1', '<script>', '999.1.1.1'])('is nothing for %j', (text) => {
    expect(keyOf(text)).toBeNull();
  });
});
