import type { PaletteUpkeep } from '../upkeep';
import type { Scope } from './scope';
import { clusterUpkeep } from './upkeep-clusters';
import { hostUpkeep } from './upkeep-hosts';
import { nodeUpkeep } from './upkeep-nodes';

/** Everything that lifecycle commands do in Palette, for one scope. */
export function createUpkeep(scope: Scope): PaletteUpkeep {
  return { ...nodeUpkeep(scope), ...hostUpkeep(scope), ...clusterUpkeep(scope) };
}
