import { expect, test } from 'vitest';
import type { Site } from '../../../lib/sites/site';
import { edgeHosts, expectOneCluster, write, writesOf } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { createTestWorld } from '../../support/test-world';
import { describeContract } from '../openapi';

type Options = Parameters<typeof testSite>[1];

const addressing: Site['addressing'] = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: ['10.1.2.2', '10.1.2.3'],
  addresses: ['10.1.2.21', '10.1.2.22', '10.1.2.23'],
};

const options: readonly (readonly [string, Options])[] = [
  ['nothing but the defaults', {}],
  ['static addresses', { addressing }],
  ['a DDNS endpoint', { endpoint: { type: 'ddns', host: 'denver', searchDomain: 'sites.example' } }],
  ['an overlay network', { overlayCidr: '192.168.0.0/16' }],
  ['SSH keys and NTP servers', { sshKeys: ['ssh-ed25519 AAAA operator'], ntpServers: ['ntp.example'] }],
  ['a place and a time zone', { location: { latitude: 39.74, longitude: -104.99 }, timeZone: 'America/Denver' }],
  ['ARM hosts', { architecture: 'arm64' }],
  ['a control plane that does no work', { topology: { controlPlaneRunsWork: false } }],
  ['no tags', { tags: {} }],
  [
    'a full profile by UID',
    { profiles: [{ kind: 'full', by: { uid: '66bb00000000000000000009' }, variables: { a: '1' } }] },
  ],
];

describeContract('what each option of a site sends, against the published API description', (checker) => {
  test.each(options)('%s: create, new pool and pool change conform', async (_name, changes) => {
    const world = createTestWorld([testSite('denver', changes)]);
    for (const host of edgeHosts(3)) {
      expect((await world.submit(host, 'denver')).problem).toBeNull();
    }
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
    expect(new Set(writesOf(world.simulator))).toEqual(new Set([write.host, write.cluster, write.newPool, write.pool]));
    const log = world.simulator.log;
    expect(log.flatMap((entry) => [...checker.checkRequest(entry), ...checker.checkResponse(entry)])).toEqual([]);
  });
});
