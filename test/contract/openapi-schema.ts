/**
 * The published description is Swagger 2.0 (JSON schema draft 4). This makes it strict for ajv: objects take only the
 * properties described, arrays may be null as Go writes them (API.md 1.6), the untyped `details` of an error as well.
 */
export function strictSchema<T>(schema: T): T {
  return strict(schema) as T;
}

function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (!isRecord(schema)) return schema;
  const { exclusiveMinimum, 'x-nullable': _nullable, ...rest } = schema;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, strictMember(key, value)]));
  if (typeof exclusiveMinimum === 'number') inner.exclusiveMinimum = exclusiveMinimum;
  if (isRecord(inner.properties) && inner.additionalProperties === undefined) inner.additionalProperties = false;
  if (inner.type === 'array') inner.type = ['array', 'null'];
  return inner;
}

/** Below `properties` the keys are names, not keywords: a property may well be called `type`. */
function strictMember(key: string, value: unknown): unknown {
  if (key !== 'properties' || !isRecord(value)) return strict(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [name, name === 'details' ? {} : strict(property)]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
