import { describe, expect, test } from 'vitest';
import { clusterLabels, completeLabels, hostLabels, managedBy } from '../../../../lib/registration/plan/labels';
import { hostId } from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';

const site = testSite('denver', { clusterName: 'store-12', tags: { brand: 'acme', site: 'planted', name: 'planted' } });
const id = hostId('edge-5c913342d76bb86e');

describe('labels say whose an object is, whatever the site’s own tags say', () => {
  test('a cluster bears its name', () => {
    const expected = { brand: 'acme', site: 'denver', 'managed-by': 'edge-registration', name: 'store-12' };
    expect(clusterLabels(site)).toEqual(expected);
  });

  test('a host bears what the operator calls it', () => {
    const expected = { brand: 'acme', site: 'denver', 'managed-by': managedBy, name: 'till-1' };
    expect(hostLabels(site, id, 'till-1')).toEqual(expected);
  });

  test('a host that nobody named bears its site and the end of its ID', () => {
    expect(hostLabels(site, id, null).name).toBe('denver-6bb86e');
  });
});

describe('completing the labels of a host that is in Palette already', () => {
  const wanted = { site: 'denver', 'managed-by': managedBy, brand: 'acme', name: 'till-1' };

  test('nothing is missing: nothing is written', () => {
    expect(completeLabels(wanted, wanted)).toBeNull();
  });

  test('labels of others and a name that it has are kept', () => {
    const current = { ...wanted, name: 'old', rack: '4' };
    expect(completeLabels(current, wanted)).toBeNull();
  });

  test.each(Object.keys(wanted))('%s is added where it is missing', (key) => {
    const { [key as 'site']: _, ...current } = { ...wanted, rack: '4' };
    expect(completeLabels(current, wanted)).toEqual({ ...wanted, rack: '4' });
  });

  test.each(['site', 'managed-by', 'brand'])('%s is put right where it says something else', (key) => {
    expect(completeLabels({ ...wanted, [key]: 'else' }, wanted)).toEqual(wanted);
  });

  test('a second look finds nothing missing', () => {
    expect(completeLabels(completeLabels({ name: '' }, wanted) ?? {}, wanted)).toBeNull();
  });
});
