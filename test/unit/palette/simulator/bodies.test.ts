import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  appliancesShape,
  clusterMetadataShape,
  profilesFilterShape,
  searchShape,
} from '../../../../lib/palette/simulator/search-shapes';
import {
  clusterConfigUpdateShape,
  clusterCreateShape,
  clusterMetaPatchShape,
  hostCreateShape,
  hostMetaShape,
  pairingKeyShape,
  poolShape,
  tunnelConfigShape,
} from '../../../../lib/palette/simulator/shapes';
import { clusterBody, hostBody, poolBody, searchBody } from './bench';

/** Replaces what lies at a dotted path; undefined takes it out. */
function changed(body: unknown, path: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(body));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = copy;
  for (const key of keys) inner = Reflect.get(Object(inner), key);
  Reflect.set(Object(inner), last, value);
  return JSON.parse(JSON.stringify(copy));
}

function isAccepted(shape: z.ZodType, body: unknown): boolean {
  return shape.safeParse(body).success;
}

describe('the host of POST /v1/edgehosts', () => {
  const body = {
    ...hostBody('edge-1', { site: 'a' }),
    spec: { archType: 'arm64', hostPairingKey: '', tunnelConfig: { remoteSsh: 'disabled' } },
  };

  test.each([
    ['as documented', 'metadata.name', 'edge-1'],
    ['without spec', 'spec', undefined],
    ['without name', 'metadata.name', undefined],
    ['without labels', 'metadata.labels', undefined],
    ['with null labels', 'metadata.labels', null],
    ['with a field of newer servers', 'spec.fromTheFuture', 1],
  ])('passes %s', (_name, path, value) => {
    expect(isAccepted(hostCreateShape, changed(body, path, value))).toBe(true);
  });

  test.each([
    ['without metadata', 'metadata', undefined],
    ['without uid', 'metadata.uid', undefined],
    ['with an empty uid', 'metadata.uid', ''],
    ['with a numeric uid', 'metadata.uid', 7],
    ['with labels in a list', 'metadata.labels', ['site:a']],
    ['with an unknown architecture', 'spec.archType', 'x86'],
    ['with a wrong tunnel', 'spec.tunnelConfig.remoteSsh', 'on'],
    ['with a numeric pairing key', 'spec.hostPairingKey', 1234],
    ['with null for an object', 'spec', null],
  ])('is refused %s', (_name, path, value) => {
    expect(isAccepted(hostCreateShape, changed(body, path, value))).toBe(false);
  });
});

describe('a pool', () => {
  const body = poolBody('worker-pool', ['edge-1']);

  test.each([
    ['with null taints', 'poolConfig.taints', null],
    ['with taints', 'poolConfig.taints', [{ key: 'a', value: 'b', effect: 'NoExecute' }]],
    ['without hosts', 'cloudConfig.edgeHosts', []],
    ['with an empty nic', 'cloudConfig.edgeHosts.0.nic', {}],
    ['with a full nic', 'cloudConfig.edgeHosts.0.nic', { nicName: 'eth0', ip: '10.0.0.1', dns: null, isDefault: true }],
    ['with the deprecated address', 'cloudConfig.edgeHosts.0.staticIP', '10.0.0.1'],
    ['with a role of the two-node kind', 'cloudConfig.edgeHosts.0.twoNodeCandidatePriority', 'primary'],
    ['with an update strategy', 'poolConfig.updateStrategy', { type: 'OverrideScaling', maxSurge: '1' }],
    ['with an unknown field', 'poolConfig.overrideHealthCheckConfiguration', {}],
  ])('passes %s', (_name, path, value) => {
    expect(isAccepted(poolShape, changed(body, path, value))).toBe(true);
  });

  test.each([
    ['without poolConfig', 'poolConfig', undefined],
    ['without cloudConfig', 'cloudConfig', undefined],
    ['without a name', 'poolConfig.name', undefined],
    ['without a size', 'poolConfig.size', undefined],
    ['with half a host', 'poolConfig.size', 1.5],
    ['without labels', 'poolConfig.labels', undefined],
    ['with null labels, which are required', 'poolConfig.labels', null],
    ['with null hosts, which are required', 'cloudConfig.edgeHosts', null],
    ['with a host without uid', 'cloudConfig.edgeHosts.0.hostUid', undefined],
    ['with an unknown taint effect', 'poolConfig.taints', [{ effect: 'Never' }]],
    ['with an unknown role', 'cloudConfig.edgeHosts.0.twoNodeCandidatePriority', 'third'],
    ['with an unknown architecture', 'poolConfig.machinePoolProperties', { archType: 'x86' }],
    ['with the flag as text', 'poolConfig.isControlPlane', 'true'],
    ['with skipK8sUpgrade as a flag', 'poolConfig.skipK8sUpgrade', true],
  ])('is refused %s', (_name, path, value) => {
    expect(isAccepted(poolShape, changed(body, path, value))).toBe(false);
  });
});

