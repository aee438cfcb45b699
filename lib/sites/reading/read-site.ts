import { fillTemplate, isTemplate, placeholders } from '../cluster-name';
import { type Report, showValue } from '../fault';
import { endpointSchema } from '../schema/network';
import { type SiteInput, siteSchema } from '../schema/site';
import { startFaultLog } from './fault-log';
import { layOver } from './lay-over';
import { isGroup, type Readable, readValue } from './read-value';
import type { SharedLayer } from './shared-layer';

/** A site as somebody wrote it, unread. */
export interface WrittenSite {
  /** `sites[3]`, or `sites.csv:7`. */
  readonly path: string;
  /** How faults call an option of it: `sites[3].endpoint.vip`, or `sites.csv:7:vip`. */
  readonly pathOf: (option: string) => string;
  readonly raw: unknown;
  /** The remedy in the words of the file that it is written in. */
  readonly fixOf?: (option: string, fix: string) => string;
  /** Options that were reported and left out before. */
  readonly faulty?: readonly string[];
}

/** A site as far as it could be read: what it shares with others is under it, faulty values are absent. */
export interface SiteReading extends Pick<WrittenSite, 'path' | 'pathOf'> {
  readonly id: string | null;
  readonly options: Readable<SiteInput>;
  /** What it states itself. */
  readonly own: Readable<SiteInput>;
  /** What it shares with others. */
  readonly shared: SharedLayer;
  /** Has anything at or below this option, such as `topology`, been reported, here or in the layers it comes from? */
  readonly isFaulty: (option: string) => boolean;
}

/** A site of the config file at `path`, such as `sites[3]`. */
export function writtenInConfig(raw: unknown, path: string): WrittenSite {
  return { path, raw, pathOf: (option) => (/^(\[|$)/.test(option) ? `${path}${option}` : `${path}.${option}`) };
}

/** Reads a site over what `layerOf` says that it shares with others; reports every value that is faulty by itself. */
export function readSite(
  { path, pathOf, raw, fixOf, faulty = [] }: WrittenSite,
  layerOf: (region: string | undefined, isStated: boolean) => SharedLayer,
  report: Report,
): SiteReading {
  const stated = isGroup(raw) ? raw : {};
  const id = typeof stated.id === 'string' ? stated.id : null;
  const log = startFaultLog((fault) => {
    const fix = fixOf?.(fault.path, fault.fix) ?? fault.fix;
    if (!faulty.includes(fault.path)) report({ ...fault, path: pathOf(fault.path), fix });
  }, faulty);
  const own = readValue(siteSchema, raw, { path: '', site: id, report: log.report }) ?? {};
  const shared = layerOf(own.region, stated.region !== undefined);
  const isFaulty = (option: string) => log.isFaulty(option) || shared.isFaulty(option);
  const merged = layOver(shared.options, own, stated);
  if (isGroup(raw) && stated.endpoint === undefined && merged.kind !== 'containerized' && !isFaulty('kind'))
    log.report({ path: 'endpoint', site: id, value: '', problem: 'is missing', fix: endpointSchema.description ?? '' });
  const options = isTemplate(merged.clusterName ?? '') ? nameCluster(merged, isFaulty, id, log.report) : merged;
  return { path, pathOf, id, own, shared, options, isFaulty };
}

type Options = Readable<SiteInput>;

/** Puts the name in place of the template, or reports why there is none and leaves it out. */
function nameCluster(
  { clusterName = '', ...options }: Options,
  isFaulty: SiteReading['isFaulty'],
  site: string | null,
  report: Report,
): Options {
  const filling = fillTemplate(clusterName, options);
  if ('name' in filling) return { ...options, clusterName: filling.name };
  const isNoNews = placeholders.some((key) => clusterName.includes(`{${key}}`) && isFaulty(key));
  const { value, ...text } = filling;
  if (!isNoNews) report({ path: 'clusterName', site, value: showValue(value), ...text });
  return options;
}
