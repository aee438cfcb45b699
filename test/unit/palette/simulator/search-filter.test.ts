import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refused } from '../../../../lib/palette/simulator/answer';
import { matchesSearch, requireKnownProperties } from '../../../../lib/palette/simulator/search/search-filter';
import { searchShape } from '../../../../lib/palette/simulator/search-shapes';

const refusal = { status: 400, code: 'SchemaViolation' };
const host = {
  name: 'edge-5c91',
  tags: ['site:store-12', 'fragile'],
  state: 'ready',
  isDeleted: false,
  cores: 4,
  load: 0.5,
  creationTimestamp: '2026-01-02T00:00:00.000Z',
};

function matches(filter: unknown, document: object = host): boolean {
  const values = new Map(Object.entries(document));
  return matchesSearch(searchShape.parse({ filter }), (name) => values.get(name), refusal);
}

function one(property: string, type: string, condition: object): object {
  return { filterGroups: [{ filters: [{ property, type, condition: { [type]: condition } }] }] };
}

function text(property: string, values: string[], rest: object = {}): object {
  return one(property, 'string', { operator: 'eq', match: { conjunction: 'or', values }, ...rest });
}

test('no filter, no group and an empty group find everything', () => {
  expect(matches(undefined)).toBe(true);
  expect(matches({ filterGroups: null })).toBe(true);
  expect(matches({ filterGroups: [{ filters: [] }] })).toBe(true);
});

test.each([
  ['eq finds the whole value only', text('name', ['edge-5c91']), true],
  ['eq does not find a part', text('name', ['edge']), false],
  ['contains finds a part', text('name', ['5c'], { operator: 'contains' }), true],
  ['beginsWith finds a beginning', text('name', ['edge-'], { operator: 'beginsWith' }), true],
  ['beginsWith finds no middle', text('name', ['5c'], { operator: 'beginsWith' }), false],
  ['case counts', text('name', ['EDGE-5C91']), false],
  ['unless it is to be ignored', text('name', ['EDGE-5C91'], { ignoreCase: true }), true],
  ['negation turns it round', text('name', ['edge-5c91'], { negation: true }), false],
  ['or: any value will do', text('state', ['in-use', 'ready']), true],
  ['and: every value must match', text('state', ['in-use', 'ready'], match('and', 'in-use', 'ready')), false],
  ['a tag is one of many', text('tags', ['site:store-12']), true],
  ['no tag may match when negated', text('tags', ['fragile'], { negation: true }), false],
  ['a tag that no one has', text('tags', ['site:store-13']), false],
])('%s', (_name, filter, isFound) => {
  expect(matches(filter)).toBe(isFound);
});

function match(conjunction: string, ...values: (string | number)[]): object {
  return { match: { conjunction, values } };
}

test.each([
  ['eq', 4, true],
  ['gt', 4, false],
  ['gt', 3, true],
  ['gte', 4, true],
  ['lt', 4, false],
  ['lt', 5, true],
  ['lte', 4, true],
])('int %s %i against 4 is %s', (operator, value, isFound) => {
  expect(matches(one('cores', 'int', { operator, ...match('or', value) }))).toBe(isFound);
  expect(matches(one('cores', 'int', { operator, negation: true, ...match('or', value) }))).toBe(!isFound);
});

test('floats and bools are compared as such', () => {
  expect(matches(one('load', 'float', { operator: 'lt', ...match('or', 0.75) }))).toBe(true);
  expect(matches(one('isDeleted', 'bool', { value: false }))).toBe(true);
  expect(matches(one('isDeleted', 'bool', { value: true }))).toBe(false);
  expect(matches(one('isDeleted', 'bool', {}))).toBe(true);
});

test('dates are compared as moments, whatever their spelling, and a range includes its ends', () => {
  const range = { operator: 'range', ...match('or', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z') };
  expect(matches(one('creationTimestamp', 'date', range))).toBe(true);
  expect(matches(one('creationTimestamp', 'date', { ...range, negation: true }))).toBe(false);
  const same = { operator: 'eq', ...match('or', '2026-01-02T01:00:00+01:00') };
  expect(matches(one('creationTimestamp', 'date', same))).toBe(true);
  expect(matches(one('creationTimestamp', 'date', { operator: 'gt', ...match('or', '2026-01-02T00:00:00Z') }))).toBe(
    false,
  );
});

test('a key and its value can be asked for apart', () => {
  const keyValue = { key: 'site', operator: 'eq', ...match('or', 'store-12') };
  expect(matches(one('tags', 'keyValue', keyValue))).toBe(true);
  expect(matches(one('tags', 'keyValue', { ...keyValue, key: 'team' }))).toBe(false);
});

test('groups and filters combine by their conjunction, "and" if they name none', () => {
  const yes = { property: 'state', type: 'string', condition: { string: { match: { values: ['ready'] } } } };
  const no = { property: 'state', type: 'string', condition: { string: { match: { values: ['in-use'] } } } };
  const group = (conjunction: string | undefined, ...filters: object[]) => ({ conjunction, filters });
  expect(matches({ filterGroups: [group('and', yes, no)] })).toBe(false);
  expect(matches({ filterGroups: [group(undefined, yes, no)] })).toBe(false);
  expect(matches({ filterGroups: [group('or', yes, no)] })).toBe(true);
  expect(matches({ conjunction: 'or', filterGroups: [group('and', no), group('and', yes)] })).toBe(true);
  expect(matches({ filterGroups: [group('and', no), group('and', yes)] })).toBe(false);
});

test('negation finds exactly what its opposite does not', () => {
  const value = fc.constantFrom('ready', 'in-use', 'unpaired', '');
  fc.assert(
    fc.property(fc.array(value), value, fc.constantFrom('eq', 'contains', 'beginsWith'), (values, state, operator) => {
      const find = (negation: boolean) => matches(text('state', values, { operator, negation }), { state });
      expect(find(true)).toBe(!find(false));
    }),
  );
});

test('a property that the dashboard does not have is refused, and so is a type without its condition', () => {
  const search = searchShape.parse({ filter: text('colour', ['red']) });
  const properties = [{ name: 'name', displayName: 'Name', type: 'string' as const }];
  expect(() => requireKnownProperties(search, properties, refusal)).toThrow(Refused);
  const mismatched = { filterGroups: [{ filters: [{ property: 'name', type: 'string', condition: {} }] }] };
  expect(() => matches(mismatched)).toThrow(/no such condition/);
});
