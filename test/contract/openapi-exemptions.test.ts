import { expect, test } from 'vitest';
import { type Exemption, withoutExempted } from './openapi-exemptions';

function exempting(path: string, value?: unknown): Exemption[] {
  return [{ in: 'response', path, reason: 'test', ...(value === undefined ? {} : { value }) }];
}

test('an exempted field is taken out, its neighbours stay', () => {
  expect(withoutExempted({ a: { b: 1, c: 2 } }, 'response', exempting('a.b'))).toEqual({ a: { c: 2 } });
});

test('* stands for one key or index, ** for any number of them', () => {
  const body = { items: [{ x: 1 }, { x: 2, deep: { x: 3 } }] };
  expect(withoutExempted(body, 'response', exempting('items.*.x'))).toEqual({ items: [{}, { deep: { x: 3 } }] });
  expect(withoutExempted(body, 'response', exempting('**.x'))).toEqual({ items: [{}, { deep: {} }] });
});

test('an exemption of one value spares no other value', () => {
  const body = { a: '', b: { a: 'x' } };
  expect(withoutExempted(body, 'response', exempting('**.a', ''))).toEqual({ b: { a: 'x' } });
});

test('an exemption holds for answers or for requests, not for both', () => {
  expect(withoutExempted({ a: 1 }, 'request', exempting('a'))).toEqual({ a: 1 });
});

test('the empty health is the only exemption that always holds', () => {
  const body = { status: { state: '', health: { state: '', message: '' } } };
  expect(withoutExempted(body, 'response', [])).toEqual({ status: { state: '', health: { message: '' } } });
  expect(withoutExempted(body, 'request', [])).toEqual(body);
});

test('what is no object passes as it is', () => {
  for (const body of [undefined, null, 'text', 7]) expect(withoutExempted(body, 'response', [])).toBe(body);
});
