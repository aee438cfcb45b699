import { Refused } from '../answer';
import type { FilterItem, Search } from '../search-shapes';
import type { Refusal } from '../switches';
import { matchesBool, matchesDates, matchesKeyValues, matchesNumbers, matchesTexts } from './conditions';

/** What one property of an object is; a list matches when any of its values does. */
export type Value = string | boolean | number | readonly string[];

/** Looks a property of one object up; undefined where it has none of that name. */
export type ReadProperty = (property: string) => Value | undefined;

/**
 * Does an object pass the filter (API.md 2.5)? No filter or an empty group passes everything. An unknown property is
 * refused as a schema violation (INVENTED); a value in the wrong case just finds nothing, as in the real thing.
 */
export function matchesSearch(search: Search, read: ReadProperty, schemaViolation: Refusal): boolean {
  const groups = search.filter?.filterGroups ?? [];
  return combine(search.filter?.conjunction, groups, (group) =>
    combine(group.conjunction, group.filters ?? [], (item) => matchesItem(item, read, schemaViolation)),
  );
}

/** Refuses a search that names a property which this dashboard does not have. */
export function requireKnownProperties(
  search: Search,
  known: readonly { readonly name: string }[],
  refusal: Refusal,
): void {
  const items = (search.filter?.filterGroups ?? []).flatMap((group) => group.filters ?? []);
  const unknown = items.find((item) => !known.some((property) => property.name === item.property));
  if (unknown !== undefined) throw new Refused(refusal, `Unknown filter property '${unknown.property}'`);
}

function combine<T>(conjunction: 'and' | 'or' | undefined, parts: readonly T[], test: (part: T) => boolean): boolean {
  if (parts.length === 0) return true;
  return conjunction === 'or' ? parts.some(test) : parts.every(test);
}

function matchesItem(item: FilterItem, read: ReadProperty, refusal: Refusal): boolean {
  const value = read(item.property);
  const { condition } = item;
  switch (item.type) {
    case 'string':
      return matchesTexts(need(condition.string, item, refusal), textsOf(value));
    case 'keyValue':
      return matchesKeyValues(need(condition.keyValue, item, refusal), textsOf(value));
    case 'bool':
      return matchesBool(need(condition.bool, item, refusal), value === true);
    case 'int':
      return matchesNumbers(need(condition.int, item, refusal), Number(value));
    case 'float':
      return matchesNumbers(need(condition.float, item, refusal), Number(value));
    case 'date':
      return matchesDates(need(condition.date, item, refusal), Date.parse(String(value)));
  }
}

function need<T>(condition: T | undefined, item: FilterItem, refusal: Refusal): T {
  if (condition !== undefined) return condition;
  throw new Refused(refusal, `Filter on '${item.property}' of type '${item.type}' has no such condition`);
}

function textsOf(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [String(value)];
}
