import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HostRecord } from '../../../../lib/palette/model';
import { judgeAppliance } from '../../../../lib/registration/plan/appliance-fit';
import { testRecord } from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';
import { virtualSite, vmPool } from '../../../support/virtual-site';

const site = virtualSite();
const machine = { cpus: 4, memoryMb: 8_192, diskGb: 60 };
const offer = { networks: [{ name: 'br0', type: 'bridge' }], storagePools: ['ehl_images'] } as const;
const judge = (changes: Partial<HostRecord>, at = site) => judgeAppliance(at, testRecord('h1', changes));

test('an appliance that has exactly what a machine needs fits', () => {
  expect(judge({ machine, offer })).toBeNull();
});

describe('what it has too little of', () => {
  test.each([
    ['cpus', { machine: { ...machine, cpus: 3 } }, '4', '3'],
    ['memory MB', { machine: { ...machine, memoryMb: 8_191 } }, '8192', '8191'],
    ['disk GB', { machine: { ...machine, diskGb: 59 } }, '60', '59'],
    ['network', { offer: { ...offer, networks: [{ name: 'br0', type: 'default' }] } }, 'br0 (bridge)', 'br0 (default)'],
    ['storage pool', { offer: { ...offer, storagePools: ['a', 'b'] } }, 'ehl_images', 'a, b'],
  ] as const)('%s', (what, changes, needs, has) => {
    expect(judge(changes)).toEqual({ code: 'appliance_unfit', facts: { what, needs, has } });
  });

  test('is measured by the bigger of both pools', () => {
    const big = virtualSite('plant', { virtualization: { workers: vmPool(1, { memoryMb: 16_384 }) } });
    expect(judge({ machine }, big)).toMatchObject({ facts: { what: 'memory MB', needs: '16384' } });
  });

  test('counts the processors that a set names, from 0', () => {
    const pinned = virtualSite('plant', { virtualization: { controlPlane: vmPool(1, { cpuSet: '1-3,^2,6' }) } });
    expect(judge({ machine: { ...machine, cpus: 6 } }, pinned)).toMatchObject({ facts: { what: 'cpus', needs: '7' } });
    expect(judge({ machine: { ...machine, cpus: 7 } }, pinned)).toBeNull();
  });

  test('counts the largest disk of a machine, not all of them', () => {
    const disks = [
      { sizeGb: 50, isManaged: false },
      { sizeGb: 80, isManaged: true },
    ];
    const stored = virtualSite('plant', { virtualization: { controlPlane: vmPool(1, { disks }) } });
    expect(judge({ machine: { ...machine, diskGb: 79 } }, stored)).toMatchObject({
      facts: { what: 'disk GB', needs: '80' },
    });
    expect(judge({ machine: { ...machine, diskGb: 80 } }, stored)).toBeNull();
  });

  test('counts every network and every storage pool that the site names', () => {
    const placement = {
      networkType: 'bridge',
      networks: ['br0', 'br7'],
      imagePool: 'ehl_images',
      targetPool: 'fast',
      dataPool: 'data',
    } as const;
    const picky = virtualSite('plant', { virtualization: { placement } });
    expect(judge({ offer }, picky)).toMatchObject({ facts: { what: 'network', needs: 'br7 (bridge)' } });
    const networks = ['br0', 'br7'].map((name) => ({ name, type: 'bridge' as const }));
    const pools = (...storagePools: string[]) => judge({ offer: { networks, storagePools } }, picky);
    expect(pools('ehl_images')).toMatchObject({ facts: { what: 'storage pool', needs: 'fast' } });
    expect(pools('ehl_images', 'fast')).toMatchObject({ facts: { needs: 'data' } });
    expect(pools('ehl_images', 'fast', 'data')).toBeNull();
  });
});

test('an appliance with networks and storage of its own is held to those, the others to what all share', () => {
  const placements = { h1: { networkType: 'default', networks: ['lan'], targetPool: 'fast' } } as const;
  const mixed = virtualSite('plant', { virtualization: { placements } });
  const own = { networks: [{ name: 'lan', type: 'default' }], storagePools: ['ehl_images', 'fast'] } as const;
  expect(judge({ offer: own }, mixed)).toBeNull();
  expect(judge({ offer }, mixed)).toMatchObject({ facts: { what: 'network', needs: 'lan (default)' } });
  expect(judge({ offer: { ...own, storagePools: ['ehl_images'] } }, mixed)).toMatchObject({ facts: { needs: 'fast' } });
  expect(judgeAppliance(mixed, testRecord('h2', { offer }))).toBeNull();
  expect(judgeAppliance(mixed, testRecord('h2', { offer: own }))).toMatchObject({ facts: { needs: 'br0 (bridge)' } });
});

describe('what nobody has told', () => {
  test('speaks against no appliance', () => {
    const report = fc.record({
      machine: fc.constantFrom(null, { cpus: null, memoryMb: null, diskGb: null }),
      offer: fc.constantFrom({ networks: [], storagePools: [] }, { networks: [], storagePools: ['ehl_images'] }),
    });
    fc.assert(fc.property(report, (changes) => judge(changes) === null));
  });

  test('a native site asks nothing of it', () => {
    expect(judgeAppliance(testSite(), testRecord('h1', { machine: { cpus: 1, memoryMb: 1, diskGb: 1 } }))).toBeNull();
  });
});
