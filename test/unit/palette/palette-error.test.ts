import { describe, expect, test } from 'vitest';
import {
  isCredentialProblem,
  isNotFound,
  isRefusal,
  PaletteError,
  type PaletteErrorFacts,
} from '../../../lib/palette/palette-error';

function failed(facts: Partial<PaletteErrorFacts>): PaletteError {
  return new PaletteError({ kind: 'http', method: 'POST', path: '/v1/edgehosts', ...facts });
}

describe('did Palette say no and do nothing?', () => {
  test.each([
    ['400', { status: 400 }, true],
    ['409 with a code', { status: 409, code: 'X' }, true],
    ['429', { status: 429 }, true],
    ['499', { status: 499 }, true],
    ['500 with a code: a business refusal', { status: 500, code: 'X' }, true],
    ['500 without a code: nobody knows', { status: 500 }, false],
    ['501 with a code', { status: 501, code: 'X' }, false],
    ['502', { status: 502 }, false],
    ['503 with a code', { status: 503, code: 'X' }, false],
    ['408: the server gave up waiting, and may have begun', { status: 408, code: 'X' }, false],
    ['no status', { code: 'X' }, false],
    ['a network fault', { kind: 'network' }, false],
    ['silence', { kind: 'timeout' }, false],
    ['an unreadable answer to a write that was accepted', { kind: 'schema', status: 201 }, false],
    ['an unreadable answer with a status of refusal', { kind: 'schema', status: 400 }, false],
  ] as const)('%s', (_, facts, expected) => {
    expect(isRefusal(failed(facts))).toBe(expected);
  });
});

describe('is it the key?', () => {
  test.each([
    [{ status: 401 }, true],
    [{ status: 403 }, true],
    [{ status: 404, isCredentialEchoed: true }, true],
    [{ status: 404, isCredentialUnknown: true }, true],
    [{ status: 404 }, false],
    [{ status: 400 }, false],
  ] as const)('%j', (facts, expected) => {
    expect(isCredentialProblem(failed(facts))).toBe(expected);
  });
});

describe('is it "no such object"?', () => {
  test.each([
    [{ status: 404 }, true],
    [{ status: 500, code: 'ResourceNotFound' }, true],
    [{ status: 404, isCredentialEchoed: true }, false],
    [{ status: 400, code: 'X' }, false],
    [{ kind: 'schema', status: 404 }, false],
  ] as const)('%j', (facts, expected) => {
    expect(isNotFound(failed(facts))).toBe(expected);
  });
});

describe('an error reads well in a log', () => {
  test.each([
    [{ status: 409, code: 'Taken' }, 'PaletteError: POST /v1/edgehosts: http 409 Taken'],
    [{ code: 'Taken' }, 'PaletteError: POST /v1/edgehosts: http Taken'],
    [{ kind: 'timeout' }, 'PaletteError: POST /v1/edgehosts: timeout'],
  ] as const)('%j', (facts, text) => {
    expect(String(failed(facts))).toBe(text);
  });
});
