import { describe, expect, test } from 'vitest';
import { judgeValue } from '../../../../cli/sites/doctor/judge-value';
import type { ProfileVariable } from '../../../../lib/palette/survey-model';

function variable(changes: Partial<ProfileVariable>): ProfileVariable {
  return {
    name: 'one',
    format: 'string',
    isRequired: false,
    hasDefault: false,
    isSensitive: false,
    regex: null,
    options: [],
    ...changes,
  };
}

describe('the value of a profile variable', () => {
  test.each([
    ['string', 'anything at all', null],
    ['other', 'anything at all', null],
    ['number', '12', null],
    ['number', '-0.5', null],
    ['number', '.5', null],
    ['number', '0131', null],
    ['number', 'twelve', 'is not a number'],
    ['number', '1e3', 'is not a number'],
    ['number', '1,5', 'is not a number'],
    ['boolean', 'true', null],
    ['boolean', 'false', null],
    ['boolean', 'yes', 'is not true or false'],
    ['boolean', 'True', 'is not true or false'],
    ['ipv4', '10.1.2.3', null],
    ['ipv4', '10.1.2', 'is not an IPv4 address'],
    ['ipv4', '10.1.2.03', 'is not an IPv4 address'],
    ['ipv4cidr', '10.1.2.0/24', null],
    ['ipv4cidr', '10.1.2.7/24', null],
    ['ipv4cidr', '10.1.2.0/33', 'is not an IPv4 network such as 10.1.2.0/24'],
    ['ipv4cidr', '10.1.2.0', 'is not an IPv4 network such as 10.1.2.0/24'],
    ['ipv6', 'fd00::1', null],
    ['ipv6', '10.1.2.3', 'is not an IPv6 address'],
    ['version', '1.2.3', null],
    ['version', 'v1.2.3-rc.1', null],
    ['version', '1.2', 'is not a version such as 1.2.3'],
    ['base64', 'aGVsbG8=', null],
    ['base64', 'aGVsbG8', 'is not base64'],
    ['base64', 'not base64', 'is not base64'],
  ] as const)('as %s, %j: %j', (format, text, problem) => {
    expect(judgeValue(variable({ format }), text)).toBe(problem);
  });

  test('one of a list is one of the list', () => {
    const color = variable({ options: ['red', 'blue'] });
    expect(judgeValue(color, 'red')).toBeNull();
    expect(judgeValue(color, 'green')).toBe('is none of red, blue');
  });

  test('a pattern counts', () => {
    expect(judgeValue(variable({ regex: '^[0-9]{4}$' }), '0131')).toBeNull();
    expect(judgeValue(variable({ regex: '^[0-9]{4}$' }), '131')).toBe('does not match ^[0-9]{4}$');
  });

  test.each(['(a+)+$', '([a-z]*)*', '(?<broken', `^${'a'.repeat(300)}$`, '(?i)abc'])(
    'the pattern %j could hold us up or is not ours to read: Palette judges it',
    (regex) => expect(judgeValue(variable({ regex }), 'x')).toBeNull(),
  );
});