describe('a cluster', () => {
  const body = clusterBody('store-12', ['edge-1'], ['edge-2']);

  test.each([
    ['with null profiles', 'spec.profiles', null],
    ['with pack values', 'spec.profiles.0.packValues', [{ name: 'edge-k3s', values: 'a: b' }]],
    ['with an empty endpoint', 'spec.cloudConfig.controlPlaneEndpoint', {}],
    ['with DDNS', 'spec.cloudConfig.controlPlaneEndpoint', { host: 'a', type: 'DDNS', ddnsSearchDomain: 'b' }],
    ['with an overlay', 'spec.cloudConfig.overlayNetworkConfiguration', { enable: true, cidr: '100.64.0.0/16' }],
    ['with null keys', 'spec.cloudConfig.sshKeys', null],
    ['with zero times in the metadata', 'metadata.creationTimestamp', '0001-01-01T00:00:00.000Z'],
    ['with a location', 'spec.clusterConfig', { location: { countryCode: 'US' }, timezone: 'America/Denver' }],
  ])('passes %s', (_name, path, value) => {
    expect(isAccepted(clusterCreateShape, changed(body, path, value))).toBe(true);
  });

  test.each([
    ['without a name', 'metadata.name', undefined],
    ['with an empty name', 'metadata.name', ''],
    ['without spec', 'spec', undefined],
    ['without cloudConfig', 'spec.cloudConfig', undefined],
    ['without pools', 'spec.machinepoolconfig', undefined],
    ['with an empty list of pools', 'spec.machinepoolconfig', []],
    ['with a profile without uid', 'spec.profiles.0.uid', undefined],
    ['with a variable without name', 'spec.profiles.1.variables', [{ value: '1' }]],
    ['with a variable that is no text', 'spec.profiles.1.variables', [{ name: 'a', value: 1 }]],
    ['with an unknown endpoint type', 'spec.cloudConfig.controlPlaneEndpoint.type', 'DHCP'],
    ['with the overlay flag as text', 'spec.cloudConfig.overlayNetworkConfiguration', { enable: 'yes' }],
    ['with a broken pool', 'spec.machinepoolconfig.1.poolConfig.size', 'two'],
  ])('is refused %s', (_name, path, value) => {
    expect(isAccepted(clusterCreateShape, changed(body, path, value))).toBe(false);
  });
});

describe('a search', () => {
  const body = searchBody('name', 'edge-1');
  const string = 'filter.filterGroups.0.filters.0.condition.string';

  test.each([
    ['without a filter', 'filter', undefined],
    ['with a sort', 'sort', [{ field: 'creationTimestamp', order: 'desc' }]],
    ['with null values', `${string}.match.values`, null],
  ])('passes %s', (_name, path, value) => {
    expect(isAccepted(searchShape, changed(body, path, value))).toBe(true);
  });

  test.each([
    ['with an unknown type', 'filter.filterGroups.0.filters.0.type', 'text'],
    ['with an unknown operator', `${string}.operator`, 'matches'],
    ['with numbers for texts', `${string}.match.values`, [1]],
    ['with an unknown conjunction', 'filter.conjunction', 'xor'],
    ['sorted by name, which cannot be done', 'sort', [{ field: 'name' }]],
    ['sorted upwards', 'sort', [{ field: 'clusterName', order: 'up' }]],
  ])('is refused %s', (_name, path, value) => {
    expect(isAccepted(searchShape, changed(body, path, value))).toBe(false);
  });
});

test.each([
  ['meta without metadata', hostMetaShape, {}],
  ['meta with a numeric label', hostMetaShape, { metadata: { labels: { a: 1 } } }],
  ['a pairing key that is none', pairingKeyShape, {}],
  ['a tunnel that is half open', tunnelConfigShape, { remoteSsh: 'half' }],
  ['a cluster config that is none', clusterConfigUpdateShape, {}],
  ['cluster metadata that is none', clusterMetaPatchShape, {}],
  ['appliances in an unknown state', appliancesShape, { filter: { states: ['asleep'] } }],
  ['clusters sorted by size', clusterMetadataShape, { sort: 'size' }],
  ['profiles of an unknown type', profilesFilterShape, { filter: { profileType: ['full'] } }],
  ['profiles of an unknown scope', profilesFilterShape, { filter: { scope: 'world' } }],
])('%s is refused', (_name, shape, body) => {
  expect(isAccepted(shape, body)).toBe(false);
});
