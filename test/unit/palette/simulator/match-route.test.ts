import { expect, test } from 'vitest';
import { matchRoute } from '../../../../lib/palette/simulator/match-route';
import { routes } from '../../../../lib/palette/simulator/routes';

function templateOf(method: string, path: string): string | undefined {
  return matchRoute(method, path)?.route.template;
}

test.each([
  ['GET', '/v1/edgehosts/edge-1', '/v1/edgehosts/{uid}'],
  ['GET', '/v1/edgehosts/metadata', '/v1/edgehosts/metadata'],
  ['GET', '/v1/edgehosts/tags', '/v1/edgehosts/tags'],
  ['DELETE', '/v1/edgehosts/tags', '/v1/edgehosts/{uid}'],
  ['GET', '/v1/spectroclusters/tags', '/v1/spectroclusters/tags'],
  ['GET', '/v1/spectroclusters/abc', '/v1/spectroclusters/{uid}'],
  ['GET', '/v1/spectroclusters/validate/name', '/v1/spectroclusters/validate/name'],
  ['POST', '/v1/spectroclusters/edge-native', '/v1/spectroclusters/edge-native'],
  ['POST', '/v1/spectroclusters/edge-native/validate', '/v1/spectroclusters/edge-native/validate'],
  ['GET', '/v1/dashboard/spectroclusters/abc/overview', '/v1/dashboard/spectroclusters/{uid}/overview'],
])('%s %s is served by %s', (method, path, template) => {
  expect(templateOf(method, path)).toBe(template);
});

test.each([
  ['POST', '/v1/edgehosts/edge-1'],
  ['GET', '/v1/edgehosts'],
  ['GET', '/v1/edgehosts/'],
  ['GET', '/v1/edgehosts/edge-1/'],
  ['GET', '/v2/edgehosts/edge-1'],
  ['get', '/v1/edgehosts/edge-1'],
  ['GET', '/'],
])('%s %s is no operation', (method, path) => {
  expect(templateOf(method, path)).toBeUndefined();
});

test('parameters come out by name, decoded once', () => {
  const path = '/v1/cloudconfigs/edge-native/c%201/machinePools/worker%2Fpool/machines/m%252F1';
  expect(matchRoute('GET', path)?.params).toEqual({
    configUid: 'c 1',
    machinePoolName: 'worker/pool',
    machineUid: 'm%2F1',
  });
});

test('a broken escape is taken as it stands', () => {
  expect(matchRoute('GET', '/v1/edgehosts/%zz')?.params).toEqual({ uid: '%zz' });
});

test('no operation is listed twice, and none hides behind another', () => {
  const names = routes.map((route) => `${route.method} ${route.template}`);
  expect(new Set(names).size).toBe(names.length);
  for (const route of routes) {
    const path = route.template.replaceAll(/\{[^}]+\}/g, 'some-uid');
    expect(matchRoute(route.method, path)?.route).toBe(route);
  }
});

test('only writes are marked as writes', () => {
  const writes = routes.filter((route) => route.effect === 'write');
  expect(writes.every((route) => route.method !== 'GET')).toBe(true);
  const readingPosts = routes.filter((route) => route.method === 'POST' && route.effect === 'read');
  expect(readingPosts.every((route) => /dashboard|validate/.test(route.template))).toBe(true);
});
