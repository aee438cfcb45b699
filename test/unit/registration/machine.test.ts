import { describe, expect, test } from 'vitest';
import { belowMinimum } from '../../../lib/registration/machine';

const big = { cpus: 4, memoryMb: 16_384, diskGb: 256 };

describe('a machine that is too small', () => {
  test.each([
    ['one core', { cpus: 1 }, [{ what: 'cpus', has: 1, needs: 2 }]],
    ['two gigabytes', { memoryMb: 2_048 }, [{ what: 'memoryMb', has: 2_048, needs: 4_096 }]],
    ['a disk of 32 GB', { diskGb: 32 }, [{ what: 'diskGb', has: 32, needs: 50 }]],
  ])('is named with what it lacks: %s', (_, changes, shortfalls) => {
    expect(belowMinimum({ ...big, ...changes })).toEqual(shortfalls);
  });

  test('is named with everything that it lacks', () => {
    const small = { cpus: 1, memoryMb: 1_024, diskGb: 16 };
    expect(belowMinimum(small).map(({ what }) => what)).toEqual(['cpus', 'memoryMb', 'diskGb']);
  });
});

describe('a machine is not called too small', () => {
  test.each([
    ['that is big enough', big],
    ['that is just big enough', { cpus: 2, memoryMb: 4_096, diskGb: 50 }],
    [
      'whose firmware keeps some memory, and whose disk is counted in other gigabytes',
      { cpus: 2, memoryMb: 3_700, diskGb: 46 },
    ],
    ['that reports nothing', { cpus: null, memoryMb: null, diskGb: null }],
  ])('%s', (_, machine) => {
    expect(belowMinimum(machine)).toEqual([]);
  });
});
