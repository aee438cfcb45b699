import { z } from 'zod';
import { placementOf, type Virtualization, type VmPlacement } from '../sites/virtualization';
import type { Pool } from './model';

/** Where the machines of an appliance are, otherwise than the config says, in words; null: nowhere. */
export interface PlacementChange {
  readonly hostId: string;
  readonly option: string;
  readonly before: string | null;
  readonly after: string | null;
}

const word = z.string().nullish();
const network = z.object({ networkName: word, networkType: word });
const placement = z.object({
  hostUid: z.string(),
  networks: z.array(network).nullish(),
  sourceStoragePool: word,
  targetStoragePool: word,
  dataStoragePool: word,
});
const shape = z.object({ placements: z.array(placement) });
type Placement = z.infer<typeof placement>;

/**
 * What Palette has otherwise of the appliances of a pool of machines (API.md §10). Networks count in their order, which is
 * that of the machine's cards. A pool of a form that nobody knows says nothing. Pure.
 */
export function comparePlacements({ wire }: Pool, virtualization: Virtualization): readonly PlacementChange[] {
  const read = shape.safeParse(wire);
  if (!read.success) return [];
  return read.data.placements.flatMap((one) => {
    const before = describeRead(one);
    const after = describeWanted(placementOf(virtualization, one.hostUid));
    return options
      .filter((option) => before[option] !== after[option])
      .map((option) => ({ hostId: one.hostUid, option, before: before[option], after: after[option] }));
  });
}

const options = ['networks', 'image pool', 'target pool', 'data pool'] as const;
type Words = Readonly<Record<(typeof options)[number], string | null>>;

/** Without a pool of their own, the disks are in that of the image. */
function describeRead({ networks, sourceStoragePool, targetStoragePool, dataStoragePool }: Placement): Words {
  const names = (networks ?? []).map(({ networkName, networkType }) => `${networkType ?? '?'} ${networkName ?? '?'}`);
  return {
    networks: names.join(', ') || null,
    'image pool': sourceStoragePool || null,
    'target pool': targetStoragePool || sourceStoragePool || null,
    'data pool': dataStoragePool || null,
  };
}

function describeWanted({ networkType, networks, imagePool, targetPool, dataPool }: VmPlacement): Words {
  return {
    networks: networks.map((name) => `${networkType} ${name}`).join(', ') || null,
    'image pool': imagePool,
    'target pool': targetPool ?? imagePool,
    'data pool': dataPool,
  };
}
