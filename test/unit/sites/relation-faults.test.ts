import { describe, expect, it } from 'vitest';
import { alphaVip, betaVip, gamma, pool, relationFaults } from '../../fixtures/sites/relation-faults';
import { type Changes, faultsOf, indexOf } from '../../fixtures/sites/small-config';

describe('values that contradict each other', () => {
  it.each(relationFaults)('%j are reported at %s', (changes, path, problem, fix) => {
    const [fault, ...others] = faultsOf(changes);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ path, problem: expect.stringContaining(problem), fix: expect.stringContaining(fix) });
  });

  it('name the site that is to be mended', () => {
    expect(faultsOf({ [alphaVip]: '10.1.2.10' })).toMatchObject([{ site: 'beta', value: '"10.1.2.10"' }]);
    expect(faultsOf({ [alphaVip]: '10.1.2.10', 'sites[1].id': 7 }).map((fault) => fault.path)).toEqual([
      'sites[1].id',
      betaVip,
    ]);
  });

  it('are no fault where a closed or moved site left its address to a successor', () => {
    const successor = gamma({ endpoint: { vip: '10.1.1.10' } });
    expect(faultsOf({ 'sites[0].closed': true, ...successor })).toEqual([]);
    expect(faultsOf({ 'sites[0].movedTo': 'gamma', ...successor })).toEqual([]);
  });

  it('are no fault when equal cluster names are in different projects', () => {
    const projectUid = '65f0c1a27c90b5915b37a9e1';
    expect(faultsOf(gamma({ clusterName: 'alpha', projectUid }))).toEqual([]);
    expect(
      faultsOf({ 'sites[0].projectUid': projectUid, ...gamma({ clusterName: 'alpha', projectUid }) }),
    ).toHaveLength(1);
  });

  it('cost one fault for a range that overlaps another, not one per address', () => {
    expect(faultsOf({ [`${pool}[1]`]: '10.1.2.20-10.1.2.22' })).toHaveLength(1);
  });

  it('are not guessed at while one of the values is faulty by itself', () => {
    const changes = { 'sites[0].topology': { controlPlane: 4, maxHosts: 2, workerPool: false } };
    expect(faultsOf(changes).map((fault) => fault.path)).toEqual(['sites[0].topology.controlPlane']);
    expect(faultsOf({ [alphaVip]: 'x' })).toHaveLength(1);
    expect(faultsOf({ 'company.support.phone': 'x' })).toHaveLength(1);
    expect(faultsOf({ 'sites[1].addressing.addresses[0]': 'x', 'sites[1].topology': { maxHosts: 4 } })).toHaveLength(1);
    expect(faultsOf({ 'profileSets.store.infra': 'x' })).toHaveLength(1);
    expect(faultsOf({ 'sites[0].profiles': { infra: 'x' } })).toHaveLength(1);
    expect(faultsOf({ 'sites[0].profiles': 'x' })).toHaveLength(1);
  });

  it('do not stop a sound neighbour: a .0 address is fine where the mask says so', () => {
    const wide = { 'sites[1].addressing.subnetMask': '255.255.0.0', [betaVip]: '10.1.7.0' };
    expect(indexOf(wide).sites[1]?.endpoint).toEqual({ type: 'vip', host: '10.1.7.0' });
  });
});

describe('a config with many faults', () => {
  const everything: Changes = Object.assign(
    {},
    ...[
      { 'company.name': '' },
      { 'company.colors.primary': 'red' },
      { acces: 1 },
      { 'profileSets.store.full': 'edge-full@2.0.0' },
      { 'defaults.timeZone': 'Mars/Olympus' },
      { 'sites[0].vpi': 1 },
      { 'sites[0].topology': { controlPlane: 4 } },
      { 'sites[0].location': { latitude: 100, longitude: 200 } },
      { 'sites[1].id': 'alpha' },
      { [betaVip]: '10.1.1.10' },
      gamma({ movedTo: 'nowhere', profileSet: 'none' }),
    ],
  );

  it('reports them all at once', () => {
    const faults = faultsOf(everything, 'edge_host_id,site\nedge-1,nowhere\n?,alpha\n');
    const paths = faults.map((fault) => fault.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'company.name',
        'company.colors.primary',
        'acces',
        'profileSets.store',
        'defaults.timeZone',
        'sites[0].vpi',
        'sites[0].topology.controlPlane',
        'sites[0].location.latitude',
        'sites[0].location.longitude',
        'sites[1].id',
        betaVip,
        'sites[2].movedTo',
        'sites[2].profileSet',
        'hosts.csv:2:site',
        'hosts.csv:3:edge_host_id',
      ]),
    );
    expect(new Set(faults.map(({ path, problem }) => path + problem)).size).toBe(faults.length);
  });

  it('says for each one how to mend it, without sending anybody to look it up', () => {
    for (const fault of faultsOf(everything)) {
      expect(fault.fix).toMatch(/^[A-Z].*[.?]$/);
      expect(fault.fix).not.toContain('docs/');
    }
  });
});
