import { type DefaultsInput, defaultsSchema } from '../schema/site';
import type { FaultLog } from './fault-log';
import { layOver } from './lay-over';
import { isGroup, joinPath, type Readable } from './read-value';

/** What many sites have under them: the defaults, or a region over the defaults. */
export interface SharedLayer {
  /** `defaults`, or `regions.north`. */
  readonly path: string;
  /** What stands there and could be read. */
  readonly own: Readable<DefaultsInput>;
  /** The same with the layers below. */
  readonly options: Readable<DefaultsInput>;
  readonly below: SharedLayer | null;
  /** Has anything at or below this option been reported, here or further down? */
  readonly isFaulty: (option: string) => boolean;
}

type Shared = Readable<DefaultsInput>;

/** The lowest layer. */
export function readDefaults(own: Shared | undefined, raw: unknown, log: FaultLog): SharedLayer {
  const isFaulty =
    raw !== undefined && !isGroup(raw) ? isShared : (option: string) => log.isFaulty(`defaults.${option}`);
  return { path: 'defaults', own: own ?? {}, options: own ?? {}, below: null, isFaulty };
}

/** Each region by its name, laid over the defaults once, however many sites are in it. */
export function readRegions(
  regions: { readonly [name: string]: Shared | undefined } | undefined,
  raw: unknown,
  defaults: SharedLayer,
  log: FaultLog,
): ReadonlyMap<string, SharedLayer> {
  const stated = isGroup(raw) ? raw : {};
  const layers = Object.keys(stated).map((name): [string, SharedLayer] => {
    const path = joinPath('regions', name);
    const own = regions?.[name] ?? {};
    const rawRegion = stated[name];
    if (!isGroup(rawRegion)) return [name, { ...unknownLayer, path }];
    const isFaulty = (option: string) => log.isFaulty(`${path}.${option}`) || defaults.isFaulty(option);
    return [name, { path, own, options: layOver(defaults.options, own, rawRegion), below: defaults, isFaulty }];
  });
  return new Map(layers);
}

/** Stands for a region that cannot be known: what a site misses may well stand there, so it is no news. */
export const unknownLayer: SharedLayer = { path: 'regions', own: {}, options: {}, below: null, isFaulty: isShared };

/** Could the option stand under the defaults at all? */
function isShared(option: string): boolean {
  return Object.hasOwn(defaultsSchema.shape, /^\w*/.exec(option)?.[0] ?? '');
}
