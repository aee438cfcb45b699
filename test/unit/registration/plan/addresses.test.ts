import { describe, expect, test } from 'vitest';
import { assignAddresses } from '../../../../lib/registration/plan/addresses';
import { plan } from '../../../../lib/registration/plan/plan';
import {
  desire,
  hostId,
  planOf,
  testCluster,
  testPool,
  testRecord,
  testWorld,
  withFree,
} from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';

const addressing = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: ['10.1.2.2'],
  addresses: ['10.1.2.21', '10.1.2.22', '10.1.2.23'],
} as const;
const site = testSite('denver', { addressing });
const clusters = [testCluster()];

describe('addresses are handed out in the order of the config, from what Palette shows as free', () => {
  test('DHCP: nobody gets one, nobody goes without', () => {
    const ids = ['h1', 'h2'].map(hostId);
    const placements = ids.map((id) => ({ hostId: id, address: null }));
    expect(assignAddresses(testSite(), [], ids)).toEqual({ placements, without: [] });
  });

  test('addresses in any pool of the cluster are taken', () => {
    const pools = [testPool('control-plane', ['cp1@10.1.2.22']), testPool('worker', ['w1', 'w2@10.1.2.99'])];
    const world = withFree(['h1', 'h2'], { clusters, pools });
    expect(planOf(desire(['h1', 'h2'], site), world).step).toMatchObject({
      hosts: [
        { hostId: 'h1', address: '10.1.2.21' },
        { hostId: 'h2', address: '10.1.2.23' },
      ],
    });
  });

  test('a host that a race dropped comes back with the address it had, and nobody else gets that', () => {
    const pools = [testPool('control-plane', ['cp1@10.1.2.22']), testPool('worker', [])];
    const seen = new Map([['worker-pool', new Map([[hostId('w1'), '10.1.2.21']])]]);
    const world = withFree(['h1'], { clusters, pools, seen });
    expect(planOf(desire(['h1'], site), world).step).toMatchObject({
      hosts: [
        { hostId: 'w1', address: '10.1.2.21' },
        { hostId: 'h1', address: '10.1.2.23' },
      ],
    });
  });

  test('who comes too late goes without', () => {
    const { placements, without } = assignAddresses(site, [], ['h1', 'h2', 'h3', 'h4', 'h5'].map(hostId));
    expect(placements.map(({ address }) => address)).toEqual(addressing.addresses);
    expect(without).toEqual(['h4', 'h5']);
  });
});

describe('a host without an address left is stopped and costs no write', () => {
  test('in a create', () => {
    const ids = ['h1', 'h2', 'h3', 'h4'];
    const { verdicts, step } = planOf(desire(ids, site), withFree(ids));
    expect(verdicts).toEqual({ h1: 'join', h2: 'join', h3: 'join', h4: 'stop addresses_exhausted' });
    expect(step).toEqual({
      do: 'create_cluster',
      controlPlane: [{ hostId: 'h1', address: '10.1.2.21' }],
      workers: [
        { hostId: 'h2', address: '10.1.2.22' },
        { hostId: 'h3', address: '10.1.2.23' },
      ],
    });
  });

  test('in growth, and a new one is not even registered', () => {
    const pools = [testPool('control-plane', ['a@10.1.2.21', 'b@10.1.2.22', 'c@10.1.2.23'])];
    const { verdicts, step } = planOf(desire(['h1', 'new'], site), withFree(['h1'], { clusters, pools }));
    expect(verdicts).toEqual({ h1: 'stop addresses_exhausted', new: 'stop addresses_exhausted' });
    expect(step).toEqual({ do: 'nothing' });
  });

  test('the failure has no blanks to fill', () => {
    const pools = [testPool('control-plane', ['a@10.1.2.21', 'b@10.1.2.22', 'c@10.1.2.23'])];
    const { verdicts } = plan(desire(['h1'], site), testWorld({ clusters, pools }));
    const failure = { code: 'addresses_exhausted' };
    expect(verdicts.get(hostId('h1'))).toEqual({ kind: 'stop', failure });
  });

  test('hosts without an address do not count towards the control plane', () => {
    const short = { ...addressing, addresses: ['10.1.2.21', '10.1.2.22'] };
    const ofThree = testSite('denver', { addressing: short, topology: { controlPlane: 3 } });
    const ids = ['h1', 'h2', 'h3'];
    expect(planOf(desire(ids, ofThree), withFree(ids))).toMatchObject({
      verdicts: { h1: 'wait 2/3', h2: 'wait 2/3', h3: 'stop addresses_exhausted' },
      step: { do: 'nothing' },
    });
  });

  test('a host that only its label tells of gets its address after those that were scanned', () => {
    const world = withFree(['h1'], { labelled: [testRecord('h9')] });
    expect(planOf(desire(['h1'], site), world).step).toMatchObject({
      controlPlane: [{ hostId: 'h1', address: '10.1.2.21' }],
      workers: [{ hostId: 'h9', address: '10.1.2.22' }],
    });
  });
});
