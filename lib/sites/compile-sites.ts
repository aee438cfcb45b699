import { createHash } from 'node:crypto';
import { type Result, succeed } from '../errors';
import type { Surroundings } from './checks/check';
import { checkExpectedHosts } from './checks/expected-hosts';
import { checkPoolLabels } from './checks/pool-labels';
import { runChecks } from './checks/run-checks';
import type { CsvFile } from './csv/csv-file';
import { readSitesCsv } from './csv/read-sites-csv';
import type { Fault } from './fault';
import { readManifest } from './manifest/read-manifest';
import { migrateConfig } from './migrate-config';
import { type ConfigReading, readConfig } from './reading/read-config';
import { resolveModes } from './resolve-modes';
import { takeTextsOut } from './shared-texts';
import type { SiteIndex } from './site';
import { toAccess, toBlockedHosts, toSecurityContact, toWebhooks } from './to-access';
import { toCompany } from './to-company';
import { toSite } from './to-site';

export interface SitesSource extends Surroundings {
  /** The default export of the config file. */
  readonly config: unknown;
  /** `sites.csv`; null or absent when there is none. */
  readonly sitesCsv?: CsvFile | null;
  /** `hosts.csv`, or null when there is none. */
  readonly manifest: CsvFile | null;
}

/** Compiles the config and the files beside it into the index the server loads, or returns every fault of all at once. Pure: the time is told. */
export function compileSites(source: SitesSource): Result<SiteIndex, readonly Fault[]> {
  const faults: Fault[] = [];
  const report = (fault: Fault) => faults.push(fault);
  const { config, fault } = migrateConfig(source.config);
  if (fault !== null) return { ok: false, error: [fault] };
  const { sitesCsv = null } = source;
  const rows = sitesCsv === null ? [] : readSitesCsv(sitesCsv, report);
  const reading = readConfig(config, rows, report);
  // Without the rows, all that names a site of theirs would seem to name none.
  if (rows === null) return { ok: false, error: faults };
  runChecks(reading, report, source);
  const before = faults.length;
  const expectedHosts = source.manifest === null ? [] : readManifest(source.manifest, reading.sites, report);
  if (faults.length === before) {
    checkExpectedHosts(reading, expectedHosts, report);
    checkPoolLabels(reading, expectedHosts, report);
  }
  if (faults.length > 0) return { ok: false, error: faults };

  const content = {
    company: toCompany(reading.company),
    access: toAccess(reading.access),
    blockedHosts: toBlockedHosts(reading.blockedHosts),
    webhooks: toWebhooks(reading.webhooks),
    auditDays: reading.audit?.keepDays ?? defaultAuditDays,
    securityContact: toSecurityContact(reading.security),
    ...toOlderKinds(reading.palette),
    sites: reading.sites.map((site) => toSite(site.options, reading.profileSets, resolveModes(site, reading))),
    expectedHosts,
  };
  const stored = takeTextsOut(content.sites);
  const tooMuch = judgeTexts(stored.texts);
  if (tooMuch !== null) return { ok: false, error: [tooMuch] };
  return succeed({ format: 5, version: hash({ ...content, ...stored }), ...content });
}

function toOlderKinds({ virtualizedEdge, containerizedEdge }: ConfigReading['palette']): Pick<SiteIndex, 'olderKinds'> {
  const olderKinds = [
    ...(virtualizedEdge === true ? (['virtualized'] as const) : []),
    ...(containerizedEdge === true ? (['containerized'] as const) : []),
  ];
  return olderKinds.length === 0 ? {} : { olderKinds };
}

/** Every start of the server reads them all. */
const mostLetters = 20_000_000;

function judgeTexts(texts: readonly string[] = []): Fault | null {
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  if (letters <= mostLetters) return null;
  const millions = (count: number) => `${Math.ceil(count / 100_000) / 10} million`;
  const problem = `are ${millions(letters)} letters of values and manifests, each text counted once, more than the ${millions(mostLetters)} that an index holds`;
  const fix =
    'Say what sites share in the same words, in profileSets, regions or defaults, and what differs in variables.';
  return { path: 'packs', site: null, value: '', problem, fix };
}

/** Longer than a year, so that what happened last season can be looked up. */
const defaultAuditDays = 400;

/** 16 hex digits: enough to tell two configs apart, short enough for a footer and a cache key. */
function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
