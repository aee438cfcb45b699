import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../lib/sites/cluster-name';
import { siteIdPattern } from '../../../lib/sites/site-id';
import { type Changes, faultsOf, indexOf } from '../../fixtures/sites/small-config';

const names = (changes: Changes) => indexOf(changes).sites.map(({ clusterName }) => clusterName);
const numbers = { 'sites[0].number': '0007', 'sites[1].number': '0012' };

describe('a template of cluster names', () => {
  it('names every site from one line', () => {
    expect(names({ ...numbers, 'defaults.clusterName': 'shop-{number}' })).toEqual(['shop-0007', 'shop-0012']);
    expect(names({ 'defaults.clusterName': 'edge-{id}' })).toEqual(['edge-alpha', 'edge-beta']);
  });

  it('may be of a region, and of one site, which wins', () => {
    const changes = {
      ...numbers,
      'defaults.clusterName': 'shop-{number}',
      'regions.north': { clusterName: '{region}-{number}' },
      'sites[0].region': 'north',
    };
    expect(names(changes)).toEqual(['north-0007', 'shop-0012']);
    expect(names({ ...changes, 'sites[0].clusterName': 'own' })).toEqual(['own', 'shop-0012']);
    expect(names({ ...changes, 'sites[0].clusterName': '{id}-{number}-{id}' })).toEqual([
      'alpha-0007-alpha',
      'shop-0012',
    ]);
  });

  it('is told once where it is wrong whatever the site, and the names are not missed besides', () => {
    expect(faultsOf({ 'defaults.clusterName': '{nr}' })).toMatchObject([{ path: 'defaults.clusterName', site: null }]);
    expect(faultsOf({ 'defaults.clusterName': 7 })).toHaveLength(1);
  });

  it('is no second fault where what it takes is faulty', () => {
    const changes = { ...numbers, 'defaults.clusterName': 'shop-{number}', 'sites[0].number': 7 };
    expect(faultsOf(changes)).toMatchObject([{ path: 'sites[0].number' }]);
  });

  it('does not claim the id as a name when it cannot be filled in', () => {
    const changes = { 'sites[0].clusterName': '{number}', 'sites[1].clusterName': 'alpha' };
    expect(faultsOf(changes)).toMatchObject([{ path: 'sites[0].clusterName' }]);
  });

  it('becomes a name that Palette takes, or nothing', () => {
    const part = fc.constantFrom('{id}', '{number}', '{region}', 'a', '-', '0', 'shop');
    const value = fc.option(fc.stringMatching(/^[a-zA-Z0-9 -]{0,20}$/), { nil: undefined });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), value, value, value, (parts, id, number, region) => {
        const filling = fillTemplate(parts.join(''), { id, number, region });
        if ('name' in filling) expect(filling.name).toMatch(siteIdPattern);
        else expect(filling.problem).toMatch(/^(needs|is what)/);
      }),
    );
  });

  it('takes nothing in the number for a placeholder', () => {
    expect(fillTemplate('a-{number}', { number: '{id}', id: 'b' })).toHaveProperty('problem');
    expect(fillTemplate('a-{number}', { number: '$&', id: 'b' })).toMatchObject({ value: 'a-$&' });
  });
});
