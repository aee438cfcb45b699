import { afterEach, expect, test, vi } from 'vitest';
import { createChecker, describeContract, type Exchange } from './openapi';

const readHost: Exchange = {
  method: 'GET',
  path: '/v1/edgehosts/edge-1',
  query: {},
  requestBody: undefined,
  status: 200,
  responseBody: { metadata: { uid: 'edge-1' }, status: { state: 'ready', health: { state: '' } } },
};
const pool = { name: 'worker-pool', size: 1, labels: ['worker'] };
const writePool: Exchange = {
  method: 'PUT',
  path: '/v1/cloudconfigs/edge-native/abc/machinePools/worker-pool',
  query: {},
  requestBody: { poolConfig: pool, cloudConfig: { edgeHosts: [{ hostUid: 'edge-1' }] } },
  status: 204,
  responseBody: undefined,
};

describeContract('the contract checker', (checker, description) => {
  test('a conforming exchange has no violations', () => {
    for (const exchange of [readHost, writePool]) {
      expect(checker.checkRequest(exchange)).toEqual([]);
      expect(checker.checkResponse(exchange)).toEqual([]);
    }
  });

  test('the empty health of an unpaired host passes in answers only', () => {
    expect(checker.checkResponse(readHost)).toEqual([]);
    const put = { ...readHost, method: 'PUT', requestBody: { status: { health: { state: '' } } } };
    expect(checker.checkRequest(put).join()).toMatch(/health\/state/);
  });

  test.each([
    ['an unknown path', { path: '/v1/nothing' }, /not described/],
    ['an unknown method', { method: 'PATCH' }, /not described/],
    ['an unknown query parameter', { query: { colour: 'red' } }, /colour is not described/],
    ['a query parameter of the wrong type', { query: { resolvePackValues: 'maybe' } }, /no boolean/],
    ['a body where none belongs', { requestBody: {} }, /takes no body/],
  ])('%s is a violation of the request', (_name, change, reason) => {
    expect(checker.checkRequest({ ...readHost, ...change }).join()).toMatch(reason);
  });

  test.each([
    ['a missing required field', { poolConfig: { name: 'a', size: 1 }, cloudConfig: { edgeHosts: [] } }, /labels/],
    ['an undescribed property', { poolConfig: { ...pool, shape: 'round' }, cloudConfig: { edgeHosts: [] } }, /shape/],
    ['a wrong type', { poolConfig: { ...pool, size: '1' }, cloudConfig: { edgeHosts: [] } }, /size/],
    ['a host without its uid', { poolConfig: pool, cloudConfig: { edgeHosts: [{}] } }, /hostUid/],
  ])('%s is a violation of the request body', (_name, requestBody, reason) => {
    expect(checker.checkRequest({ ...writePool, requestBody }).join()).toMatch(reason);
  });

  test('a page over the documented limit is a violation', () => {
    const search = { ...readHost, method: 'POST', path: '/v1/dashboard/edgehosts/search', requestBody: {} };
    expect(checker.checkRequest({ ...search, query: { limit: '50' } })).toEqual([]);
    expect(checker.checkRequest({ ...search, query: { limit: '51' } }).join()).toMatch(/over 50/);
  });

  test.each([
    ['a success that is not described', { status: 202 }, /202 is not described/],
    ['a value outside an enum', { responseBody: { status: { state: 'asleep' } } }, /state/],
    ['an undescribed property', { responseBody: { colour: 'red' } }, /colour/],
    ['an error without an error body', { status: 502, responseBody: '<html>' }, /error body/],
    ['an error with more than an error body', { status: 500, responseBody: { code: 'X', hint: '' } }, /hint/],
  ])('%s is a violation of the answer', (_name, change, reason) => {
    expect(checker.checkResponse({ ...readHost, ...change }).join()).toMatch(reason);
  });

  test('null passes for an array and for the details of an error, not for an object', () => {
    expect(checker.checkResponse({ ...readHost, responseBody: { status: { inUseClusters: null } } })).toEqual([]);
    expect(checker.checkResponse({ ...readHost, status: 404, responseBody: { code: 'X', details: null } })).toEqual([]);
    expect(checker.checkResponse({ ...readHost, responseBody: { status: null } })).not.toEqual([]);
  });

  test('a field of newer servers passes where it is named, and only there', () => {
    const requestBody = {
      poolConfig: { ...pool, overrideHealthCheckConfiguration: 'x' },
      cloudConfig: { edgeHosts: [] },
    };
    const path = 'poolConfig.overrideHealthCheckConfiguration';
    const lenient = createChecker(description, [{ in: 'request', path, reason: 'API.md 4.1: newer servers have it' }]);
    expect(checker.checkRequest({ ...writePool, requestBody })).not.toEqual([]);
    expect(lenient.checkRequest({ ...writePool, requestBody })).toEqual([]);
  });

  test('a dropped connection has no answer to check', () => {
    expect(checker.checkResponse({ ...readHost, status: null, responseBody: undefined })).toEqual([]);
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('in CI a missing description is a failure, not a skip', () => {
  vi.stubEnv('CI', 'true');
  const nowhere = new URL('nowhere.json', import.meta.url);
  expect(() => describeContract('anything', () => {}, nowhere)).toThrow(/openapi-edge-native\.json/);
});
