import { describe, expect, test } from 'vitest';
import { type Changes, faultsOf, indexOf } from '../../fixtures/sites/small-config';

const gamma = { id: 'gamma', name: 'Gamma', address: 'Third Street 3', endpoint: { vip: '10.1.3.10' } };

describe('a site that was renamed', () => {
  test('keeps the id it had, and the name of its cluster', () => {
    const { sites } = indexOf({ 'sites[0].renamedFrom': 'first', 'sites[0].clusterName': 'first' });
    expect(sites[0]).toMatchObject({ id: 'alpha', renamedFrom: 'first', clusterName: 'first' });
    expect(sites[1]).toMatchObject({ renamedFrom: null });
  });

  test.each<[string, Changes, string, string, string]>([
    [
      'from itself',
      { renamedFrom: 'alpha', clusterName: 'a' },
      'renamedFrom',
      'is the id that it has',
      'Write the id that the site had before',
    ],
    [
      'from a site that is there',
      { renamedFrom: 'beta', clusterName: 'a' },
      'renamedFrom',
      'is the id of sites[1]',
      'Take that entry out',
    ],
    [
      'without the name of its cluster',
      { renamedFrom: 'first' },
      'clusterName',
      'its cluster would get another name',
      "clusterName: 'first'",
    ],
    [
      'from what is no id',
      { renamedFrom: 'First!', clusterName: 'a' },
      'renamedFrom',
      'is not the id that the site had before',
      "'denver-snow'",
    ],
  ])('%s is refused', (_, changes, option, problem, fix) => {
    const stated = Object.fromEntries(Object.entries(changes).map(([key, value]) => [`sites[0].${key}`, value]));
    expect(faultsOf(stated)).toEqual([
      expect.objectContaining({
        path: `sites[0].${option}`,
        problem: expect.stringContaining(problem),
        fix: expect.stringContaining(fix),
      }),
    ]);
  });

  test('two cannot both have been the same', () => {
    const changes = {
      'sites[0].renamedFrom': 'first',
      'sites[0].clusterName': 'first',
      'sites[2]': { ...gamma, renamedFrom: 'first', clusterName: 'second' },
    };
    expect(faultsOf(changes)).toMatchObject([
      { path: 'sites[2].renamedFrom', problem: 'is what site alpha (sites[0]) was called', value: '"first"' },
    ]);
  });

  test('a name that it shares with others, or that is made of its id, is not the one that its cluster has', () => {
    const shared = { 'sites[0].renamedFrom': 'first', 'defaults.clusterName': 'c-{id}' };
    expect(faultsOf(shared)).toMatchObject([{ path: 'sites[0].clusterName', value: '' }]);
    const own = { 'sites[0].renamedFrom': 'first', 'sites[0].clusterName': 'c-{id}' };
    expect(faultsOf(own)).toMatchObject([
      { path: 'sites[0].clusterName', problem: expect.stringMatching(/^is made of the id/) },
    ]);
    expect(indexOf({ ...shared, 'sites[0].clusterName': 'c-first' }).sites[0]?.clusterName).toBe('c-first');
  });

  test('a faulty name of its cluster is one fault, not two', () => {
    expect(faultsOf({ 'sites[0].renamedFrom': 'first', 'sites[0].clusterName': 'No name' })).toMatchObject([
      { path: 'sites[0].clusterName' },
    ]);
  });
});
