import { belowMinimum } from '../../registration/machine';
import type { Machine } from '../../registration/view';
import type { Dictionary } from '../dictionary';

/** What a machine lacks, one sentence each; none of one that has told nothing. Pure. */
export function shortfallSentences(t: Dictionary, machine: Machine | null): readonly string[] {
  if (machine === null) return [];
  const { cpus, memory, disk } = t.registration.weak;
  const format = new Intl.NumberFormat(t.language, { maximumFractionDigits: 1 });
  return belowMinimum(machine).map(({ what, has, needs }) => {
    if (what === 'cpus') return cpus(has, needs);
    if (what === 'diskGb') return disk(format.format(has), format.format(needs));
    // Rounded down: "4 GB; 4 GB are needed" would be nonsense.
    const gigabytes = (mb: number) => format.format(Math.floor((10 * mb) / 1_024) / 10);
    return memory(gigabytes(has), gigabytes(needs));
  });
}
