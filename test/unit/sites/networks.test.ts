import { describe, expect, it } from 'vitest';
import { findOverlaps } from '../../../lib/sites/find-overlaps';
import { findSubnet } from '../../../lib/sites/site-subnet';
import { type Changes, faultsOf } from '../../fixtures/sites/small-config';
import { testSite } from '../../support/test-site';

const network = { subnet: '10.1.0.0/16', gateway: '10.1.0.1', dhcp: ['10.1.4.0-10.1.7.255'] };

describe('the network of a site', () => {
  it('decides what a VIP may be: in a wide one .0 is an address like any other', () => {
    const changes: Changes = { 'sites[0].network': network };
    expect(faultsOf({ ...changes, 'sites[0].endpoint.vip': '10.1.9.0' })).toEqual([]);
    expect(faultsOf({ ...changes, 'sites[0].endpoint.vip': '10.1.255.254' })).toEqual([]);
    for (const vip of ['10.1.0.0', '10.1.255.255', '10.1.0.1', '10.2.0.1', '10.1.4.0', '10.1.7.255', '10.1.6.3'])
      expect(faultsOf({ ...changes, 'sites[0].endpoint.vip': vip })).toMatchObject([{ path: 'sites[0].endpoint.vip' }]);
  });

  it('may hand out more addresses than we should list one by one', () => {
    const changes = { 'sites[0].network': { ...network, dhcp: ['10.1.16.0-10.1.250.255'] } };
    expect(faultsOf(changes)).toEqual([]);
  });

  it('goes together with static addresses in it', () => {
    const beta = { subnet: '10.1.2.0/24', gateway: '10.1.2.1', dhcp: ['10.1.2.100-10.1.2.199'] };
    expect(faultsOf({ 'sites[1].network': beta })).toEqual([]);
  });

  it('is asked for one fault at a time: a faulty value says nothing about the others', () => {
    for (const option of [{ subnet: 'x' }, { gateway: 'x' }, { dhcp: ['x'] }, { dhcp: 'x' }])
      expect(faultsOf({ 'sites[0].network': { ...network, ...option } })).toHaveLength(1);
  });

  it('is taken from static addresses where nothing else is said', () => {
    const addressing = { gateway: '10.1.2.1', subnetMask: '255.255.255.0' };
    expect(findSubnet({ network: undefined, addressing })).toMatchObject({
      text: 'the network of its hosts',
      dhcp: [],
    });
    expect(findSubnet({ network: undefined, addressing: 'dhcp' })).toBeNull();
    expect(findSubnet({ network: { subnet: '10.1.2.0/24' }, addressing })).toMatchObject({ gateway: 0x0a010201 });
  });
});

describe('subnets that overlap', () => {
  const site = (id: string, subnet: string | null, changes: object = {}) =>
    testSite(id, { network: subnet === null ? null : { subnet, gateway: null, dhcp: [] }, ...changes });
  const pairs = (...sites: ReturnType<typeof site>[]) => findOverlaps(sites).map((pair) => pair.map(({ id }) => id));

  it('are found whatever the order, and however many lie in one', () => {
    expect(
      pairs(site('a', '10.1.2.0/24'), site('b', '10.1.0.0/16'), site('c', '10.1.9.0/24'), site('d', '10.2.0.0/24')),
    ).toEqual([
      ['b', 'a'],
      ['b', 'c'],
    ]);
    expect(pairs(site('a', '10.1.2.0/24'), site('b', '10.1.2.0/24'))).toEqual([['a', 'b']]);
  });

  it('are not those that only touch, nor those of sites that are not in use, nor unknown ones', () => {
    expect(pairs(site('a', '10.1.2.0/24'), site('b', '10.1.3.0/24'))).toEqual([]);
    expect(pairs(site('a', '10.1.2.0/24'), site('b', '10.1.2.0/24', { status: { state: 'closed' } }))).toEqual([]);
    expect(pairs(site('a', null), site('b', '10.1.2.0/24'))).toEqual([]);
    expect(pairs()).toEqual([]);
  });
});
