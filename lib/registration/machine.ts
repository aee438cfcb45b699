import type { Machine } from './view';

/** One thing that a machine has too little of: cores, MB or GB, as {@link Machine} counts them. */
export interface Shortfall {
  readonly what: 'cpus' | 'memoryMb' | 'diskGb';
  readonly has: number;
  readonly needs: number;
}

/** What Palette asks of an edge host: 2 CPU, 4 GB, 50 GB (API.md §4.2). */
const minimum = { cpus: 2, memoryMb: 4_096, diskGb: 50 } as const;

/**
 * What a machine that is sold as big enough may report at least: firmware and kernel keep some of the memory, and a disk of
 * 50 GB has 46 of 1,024³ bytes.
 */
const enough = { cpus: 2, memoryMb: 3_600, diskGb: 46 } as const;

/** What the machine has too little of; what it does not report counts as enough. Pure. */
export function belowMinimum(machine: Machine): readonly Shortfall[] {
  return (['cpus', 'memoryMb', 'diskGb'] as const).flatMap((what) => {
    const has = machine[what];
    return has === null || has >= enough[what] ? [] : [{ what, has, needs: minimum[what] }];
  });
}
