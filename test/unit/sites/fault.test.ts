import { describe, expect, it } from 'vitest';
import { wrapLines } from '../../../cli/sites/wrap-text';
import { type Fault, formatFault, formatFaults, showValue } from '../../../lib/sites/fault';
import { groupFaults } from '../../../lib/sites/group-faults';

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

describe('a hundred faults', () => {
  const many: Fault[] = Array.from({ length: 100 }, (_, index) => ({
    path: `sites[${index}].${index % 10 === 0 ? 'profileSet' : 'endpoint.vip'}`,
    site: `shop-${index}`,
    value: `"10.1.${index}"`,
    problem:
      index % 10 === 0
        ? 'is not a profile set'
        : index % 4 === 0
          ? `is already the VIP of site shop-${index} (sites[7])`
          : 'is not an IPv4 address',
    fix: 'Write four numbers.',
  }));
  const text = formatFaults(many);

  it('are all there, grouped by what is wrong, ten of them in full', () => {
    expect(text.match(/ {4}Write four numbers\./g)).toHaveLength(10);
    for (const { path } of many) expect(text).toContain(`${path}  (site`);
    expect(text.split('\n').filter((line) => / × /.test(line))).toEqual([
      '10 × is not a profile set',
      '70 × is not an IPv4 address',
      '20 × is already the VIP of another site',
    ]);
  });

  it('read well in 40 columns', async () => {
    await expect(`${wrapLines(text, 40).join('\n')}\n`).toMatchFileSnapshot(
      '__snapshots__/hundred-faults-40-columns.txt',
    );
  });

  it('are told in full while they are ten', () => {
    expect(formatFaults(many.slice(0, 10)).match(/ {4}Write four numbers\./g)).toHaveLength(10);
    expect(formatFaults(many.slice(0, 10))).not.toContain(' × ');
  });

  it('have one of each kind in full, however many kinds there are', () => {
    const kinds = many
      .slice(0, 30)
      .map((fault, index) => ({ ...fault, problem: `is wrong like ${'x'.repeat(index)}` }));
    expect(formatFaults(kinds).match(/ {4}Write four numbers\./g)).toHaveLength(30);
  });

  it('do not fill a terminal when they are a hundred thousand', () => {
    const fault = many[1];
    const lines = formatFaults(Array.from({ length: 100_000 }, () => fault ?? many[0]) as Fault[]).split('\n');
    expect(lines.length).toBeLessThan(300);
    expect(lines.at(-1)).toBe('    and 99790 more');
  });
});

describe('what is wrong in the same way', () => {
  it.each([
    ['is already the VIP of site a (sites[0])', '(10.1.2.3) is already the VIP of site b (sites.csv:7)'],
    ['is already the id of sites[0]', 'is already the id of sites.csv:12'],
    ['"vpi" is not an option here', '"nmae" is not an option here'],
    ['is not an IANA time zone', 'is not an IANA time zone (did you mean Europe/Oslo?)'],
    ['has {nr} in it, which stands for nothing', 'has {no} in it, which stands for nothing'],
    ['is outside the subnet 10.1.1.0/24', 'is outside the subnet 10.1.2.0/24'],
    ['is inside the DHCP range 10.1.1.1-10.1.1.9', 'is inside the DHCP range 10.1.2.1-10.1.2.9'],
    ['is what a-{id} becomes here: 34 characters, and …', 'is what a-{id} becomes here: 40 characters, and …'],
    ['stands in hosts.csv:2 already', 'stands in hosts.csv:7 already'],
  ])('is one group: %s', (one, other) => {
    expect(groupFaults([{ problem: one }, { problem: other }])).toHaveLength(1);
  });

  it('is told as it is where all say the same', () => {
    const problem = 'is not a number from -90 to 90';
    expect(groupFaults([{ problem }, { problem }])).toMatchObject([{ problem }]);
  });

  it('is not what is wrong in another way', () => {
    expect(groupFaults([{ problem: 'is the gateway' }, { problem: 'is the network address' }])).toHaveLength(2);
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
