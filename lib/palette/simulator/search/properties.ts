import type { FilterItem } from '../search-shapes';
import type { Json } from '../state';
import type { View } from '../view';
import type { Value } from './search-filter';

/** One property that a dashboard can filter by: what `/search/schema` says of it and how it is read off an object. */
export interface Property<T> {
  readonly name: string;
  readonly displayName: string;
  readonly type: FilterItem['type'];
  readonly read: (view: View, object: T) => Value;
}

/** Reads a property by its name; undefined where the dashboard has none of that name. */
export function readProperty<T>(properties: readonly Property<T>[], view: View, object: T, name: string) {
  return properties.find((property) => property.name === name)?.read(view, object);
}

/** The properties as `/search/schema` lists them. */
export function searchSchema<T>(properties: readonly Property<T>[]): Json {
  return { schema: { properties: properties.map(({ name, displayName, type }) => ({ name, displayName, type })) } };
}
