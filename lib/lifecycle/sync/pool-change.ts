import type { PoolComparison } from '../../palette/pool-settings';
import type { SettingChange } from './difference';

/** Options that Palette applies to nodes as they are replaced for other reasons. */
const quiet: ReadonlySet<string> = new Set(['update', 'repave interval']);

/** The one write that brings a pool in line; none where it is. Pure. */
export function toPoolChange(pool: string, { changes, options }: PoolComparison): SettingChange[] {
  if (changes.length === 0) return [];
  const differences = changes.map(({ option, before, after }) => {
    return { what: `${option} of the pool ${pool}`, before, after };
  });
  const mayReplaceNodes = changes.some(({ option }) => !quiet.has(option));
  return [{ setting: `pool ${pool}`, differences, mayReplaceNodes, amendment: { of: 'pool', pool, options } }];
}
