import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../../cli/sites/commands';
import { callbackPath } from '../../../lib/access/sign-on/create-sign-on';
import { configSchema } from '../../../lib/sites/schema/config';
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
