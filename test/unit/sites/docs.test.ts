import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../../cli/sites/commands';
import { callbackPath } from '../../../lib/access/sign-on/create-sign-on';
import { findSiteColumn, siteColumnNames } from '../../../lib/sites/csv/site-columns';
import { configSchema } from '../../../lib/sites/schema/config';
import { indexOf } from '../../fixtures/sites/small-config';
import { listOptions } from '../../support/list-options';

const page = readFileSync('docs/sites.md', 'utf8');
const words = new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.match(/[\w-]+/g) ?? []));

describe('docs/sites.md', () => {
  it.each([...new Set(listOptions(configSchema))])('describes the option %s', (option) => {
    expect([...words]).toContain(option);
  });

  it.each([...new Set(listValues(configSchema))])('names the value %s', (value) => {
    expect([...words]).toContain(value);
  });

  it('shows a sites.csv and layers that work as they stand there', () => {
    const [, layers = ''] = /```ts\n(defaults: [\s\S]*?)```/.exec(page) ?? [];
    const [, rows = ''] = /```\n(id,name,[\s\S]*?)```/.exec(page) ?? [];
    const { defaults, regions } = new Function(`return {${layers}}`)();
    const changes = { defaults, regions, sites: undefined };
    expect(indexOf(changes, { sites: rows }).sites).toMatchObject([
      {
        id: 'denver-main',
        clusterName: 'shop-0104',
        timeZone: 'America/Denver',
        tags: { country: 'us', format: 'mall' },
      },
      { id: 'toronto-king', clusterName: 'shop-0205', language: 'fr', network: { subnet: '10.20.5.0/24' } },
    ]);
  });

  it('names every short name of a column', () => {
    const short = siteColumnNames.filter((name) => findSiteColumn(name)?.name !== name);
    expect(short.length).toBeGreaterThan(8);
    expect(short.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('names commands that there are, and the address that the provider must know', () => {
    const known = commands.map(({ name }) => name);
    const named = [...page.matchAll(/npm run sites -- (\w+)/g)].map(([, name]) => name);
    expect(new Set(named).size).toBeGreaterThan(2);
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([]);
    expect(page).toContain(`PUBLIC_ORIGIN${callbackPath}`);
  });
});

/** What may be written where only some words or numbers are allowed, wherever that is. */
function listValues(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodOptional) return listValues(schema.unwrap());
  if (schema instanceof z.ZodArray) return listValues(schema.element);
  if (schema instanceof z.ZodRecord) return listValues(schema.valueType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(listValues);
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String);
  return schema instanceof z.ZodObject ? Object.values(schema.shape).flatMap(listValues) : [];
}
