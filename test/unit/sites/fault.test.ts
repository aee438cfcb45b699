import { describe, expect, it } from 'vitest';
import { formatFault, formatFaults, showValue } from '../../../lib/sites/fault';

const fault = {
  path: 'sites[3].endpoint.vip',
  site: 'denver',
  value: '"10.1.1"',
  problem: 'is not an IPv4 address',
  fix: 'Write four numbers.',
};

describe('a fault in words', () => {
  it('says where, at which site, what, and how to mend it', () => {
    expect(formatFault(fault)).toBe(
      'sites[3].endpoint.vip  (site denver)\n    "10.1.1" is not an IPv4 address\n    Write four numbers.',
    );
  });

  it('does without site and value where there is none', () => {
    expect(formatFault({ ...fault, site: null, value: '' })).toBe(
      'sites[3].endpoint.vip\n    is not an IPv4 address\n    Write four numbers.',
    );
  });

  it('begins with their number when there are several', () => {
    expect(formatFaults([fault])).toMatch(/^1 fault in the site configuration\n\n {2}sites\[3\]/);
    expect(formatFaults([fault, { ...fault, path: 'company' }])).toMatch(
      /^2 faults in .*\n\n.*\n.*\n.*\n\n {2}company {2}\(site/,
    );
  });
});

describe('a value in a fault', () => {
  it.each([
    ['x', '"x"'],
    [7, '7'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
    [undefined, ''],
    [{ a: [1] }, '{"a":[1]}'],
    [() => 1, '() => 1'],
    [10n, '10'],
    [{ a: 10n }, '{"a":"10"}'],
  ])('is shown as written: %s', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it('is cut at 80 characters', () => {
    expect(showValue('a'.repeat(78))).toHaveLength(80);
    expect(showValue('a'.repeat(79))).toHaveLength(80);
    expect(showValue('a'.repeat(79))).toMatch(/^"a+…$/);
  });

  it('is never a private key', () => {
    expect(showValue(['-----BEGIN PRIVATE KEY-----'])).not.toContain('BEGIN');
  });
});
