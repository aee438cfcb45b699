import { z } from 'zod';
import { isNotRepeated } from '../schema/leaf';
import { siteSchema } from '../schema/site';
import type { Column } from './read-table';

/** A column of `sites.csv`: an option of a site, by its path. */
export interface SiteColumn extends Column {
  readonly kind: 'text' | 'number' | 'flag' | 'list';
  readonly keys: readonly string[];
}

/** Every option of a site that one value, or a list of words, can say. Read off the schema, so that none is forgotten. */
const columns = new Map(listColumns(siteSchema, []).map((column) => [fold(column.name), column]));

/** Short names for what nearly every file has. */
const aliases: Readonly<Record<string, string>> = {
  vip: 'endpoint.vip',
  ddns: 'endpoint.ddns',
  searchDomain: 'endpoint.searchDomain',
  subnet: 'network.subnet',
  gateway: 'network.gateway',
  dhcp: 'network.dhcp',
  latitude: 'location.latitude',
  longitude: 'location.longitude',
  controlPlane: 'topology.controlPlane',
  workerPool: 'topology.workerPool',
  maxHosts: 'topology.maxHosts',
  pin: 'access.pin',
  project: 'projectUid',
};
const byAlias = new Map(Object.entries(aliases).map(([alias, name]) => [fold(alias), columns.get(fold(name))]));

/** What to suggest for a header that is none. */
export const siteColumnNames: readonly string[] = [
  ...[...columns.values()].map(({ name }) => name),
  ...Object.keys(aliases),
];

/**
 * The column that a header means: the path of an option, an alias, `tags.<name>` or `variables.<profile>.<variable>`; null
 * for none. Capitals, blanks, `_` and `-` do not matter, except in names that IT has made up.
 */
export function findSiteColumn(header: string): SiteColumn | null {
  const [, tag] = /^tags\.(.+)$/i.exec(header) ?? [];
  if (tag !== undefined) return madeUp(['tags', tag]);
  const [, profile, variable] = /^variables\.(.+)\.([^.]+)$/i.exec(header) ?? [];
  if (profile !== undefined && variable !== undefined) return madeUp(['variables', profile, variable]);
  const folded = fold(header);
  return columns.get(folded) ?? byAlias.get(folded) ?? null;
}

function madeUp(keys: readonly string[]): SiteColumn {
  return { name: keys.join('.'), keys, kind: 'text' };
}

function fold(header: string): string {
  return header.toLowerCase().replace(/[\s_-]/g, '');
}

function listColumns(schema: z.core.$ZodType, keys: readonly string[]): SiteColumn[] {
  if (schema instanceof z.ZodOptional) return listColumns(schema.unwrap(), keys);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, value]) => listColumns(value, [...keys, key]));
  // A union is a short form or a group: of a profile the short form, of addresses the group, since dhcp is the default.
  if (schema instanceof z.ZodUnion) {
    const short = schema.options.filter((option) => option instanceof z.ZodString || option instanceof z.ZodBoolean);
    return (short.length > 0 ? short : schema.options).flatMap((each) => listColumns(each, keys));
  }
  const kind = kindOf(schema);
  if (kind === null) return [];
  const isSecret = isNotRepeated(schema);
  return [{ name: keys.join('.'), keys, kind, isNumber: kind === 'number', isSecret }];
}

function kindOf(schema: z.core.$ZodType): SiteColumn['kind'] | null {
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'flag';
  if (schema instanceof z.ZodLiteral)
    return [...schema.values].every((value) => typeof value === 'number') ? 'number' : null;
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return 'text';
  if (schema instanceof z.ZodUnion) return schema.options.some((option) => kindOf(option) === 'text') ? 'text' : null;
  return schema instanceof z.ZodArray && kindOf(schema.element) === 'text' ? 'list' : null;
}
