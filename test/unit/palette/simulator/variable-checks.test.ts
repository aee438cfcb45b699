import { expect, test } from 'vitest';
import type { Json, Profile } from '../../../../lib/palette/simulator/state';
import { variableFaults } from '../../../../lib/palette/simulator/variable-checks';

function profile(definition: Json): Profile {
  return {
    ...{ uid: 'p1', name: 'apps', version: '1.0.0', type: 'add-on', cloudType: 'all', scope: 'tenant', projectUid: '' },
    ...{ packs: [], variables: [{ name: 'v', ...definition }] },
  };
}

const faults = (definition: Json, value?: string, before: Json[] | null = null) =>
  variableFaults(profile(definition), value === undefined ? [] : [{ name: 'v', value }], before);

test.each([
  ['number', ['0', '-1.5', '1e3'], ['many', '1,5', ' ']],
  ['boolean', ['true', 'false'], ['yes', 'True', '1']],
  ['ipv4', ['10.0.0.1', '255.255.255.255'], ['10.0.0', '256.0.0.1', '10.0.0.1/24', 'a']],
  ['ipv4cidr', ['10.0.0.0/8', '0.0.0.0/0', '10.1.2.3/32'], ['10.0.0.0', '10.0.0.0/33', '10.0.0/8']],
  ['ipv6', ['::1', 'fe80::1'], ['10.0.0.1', 'g::1']],
  ['version', ['1', '1.2.3', 'v1.2', '1.2.3-rc.1'], ['latest', '1.2.3.4', '1.x']],
  ['base64', ['aGk=', 'YWJj'], ['aGk', '????']],
  ['string', ['anything', '\n'], []],
  ['of-the-future', ['anything'], []],
])('a value of format %s', (format, good, bad) => {
  for (const value of good) expect([value, faults({ format }, value)]).toEqual([value, []]);
  for (const value of bad)
    expect([value, faults({ format }, value)]).toEqual([value, [`Variable 'v' is no ${format}`]]);
});

test.each([
  ['it does not match its pattern', { regex: '^[a-z]+$' }, 'A1', /pattern/],
  ['it is none of the options', { inputType: 'dropdown', options: [{ value: 'a' }] }, 'b', /options/],
  ['it never changes', { immutable: true }, 'b', /cannot change/],
])('is refused because %s', (_name, definition, value, reason) => {
  expect(faults(definition, value, [{ name: 'v', value: 'a' }]).join()).toMatch(reason);
});

test.each([
  ['a match', { regex: '^[a-z]+$' }, 'a'],
  ['an option', { inputType: 'dropdown', options: [{ value: 'a' }] }, 'a'],
  ['options that only propose', { options: [{ value: 'a' }] }, 'b'],
  ['the value that it has', { immutable: true }, 'a'],
  ['no format', {}, 'anything'],
])('passes with %s', (_name, definition, value) => {
  expect(faults(definition, value, [{ name: 'v', value: 'a' }])).toEqual([]);
});

test('what is required and has no default must be given at create, not again', () => {
  expect(faults({ required: true })).toEqual(["Variable 'v' is required"]);
  expect(faults({ required: true }, '')).toEqual(["Variable 'v' is required"]);
  expect(faults({ required: true, defaultValue: 'x' })).toEqual([]);
  expect(faults({ required: true }, undefined, [])).toEqual([]);
});

test('names that the profile does not define pass', () => {
  expect(variableFaults(profile({}), [{ name: 'other', value: 'x' }], null)).toEqual([]);
});
