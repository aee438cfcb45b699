import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { strictSchema } from './openapi-schema';

function accepts(schema: object, body: unknown): boolean {
  return new Ajv({ strict: false }).validate(strictSchema(schema), body);
}

test('an object takes only described properties, at any depth', () => {
  const schema = { type: 'object', properties: { a: { type: 'object', properties: { b: { type: 'string' } } } } };
  expect(accepts(schema, { a: { b: 'x' } })).toBe(true);
  expect(accepts(schema, { a: {}, c: 1 })).toBe(false);
  expect(accepts(schema, { a: { b: 'x', c: 1 } })).toBe(false);
});

test('a map and an object that nobody described stay open', () => {
  expect(accepts({ type: 'object', additionalProperties: { type: 'string' } }, { any: 'x' })).toBe(true);
  expect(accepts({ type: 'object', additionalProperties: { type: 'string' } }, { any: 1 })).toBe(false);
  expect(accepts({ type: 'object' }, { any: 1 })).toBe(true);
});

test('an array may be null, an object may not', () => {
  const schema = { type: 'object', properties: { list: { type: 'array', items: { type: 'string' } } } };
  expect(accepts(schema, { list: null })).toBe(true);
  expect(accepts(schema, { list: [1] })).toBe(false);
  expect(accepts(schema, null)).toBe(false);
});

test('a property may be called like a keyword', () => {
  const schema = { type: 'object', properties: { type: { type: 'string' }, properties: { type: 'array' } } };
  expect(accepts(schema, { type: 'edge-native', properties: null })).toBe(true);
  expect(accepts(schema, { type: 1 })).toBe(false);
});

test('the details of an error may be anything', () => {
  const schema = { type: 'object', properties: { details: { type: 'object' } } };
  for (const details of [null, {}, { any: 1 }]) expect(accepts(schema, { details })).toBe(true);
});

test("draft 4's exclusive minimum does not stop the compilation", () => {
  const schema = { type: 'integer', minimum: 0, exclusiveMinimum: true };
  expect(accepts(schema, 1)).toBe(true);
  expect(accepts(schema, -1)).toBe(false);
});
