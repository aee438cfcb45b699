import { z } from 'zod';

/** The names of all options of a schema, wherever they stand. */
export function listOptions(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodOptional) return listOptions(schema.unwrap());
  if (schema instanceof z.ZodArray) return listOptions(schema.element);
  if (schema instanceof z.ZodRecord) return listOptions(schema.valueType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(listOptions);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, value]) => [key, ...listOptions(value)]);
}
