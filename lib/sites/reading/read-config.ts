import type { z } from 'zod';
import type { Report } from '../fault';
import { configSchema } from '../schema/config';
import { type DefaultsInput, type SiteInput, siteSchema } from '../schema/site';
import { type FaultLog, startFaultLog } from './fault-log';
import { mergeSite } from './merge-site';
import { isGroup, type Readable, readValue } from './read-value';

/** A site as far as it could be read: the defaults are under it, faulty values are absent. */
export interface SiteReading {
  /** `sites[3]`. */
  readonly path: string;
  readonly id: string | null;
  readonly options: Readable<SiteInput>;
  /** Has anything at or below this option, such as `topology`, been reported, here or in the defaults it comes from? */
  readonly isFaulty: (option: string) => boolean;
}

type Config = z.output<typeof configSchema>;

/** The whole configuration as far as it could be read. */
export interface ConfigReading {
  readonly company: Readable<Config['company']>;
  readonly access: Readable<NonNullable<Config['access']>> | undefined;
  readonly blockedHosts: Readable<NonNullable<Config['blockedHosts']>>;
  readonly webhooks: Readable<NonNullable<Config['webhooks']>>;
  readonly audit: Readable<NonNullable<Config['audit']>> | undefined;
  readonly security: Readable<NonNullable<Config['security']>> | undefined;
  readonly profileSets: Readable<NonNullable<Config['profileSets']>>;
  /** What the sites have under them, for what is to be told once and not once per site. */
  readonly defaults: Readable<DefaultsInput>;
  readonly sites: readonly SiteReading[];
  /** Has anything at or below this path been reported? */
  readonly isFaulty: (path: string) => boolean;
}

const shellSchema = configSchema.omit({ sites: true });

/** Reads the default export of a config file; reports every value that is faulty by itself. */
export function readConfig(raw: unknown, report: Report): ConfigReading {
  const log = startFaultLog(report);
  const { sites, ...shell } = isGroup(raw) ? raw : {};
  const reading = readValue(shellSchema, shell, { path: '', site: null, report: log.report }) ?? {};
  const defaults = reading.defaults ?? {};
  return {
    company: reading.company ?? {},
    access: reading.access,
    blockedHosts: reading.blockedHosts ?? [],
    webhooks: reading.webhooks ?? [],
    audit: reading.audit,
    security: reading.security,
    profileSets: reading.profileSets ?? {},
    defaults,
    sites: listSites(sites, log.report).map((site, index) => readSite(site, `sites[${index}]`, defaults, log)),
    isFaulty: log.isFaulty,
  };
}

function listSites(sites: unknown, report: Report): readonly unknown[] {
  if (Array.isArray(sites) && sites.length > 0) return Array.from(sites);
  const problem = sites === undefined ? 'is missing' : 'must be a list with at least one site';
  report({ path: 'sites', site: null, value: '', problem, fix: configSchema.shape.sites.description ?? '' });
  return [];
}

function readSite(raw: unknown, path: string, defaults: Readable<DefaultsInput>, log: FaultLog): SiteReading {
  const stated = isGroup(raw) ? raw : {};
  const id = typeof stated.id === 'string' ? stated.id : null;
  const own = readValue(siteSchema, raw, { path, site: id, report: log.report }) ?? {};
  const isFaulty = (option: string) => log.isFaulty(`${path}.${option}`) || log.isFaulty(`defaults.${option}`);
  return { path, id, options: mergeSite(defaults, own, stated), isFaulty };
}
