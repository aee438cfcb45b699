import { describe, expect, test } from 'vitest';
import { comparePlacements } from '../../../lib/palette/machine-placements';
import type { Virtualization } from '../../../lib/sites/virtualization';
import { virtualSite } from '../../support/virtual-site';

const { virtualization } = virtualSite();
if (virtualization === undefined) throw new Error('no machines');
const planned: Virtualization = virtualization;

const place = {
  hostUid: 'h1',
  networks: [{ networkName: 'br0', networkType: 'bridge' }],
  sourceStoragePool: 'ehl_images',
  targetStoragePool: 'ehl_images',
};

/** What is other, as `host option: before -> after`. */
function differences(placements: unknown, wanted: Virtualization = planned): string[] {
  const pool = { name: 'control-plane-pool', isControlPlane: true, hosts: [], wire: { placements } };
  return comparePlacements(pool, wanted).map(
    ({ hostId, option, before, after }) => `${hostId} ${option}: ${before} -> ${after}`,
  );
}

const otherwise = (placements: Virtualization['placements']): Virtualization => ({
  ...planned,
  ...(placements === undefined ? {} : { placements }),
});

describe('where the machines of an appliance are', () => {
  test.each([
    ['as it was written', place],
    ['with what Palette adds', { ...place, hostAddress: '10.1.2.21', hostIdentity: { mode: 'system' } }],
    ['with nothing where the image is', { ...place, targetStoragePool: undefined, dataStoragePool: '' }],
    ['with nulls, as a Go server does', { ...place, targetStoragePool: null, dataStoragePool: null }],
  ])('is as the config says: %s', (_name, read) => {
    expect(differences([read])).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['another network', { networks: [{ networkName: 'br9', networkType: 'bridge' }] }, 'bridge br9 -> bridge br0'],
    ['a network of another type', { networks: [{ networkName: 'br0', networkType: 'default' }] }, 'default br0'],
    ['no network', { networks: null }, 'networks: null -> bridge br0'],
    ['another pool of images', { sourceStoragePool: 'images' }, 'h1 image pool: images -> ehl_images'],
    ['another pool of root disks', { targetStoragePool: 'fast' }, 'h1 target pool: fast -> ehl_images'],
    ['a pool of further disks', { dataStoragePool: 'data' }, 'h1 data pool: data -> null'],
  ])('is told where Palette has %s', (_name, change, line) => {
    const found = differences([{ ...place, ...change }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(line);
  });

  test('counts networks in the order of the cards', () => {
    const networks = [
      { networkName: 'br1', networkType: 'bridge' },
      { networkName: 'br0', networkType: 'bridge' },
    ];
    const wanted = otherwise({ h1: { networks: ['br0', 'br1'] } });
    expect(differences([{ ...place, networks }], wanted)).toEqual([
      'h1 networks: bridge br1, bridge br0 -> bridge br0, bridge br1',
    ]);
    expect(differences([{ ...place, networks: networks.toReversed() }], wanted)).toEqual([]);
  });

  test('is what the config says of that appliance, and of the others what all share', () => {
    const wanted = otherwise({ h2: { dataPool: 'data' } });
    expect(differences([place, { ...place, hostUid: 'h2' }], wanted)).toEqual(['h2 data pool: null -> data']);
    expect(differences([place, { ...place, hostUid: 'h2', dataStoragePool: 'data' }], wanted)).toEqual([]);
  });

  test.each([null, undefined, 'all', [{ networks: [] }]])('of a form that nobody knows is not guessed: %j', (read) => {
    expect(differences(read)).toEqual([]);
  });
});
