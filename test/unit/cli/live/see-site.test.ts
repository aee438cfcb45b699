import { describe, expect, test } from 'vitest';
import { describeExpected, describeHost, describeLinks } from '../../../../cli/sites/live/describe-site';
import { mergeHosts, type SeenHost } from '../../../../cli/sites/live/see-site';
import { wordPairOf } from '../../../../lib/hosts/word-pair';
import type { HostRecord, Pool } from '../../../../lib/palette/model';
import { siteId, testIndex, testSite } from '../../../support/test-site';
import { hostId, testLink } from '../../access/support/door';

function record(id: string, changes: Partial<HostRecord> = {}): HostRecord {
  return {
    hostId: hostId(id),
    state: 'ready',
    health: 'healthy',
    labels: {},
    clusters: [],
    projectUid: null,
    createdAtMs: null,
    machine: null,
    ...changes,
  };
}

function pool(name: string, isControlPlane: boolean, ...ids: string[]): Pool {
  return { name, isControlPlane, hosts: ids.map((id) => ({ hostId: id, address: null })), wire: {} };
}

describe('the hosts of a site', () => {
  test('are those of the control plane, then workers, then those that are in no pool, each once', () => {
    const pools = [pool('workers', false, 'edge-3'), pool('control', true, 'edge-1', 'edge-2')];
    const machines = [{ hostId: 'edge-1', isRunning: true, hasFailed: false }];
    const merged = mergeHosts([record('edge-9'), record('edge-1')], pools, machines);
    expect(merged.map((host) => [host.hostId, host.pool?.name ?? null, host.machine?.isRunning ?? null])).toEqual([
      ['edge-1', 'control', true],
      ['edge-2', 'control', null],
      ['edge-3', 'workers', null],
      ['edge-9', null, null],
    ]);
    expect(merged.map((host) => host.record !== null)).toEqual([true, false, false, true]);
  });

  test('that are appliances are told once, and are well when all of their machines are', () => {
    const pools = [pool('workers', false, 'edge-1', 'edge-2'), pool('control', true, 'edge-1', 'edge-2')];
    const machine = (id: string, isRunning: boolean) => ({ hostId: id, isRunning, hasFailed: false });
    const machines = [
      machine('edge-1', true),
      machine('edge-1', true),
      machine('edge-2', true),
      machine('edge-2', false),
    ];
    const merged = mergeHosts([], pools, machines);
    expect(merged.map((host) => [host.hostId, host.pool?.name ?? null, host.machine?.isRunning ?? null])).toEqual([
      ['edge-1', 'control', true],
      ['edge-2', 'control', false],
    ]);
  });

  const bare: SeenHost = {
    hostId: hostId('edge-1'),
    record: record('edge-1'),
    pool: null,
    address: null,
    machine: null,
    intent: null,
  };
  const running = { hostId: 'edge-1', isRunning: true, hasFailed: false };
  const control = { name: 'control', isControlPlane: true };

  test.each([
    ['in no cluster, has called home', {}],
    ['in no cluster, has not called home yet', { record: record('edge-1', { state: 'unpaired' }) }],
    ['in no cluster, in cluster other', { record: record('edge-1', { clusters: [{ uid: 'c', name: 'other' }] }) }],
    ['in no cluster, not registered yet', { record: null }],
    ['control plane, runs', { pool: control, machine: running }],
    ['control plane, its installation has failed', { pool: control, machine: { ...running, hasFailed: true } }],
    ['control plane, being installed', { pool: control }],
    ['worker, being installed', { pool: { ...control, isControlPlane: false }, record: null }],
    [
      'till-1, control plane, runs, 10.1.2.20',
      {
        pool: control,
        machine: running,
        address: '10.1.2.20',
        record: record('edge-1', { labels: { name: 'till-1' } }),
      },
    ],
  ])('%s', (expected, changes: Partial<SeenHost>) => {
    expect(describeHost({ ...bare, ...changes })).toEqual([
      `edge-1 (${wordPairOf(hostId('edge-1')).join(' ')})`,
      expected,
    ]);
  });
});

describe('the links of a site', () => {
  const nowMs = Date.parse('2026-11-21T08:00:00Z');
  const links = [
    testLink({ id: 'by-id', scope: { by: 'ids', ids: [siteId('denver')] } }),
    testLink({ id: 'by-tag', scope: { by: 'tags', tags: { brand: 'test' } }, expiresAtMs: nowMs, pinHash: 'planted' }),
    testLink({ id: 'other', scope: { by: 'ids', ids: [siteId('boulder')] }, needsApproval: true }),
  ];
  const index = { ...testIndex([]), access: { links, signOn: null } };

  test('are those whose scope it is in, with their end and what they ask for besides', () => {
    const told = describeLinks(testSite('denver'), index, nowMs).map(([, text]) => text);
    expect(told).toEqual([
      expect.stringMatching(/^by-id: until \d{4}-\d\d-\d\d, at most \d+ hosts$/),
      expect.stringMatching(/^by-tag: expired on 2026-11-21, at most \d+ hosts, with a PIN$/),
    ]);
    expect(describeLinks(testSite('boulder'), index, nowMs).at(-1)?.[1]).toContain('IT says yes');
    expect(JSON.stringify(told)).not.toContain('planted');
    expect(describeLinks(testSite('denver'), { ...index, access: null }, nowMs)).toEqual([]);
  });
});

test('hosts that are expected are told with whether they have come', () => {
  const expectedHosts = [{ match: 'exact', text: 'edge-1', siteId: siteId('denver') }] as const;
  const index = { ...testIndex([]), expectedHosts };
  const state = { state: 'none', hosts: 0, why: null, cluster: null } as const;
  const seen = { state, hosts: [], callCount: 0 };
  expect(describeExpected(testSite('denver'), index, null)).toEqual([['expected', 'edge-1']]);
  expect(describeExpected(testSite('denver'), index, seen)).toEqual([['expected', 'edge-1 (not yet here)']]);
  expect(describeExpected(testSite('boulder'), index, seen)).toEqual([]);
});
