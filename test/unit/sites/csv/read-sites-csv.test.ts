import { describe, expect, it } from 'vitest';
import { type Changes, faultsOf, indexOf } from '../../../fixtures/sites/small-config';

const header = 'id,name,address,vip';
const gamma = 'gamma,Gamma,Third Street 3,10.1.3.10';
const third = (text: string, changes: Changes = {}) => indexOf(changes, { sites: text }).sites[2];

describe('a row of sites.csv', () => {
  it('is a site like one of the config, behind those of the config', () => {
    const inConfig = { id: 'gamma', name: 'Gamma', address: 'Third Street 3', endpoint: { vip: '10.1.3.10' } };
    expect(third(`${header}\n${gamma}\n`)).toEqual(indexOf({ 'sites[2]': inConfig }).sites[2]);
  });

  it('may be all that there is: the config needs no sites then', () => {
    for (const sites of [undefined, []]) {
      expect(indexOf({ sites }, { sites: `${header}\n${gamma}\n` }).sites.map(({ id }) => id)).toEqual(['gamma']);
    }
  });

  it('says every kind of option', () => {
    const columns = [
      'id,name,address,number,ddns,searchDomain,latitude,longitude,closed,region,subnet,gateway,dhcp,access.modes',
      'maxHosts,workerPool,tags.format,variables.store-base.store_number,language,profiles.infra,profiles.addOns',
    ].join(',');
    const row =
      'gamma,Gamma,"Third Street 3, Denver",0103,edge-3,a.example,39.7,-104.9,FALSE,north,10.1.3.0/24,10.1.3.1,' +
      '10.1.3.100-10.1.3.149 | 10.1.3.160-10.1.3.199,open|link,5,true,mall,0103,fr,edge-infra@1.3.0,store-base@3.1.0|kiosk@1.0.0';
    const changes = {
      'regions.north': { timeZone: 'Europe/Oslo', tags: { country: 'no' } },
      'access.links': [{ id: 'a', sites: ['gamma'], expires: '2027-01-01', maxHosts: 3 }],
    };
    expect(third(`${columns}\n${row}\n`, changes)).toMatchObject({
      address: 'Third Street 3, Denver',
      number: '0103',
      endpoint: { type: 'ddns', host: 'edge-3', searchDomain: 'a.example' },
      location: { latitude: 39.7, longitude: -104.9 },
      status: { state: 'open' },
      region: 'north',
      timeZone: 'Europe/Oslo',
      network: {
        subnet: '10.1.3.0/24',
        gateway: '10.1.3.1',
        dhcp: ['10.1.3.100-10.1.3.149', '10.1.3.160-10.1.3.199'],
      },
      access: { modes: ['open', 'link'] },
      topology: { maxHosts: 5, workerPool: true },
      tags: { country: 'no', format: 'mall' },
      language: 'fr',
      profiles: [{ by: { name: 'edge-infra' } }, { variables: { store_number: '0103' } }, { by: { name: 'kiosk' } }],
    });
  });

  it('says nothing with an empty cell, or with one that is not there', () => {
    const changes = { 'defaults.timeZone': 'Europe/Oslo', 'defaults.tags': { format: 'mall' } };
    for (const row of [`${gamma},,`, `${gamma}`, `${gamma}, ,""`]) {
      const site = third(`${header},timeZone,tags.format\n${row}\n`, changes);
      expect(site).toMatchObject({ timeZone: 'Europe/Oslo', tags: { format: 'mall' } });
    }
  });

  it('may end in commas that a spreadsheet leaves behind', () => {
    expect(third(`${header},,\n${gamma},,,,\n`)).toMatchObject({ id: 'gamma' });
  });

  it('keeps a name that JavaScript uses as a name', () => {
    expect(third(`${header},tags.constructor\n${gamma},x\n`)?.tags).toEqual({ constructor: 'x' });
    expect(faultsOf({}, { sites: `${header},tags.__proto__\n${gamma},x\n` })).toMatchObject([
      { path: 'sites.csv:2:tags.__proto__', problem: 'is a name that JavaScript keeps for itself' },
    ]);
    for (const profile of ['constructor', '__proto__'])
      expect(faultsOf({}, { sites: `${header},variables.${profile}.planted\n${gamma},x\n` })).toHaveLength(1);
    expect([Object.hasOwn(Object, 'planted'), 'planted' in {}]).toEqual([false, false]);
  });

  it('may move to a site of the config, and the other way round', () => {
    expect(third(`${header},movedTo\n${gamma},alpha\n`)?.status).toEqual({ state: 'moved', to: 'alpha' });
    expect(indexOf({ 'sites[0].movedTo': 'gamma' }, { sites: `${header}\n${gamma}\n` }).sites[0]?.status).toEqual({
      state: 'moved',
      to: 'gamma',
    });
  });

  it('is where hosts are expected, and where links lead', () => {
    const hosts = 'edge_host_id,site\nedge-1,gamma\n';
    expect(indexOf({}, { sites: `${header}\n${gamma}\n`, hosts }).expectedHosts).toHaveLength(1);
  });
});

describe('faults of sites.csv', () => {
  it('are told all at once, with those of the config and of hosts.csv', () => {
    const sites = `${header},closed,pin\n${gamma},nein,1234\ndelta,,4th Street,10.1.4\n`;
    const faults = faultsOf({ 'company.name': '' }, { sites, hosts: 'edge_host_id,site\nedge-1,omega\n' });
    expect(faults.map(({ path }) => path)).toEqual([
      'company.name',
      'sites.csv:2:closed',
      'sites.csv:2:pin',
      'sites.csv:3:name',
      'sites.csv:3:vip',
      'hosts.csv:2:site',
    ]);
    expect(JSON.stringify(faults)).not.toContain('1234');
  });

  it('hide what would only follow from them: without rows nothing can be said about who names them', () => {
    const changes = { 'access.links': [{ id: 'a', sites: ['gamma'], expires: '2027-01-01', maxHosts: 3 }] };
    const faults = faultsOf(changes, { sites: 'id,naem\n', hosts: 'edge_host_id,site\nedge-1,gamma\n' });
    expect(new Set(faults.map(({ path }) => path))).toEqual(new Set(['sites.csv:1']));
  });

  it('do not repeat a row of too many values where a PIN may be among them', () => {
    expect(JSON.stringify(faultsOf({}, { sites: `${header},pin\n${gamma},48151623,x\n` }))).not.toContain('4815');
  });

  it('are none where numbers are negative: no formula', () => {
    expect(faultsOf({}, { sites: `${header},latitude,longitude\n${gamma},-33.8,-104.9\n` })).toEqual([]);
  });

  it('are that there is no site at all', () => {
    expect(faultsOf({ sites: [] }, { sites: `${header}\n` })).toMatchObject([{ path: 'sites' }]);
  });
});
