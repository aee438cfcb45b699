import type { Pool } from '../../../lib/palette/model';
import type { PaletteAccess } from '../../../lib/palette/open-palette';
import type { PaletteUpkeep } from '../../../lib/palette/upkeep';
import type { Measure, MeasureRun } from '../measures';

/** Each measure of a sync, switched off. */
export const syncMeasures: readonly Measure[] = [
  {
    name: 'reading settings anew',
    guards: ['a sync leaves no difference'],
    isOfCommands: true,
    palette: beginAsBefore,
  },
  {
    name: 'the pool as just read',
    guards: ['a sync leaves the rest alone'],
    isOfCommands: true,
    palette: writeAsBefore,
  },
];

/** Each process begins with the settings as the first one has found them. */
function beginAsBefore(palette: PaletteAccess, { settings }: MeasureRun): PaletteAccess {
  const begun = new Set<string>();
  return withUpkeep(palette, (upkeep) => ({
    ...upkeep,
    async getSettings(site, uid, configUid) {
      const read = await upkeep.getSettings(site, uid, configUid);
      if (read !== null && !settings.has(uid)) settings.set(uid, read);
      const isFirst = !begun.has(uid);
      begun.add(uid);
      return isFirst ? (settings.get(uid) ?? read) : read;
    },
  }));
}

/** Options of a pool are written with the hosts that some process has first read. */
function writeAsBefore(palette: PaletteAccess, { pools }: MeasureRun): PaletteAccess {
  const keyOf = (configUid: string, { name }: Pool) => `${configUid}/${name}`;
  const access = withUpkeep(palette, (upkeep) => ({
    ...upkeep,
    replacePoolOptions: (site, configUid, pool, options) =>
      upkeep.replacePoolOptions(site, configUid, pools.get(keyOf(configUid, pool)) ?? pool, options),
  }));
  return {
    ...access,
    scope(view) {
      const scoped = palette.scope(view);
      return {
        ...scoped,
        async getPools(site, configUid) {
          const read = await scoped.getPools(site, configUid);
          for (const pool of read) if (!pools.has(keyOf(configUid, pool))) pools.set(keyOf(configUid, pool), pool);
          return read;
        },
      };
    },
  };
}

function withUpkeep(access: PaletteAccess, change: (upkeep: PaletteUpkeep) => PaletteUpkeep): PaletteAccess {
  return { ...access, upkeep: (view) => change(access.upkeep(view)) };
}
