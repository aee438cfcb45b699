import type { z } from 'zod';
import type { Report } from '../fault';
import { configSchema } from '../schema/config';
import { startFaultLog } from './fault-log';
import { readSite, type SiteReading, type WrittenSite, writtenInConfig } from './read-site';
import { isGroup, type Readable, readValue } from './read-value';
import { readDefaults, readRegions, type SharedLayer, unknownLayer } from './shared-layer';

type Config = z.output<typeof configSchema>;

/** The whole configuration as far as it could be read. */
export interface ConfigReading {
  readonly company: Readable<Config['company']>;
  readonly access: Readable<NonNullable<Config['access']>> | undefined;
  readonly blockedHosts: Readable<NonNullable<Config['blockedHosts']>>;
  readonly webhooks: Readable<NonNullable<Config['webhooks']>>;
  readonly audit: Readable<NonNullable<Config['audit']>> | undefined;
  readonly security: Readable<NonNullable<Config['security']>> | undefined;
  readonly palette: Readable<NonNullable<Config['palette']>>;
  readonly profileSets: Readable<NonNullable<Config['profileSets']>>;
  /** What all sites have under them. */
  readonly defaults: SharedLayer;
  /** What the sites of a region have under them, by its name. */
  readonly regions: ReadonlyMap<string, SharedLayer>;
  /** Those of the config, then those of `sites.csv`. */
  readonly sites: readonly SiteReading[];
  /** Has anything at or below this path been reported? Says nothing about sites: ask them. */
  readonly isFaulty: (path: string) => boolean;
}

const shellSchema = configSchema.omit({ sites: true });

/**
 * Reads the default export of a config file, and the sites written elsewhere (null: they could not be read); reports every
 * value that is faulty by itself.
 */
export function readConfig(raw: unknown, elsewhere: readonly WrittenSite[] | null, report: Report): ConfigReading {
  const log = startFaultLog(report);
  const { sites, ...shell } = isGroup(raw) ? raw : {};
  const reading = readValue(shellSchema, shell, { path: '', site: null, report: log.report }) ?? {};
  const defaults = readDefaults(reading.defaults, shell.defaults, log);
  const regions = readRegions(reading.regions, shell.regions, defaults, log);
  const layerOf = (region: string | undefined, isStated: boolean) =>
    isStated ? (regions.get(region ?? '') ?? unknownLayer) : defaults;
  const written = [...listSites(sites, elsewhere, log.report), ...(elsewhere ?? [])];
  return {
    company: reading.company ?? {},
    access: reading.access,
    blockedHosts: reading.blockedHosts ?? [],
    webhooks: reading.webhooks ?? [],
    audit: reading.audit,
    security: reading.security,
    palette: reading.palette ?? {},
    profileSets: reading.profileSets ?? {},
    defaults,
    regions,
    sites: written.map((site) => readSite(site, layerOf, report)),
    isFaulty: log.isFaulty,
  };
}

function listSites(sites: unknown, elsewhere: readonly WrittenSite[] | null, report: Report): readonly WrittenSite[] {
  const mayBeEmpty = elsewhere === null || elsewhere.length > 0;
  if (Array.isArray(sites) && (sites.length > 0 || mayBeEmpty))
    return Array.from(sites, (site, index) => writtenInConfig(site, `sites[${index}]`));
  if (sites === undefined && mayBeEmpty) return [];
  const problem = sites === undefined ? 'is missing' : 'must be a list with at least one site';
  report({ path: 'sites', site: null, value: '', problem, fix: configSchema.shape.sites.unwrap().description ?? '' });
  return [];
}
