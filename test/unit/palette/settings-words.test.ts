import { describe, expect, test } from 'vitest';
import type { Pool } from '../../../lib/palette/model';
import { readNetwork, withAccess } from '../../../lib/palette/network-settings';
import {
  architectureOf,
  compareMachinePool,
  comparePool,
  listUnsaid,
  runsWork,
} from '../../../lib/palette/pool-settings';
import { closedTunnel, hostSettingsOf, tunnelConfigOf } from '../../../lib/palette/tunnel-config';
import type { WorkerPool } from '../../../lib/sites/worker-pool';
import { testSite } from '../../support/test-site';
import { vmPool } from '../../support/virtual-site';

describe('a cloud config besides its pools', () => {
  test('of a server that says nothing of it is empty, not unreadable', () => {
    const empty = { endpointHost: '', sshKeys: [], ntpServers: [], overlayCidr: null, isTwoNode: false };
    expect(readNetwork({})).toEqual(empty);
    const nulls = { controlPlaneEndpoint: null, sshKeys: null, ntpServers: null, overlayNetworkConfiguration: null };
    expect(readNetwork(nulls)).toEqual(empty);
  });

  test('an overlay that is switched off is none', () => {
    const overlay = (enable: boolean) => ({ overlayNetworkConfiguration: { enable, cidr: '100.64.0.0/24' } });
    expect(readNetwork(overlay(false))?.overlayCidr).toBeNull();
    expect(readNetwork(overlay(true))?.overlayCidr).toBe('100.64.0.0/24');
  });

  test('of a form that nobody knows is not guessed', () => {
    expect(readNetwork({ sshKeys: 'ssh-ed25519 AAAA' })).toBeNull();
  });

  test('is written back with everything that was read', () => {
    const read = { sshKeys: ['old'], ntpServers: ['a'], later: { deep: [1] } };
    expect(withAccess(read, { sshKeys: ['new'] })).toEqual({ ...read, sshKeys: ['new'] });
    expect(withAccess(read, {})).toEqual(read);
  });
});

const wanted: WorkerPool = {
  ...{ name: 'tills', label: null, labels: {}, annotations: {}, taints: [], architecture: 'amd64' as const },
  ...{ update: { type: 'expand_first' as const }, repaveSeconds: null, maxHosts: null },
};

function pool(wire: Readonly<Record<string, unknown>>): Pool {
  return { name: 'tills', isControlPlane: false, hosts: [], wire };
}

describe('the options of a worker pool', () => {
  test.each([
    ['nothing at all', {}],
    [
      'nulls, as a Go server does',
      { additionalLabels: null, taints: null, updateStrategy: null, nodeRepaveInterval: null },
    ],
    ['its own defaults', { taints: [], additionalLabels: {}, updateStrategy: { type: 'RollingUpdateScaleOut' } }],
  ])('of a Palette that says %s are those of a pool without any', (_name, wire) => {
    expect(comparePool(pool(wire), wanted)).toEqual({ changes: [], options: {} });
  });

  test('are the same in whatever order Palette lists them', () => {
    const taints = [
      { key: 'a', value: '1', effect: 'NoSchedule' },
      { key: 'b', value: '', effect: 'NoExecute' },
    ] as const;
    const labels = { one: '1', two: '2' };
    const wire = { taints: taints.toReversed(), additionalLabels: { two: '2', one: '1' } };
    expect(comparePool(pool(wire), { ...wanted, taints, labels })).toEqual({ changes: [], options: {} });
  });

  test('only those that differ are written', () => {
    const update = { type: 'override', maxSurge: '1', maxUnavailable: '0' } as const;
    const { changes, options } = comparePool(pool({ additionalLabels: { role: 'till' } }), {
      ...wanted,
      labels: { role: 'till' },
      update,
    });
    expect(changes).toEqual([
      { option: 'update', before: 'expand first', after: 'at most 1 more and 0 fewer at a time' },
    ]);
    expect(options).toEqual({ updateStrategy: { type: 'OverrideScaling', maxSurge: '1', maxUnavailable: '0' } });
  });

  test('of a form that nobody knows count as none, so that what the config says is written', () => {
    expect(comparePool(pool({ taints: 'all' }), { ...wanted, labels: { role: 'till' } }).changes).toEqual([
      { option: 'labels', before: null, after: 'role=till' },
    ]);
  });

  test('the architecture is never among them: a pool keeps the one that it was made with', () => {
    const arm = { ...wanted, architecture: 'arm64' } as const;
    expect(comparePool(pool({ machinePoolProperties: { archType: 'amd64' } }), arm).options).toEqual({});
    expect(architectureOf(pool({ machinePoolProperties: { archType: 'amd64' } }))).toBe('amd64');
    expect(architectureOf(pool({}))).toBeNull();
  });

  test('whether a control plane runs work is known only where Palette says it', () => {
    expect([true, false].map((is) => runsWork(pool({ useControlPlaneAsWorker: is })))).toEqual([true, false]);
    expect(runsWork(pool({}))).toBeNull();
  });
});

describe('the options of a pool of machines', () => {
  const taint = { key: 'only', value: 'stock', effect: 'NoSchedule' } as const;
  const byHand = pool({
    additionalLabels: { use: 'by hand' },
    taints: [taint],
    updateStrategy: { type: 'RollingUpdateScaleIn' },
  });

  test('are compared as far as the config says them, and only those that differ are written', () => {
    const said = vmPool(2, { labels: { use: 'stock' }, taints: [taint] });
    expect(compareMachinePool(byHand, said)).toEqual({
      changes: [{ option: 'labels', before: 'use=by hand', after: 'use=stock' }],
      options: { additionalLabels: { use: 'stock' } },
    });
    expect(compareMachinePool(byHand, vmPool(2))).toEqual({ changes: [], options: {} });
  });

  test('are taken back by empty ones', () => {
    expect(compareMachinePool(byHand, vmPool(2, { labels: {}, taints: [] })).options).toEqual({
      additionalLabels: {},
      taints: [],
    });
    expect(compareMachinePool(pool({ taints: null }), vmPool(2, { labels: {}, taints: [] })).changes).toEqual([]);
  });

  test('that the config leaves open are known, where a fresh pool would not have them', () => {
    expect(listUnsaid(byHand, vmPool(2)).map(({ option, before }) => [option, before])).toEqual([
      ['labels', 'use=by hand'],
      ['taints', 'only=stock:NoSchedule'],
      ['update', 'contract first'],
    ]);
    const said = vmPool(2, { labels: {}, update: { type: 'expand_first' } });
    expect(listUnsaid(byHand, said).map(({ option }) => option)).toEqual(['taints']);
    expect(listUnsaid(pool({}), vmPool(2))).toEqual([]);
  });
});

describe('remote access', () => {
  test('of a site that says nothing of it is closed, and not spoken of at registration', () => {
    expect(tunnelConfigOf(testSite())).toEqual(closedTunnel);
    expect(hostSettingsOf(testSite())).toEqual({});
    expect(tunnelConfigOf(testSite('denver', { remoteAccess: false }))).toEqual(closedTunnel);
  });

  test('by a user made for the occasion needs remote access itself', () => {
    const site = testSite('denver', { remoteAccess: { hasTemporaryUser: true } });
    expect(hostSettingsOf(site)).toEqual({
      tunnelConfig: { remoteSsh: 'enabled', remoteSshTempUser: 'enabled' },
    });
  });
});
