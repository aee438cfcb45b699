import { describe, expect, it } from 'vitest';
import { findSiteColumn, siteColumnNames } from '../../../../lib/sites/csv/site-columns';
import { poolsSchema } from '../../../../lib/sites/schema/pools';
import { siteSchema } from '../../../../lib/sites/schema/site';
import { listOptions } from '../../../support/list-options';

/** Pools are groups in a list: they stand in a region or in the defaults. */
const inPools = new Set(listOptions(poolsSchema));

describe('a column of sites.csv', () => {
  it('is there for every option that one cell can say', () => {
    const known = new Set(siteColumnNames.flatMap((name) => name.split('.')));
    const others = [...new Set(listOptions(siteSchema))].filter((option) => !known.has(option)).sort();
    expect(others.filter((option) => !inPools.has(option))).toEqual([
      'managed',
      'manifests',
      'packs',
      'placements',
      'pools',
      'sizeGb',
      'tags',
      'temporaryUser',
      'users',
      'values',
      'variables',
    ]);
  });

  it.each([
    ['id', 'id', 'text'],
    ['endpoint.vip', 'endpoint.vip', 'text'],
    ['vip', 'endpoint.vip', 'text'],
    ['VIP', 'endpoint.vip', 'text'],
    ['search_domain', 'endpoint.searchDomain', 'text'],
    ['Project UID', 'projectUid', 'text'],
    ['project', 'projectUid', 'text'],
    ['cluster-name', 'clusterName', 'text'],
    ['latitude', 'location.latitude', 'number'],
    ['controlPlane', 'topology.controlPlane', 'number'],
    ['closed', 'closed', 'flag'],
    ['dhcp', 'network.dhcp', 'list'],
    ['profiles.addOns', 'profiles.addOns', 'list'],
    ['access.modes', 'access.modes', 'list'],
    ['kind', 'kind', 'text'],
    ['remote access', 'remoteAccess', 'flag'],
    ['pool question', 'poolQuestion', 'text'],
    ['clusterTemplate.uid', 'clusterTemplate.uid', 'text'],
    ['policies.backup.location', 'policies.backup.location', 'text'],
    ['policies.backup.namespaces', 'policies.backup.namespaces', 'list'],
    ['virtualization.controlPlane.count', 'virtualization.controlPlane.count', 'number'],
    ['virtualization.placement.networks', 'virtualization.placement.networks', 'list'],
    ['tags.Format', 'tags.Format', 'text'],
    ['variables.store-base.store_number', 'variables.store-base.store_number', 'text'],
    ['variables.edge infra.v2.region', 'variables.edge infra.v2.region', 'text'],
  ])('may be called %s: it is %s, a %s', (header, name, kind) => {
    expect(findSiteColumn(header)).toMatchObject({ name, kind });
  });

  it.each(['', 'vpi', 'endpoint', 'tags', 'tags.', 'variables.store-base', 'constructor', '__proto__', 'toString'])(
    'is not %j',
    (header) => {
      expect(findSiteColumn(header)).toBeNull();
    },
  );

  it('splits a variable at the last dot, since profiles have dots in their names', () => {
    expect(findSiteColumn('variables.edge.v2.region')?.keys).toEqual(['variables', 'edge.v2', 'region']);
  });

  it('is secret where somebody may write a PIN', () => {
    expect(findSiteColumn('pin')).toMatchObject({ isSecret: true });
    expect(findSiteColumn('vip')).toMatchObject({ isSecret: false });
  });

  it('is suggested by a name that is found', () => {
    for (const name of siteColumnNames) expect(findSiteColumn(name)).not.toBeNull();
  });
});
