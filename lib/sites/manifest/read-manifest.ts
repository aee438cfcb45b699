import { parseHostId } from '../../hosts/edge-host-id';
import type { CsvFile } from '../csv/csv-file';
import { type Report, showValue } from '../fault';
import { createSuggester, nearestWord } from '../nearest-word';
import type { SiteReading } from '../reading/read-site';
import { resolveTopology } from '../resolve-topology';
import type { ExpectedHost } from '../site';
import { asSiteId, type SiteId } from '../site-id';
import { plainPoolName } from '../worker-pool';
import { type ManifestEntry, reportConflicts } from './report-conflicts';
import { type ManifestRow, splitRows } from './split-rows';

/**
 * Reads the manifest of expected hosts: columns `edge_host_id,site` and, if one likes, `pool`; a trailing `*` means "IDs
 * that begin so".
 * BOM, CRLF, semicolons, tabs, empty lines and `#` comments are fine. Reports every fault with file, line and column.
 */
export function readManifest(manifest: CsvFile, sites: readonly SiteReading[], report: Report): ExpectedHost[] {
  const known: KnownSites = {
    byId: new Map(sites.map((site) => [site.id, site])),
    suggest: createSuggester(() => sites.flatMap(({ id }) => id ?? [])),
  };
  const entries = splitRows(manifest, report).flatMap((row): ManifestEntry[] => {
    const host = readHost(row, report);
    const siteId = readSiteId(row, known, report);
    const pool = siteId === null ? null : readPool(row, known.byId.get(siteId), report);
    return host === null || siteId === null
      ? []
      : [{ ...host, siteId, ...(pool === null ? {} : { pool }), path: row.path }];
  });
  reportConflicts(entries, report);
  return entries.map(({ path: _path, ...entry }) => entry);
}

function readHost(row: ManifestRow, report: Report): Pick<ExpectedHost, 'match' | 'text'> | null {
  if (row.host === null) return null;
  const isPrefix = row.host.endsWith('*');
  const text = isPrefix ? row.host.slice(0, -1) : row.host;
  const finding = judgeHost(text, isPrefix);
  if (finding === null) return { match: isPrefix ? 'prefix' : 'exact', text };
  report({ path: `${row.path}:edge_host_id`, site: null, value: showValue(row.host), ...finding });
  return null;
}

function judgeHost(text: string, isPrefix: boolean): { readonly problem: string; readonly fix: string } | null {
  if (isPrefix && text === '')
    return { problem: 'would match every host', fix: 'Write at least the prefix of your hosts before the *.' };
  const parsed = parseHostId(text);
  if (parsed.ok) return null;
  switch (parsed.error.code) {
    case 'host_id_missing':
      return { problem: 'is missing', fix: 'Write the edge host ID that the host shows, or remove the line.' };
    case 'host_id_filler':
      // A prefix may well look like filler (`edge-0000`); only a whole ID must not.
      return isPrefix
        ? null
        : {
            problem: 'is filler that many hosts show, not an ID',
            fix: 'Set stylus.site.name on the host and write that.',
          };
    case 'host_id_reserved':
      return isPrefix
        ? null
        : {
            problem: 'is a word that Palette keeps for itself',
            fix: 'Set stylus.site.name on the host and write that.',
          };
    default:
      return {
        problem: 'is not an edge host ID',
        fix: 'Use letters, digits, - and _ (at most 128), and * only at the end, for all IDs that begin so.',
      };
  }
}

interface KnownSites {
  readonly byId: ReadonlyMap<string | null, SiteReading>;
  readonly suggest: (id: string) => string | null;
}

function readSiteId(row: ManifestRow, { byId, suggest }: KnownSites, report: Report): SiteId | null {
  if (row.site === null) return null;
  const say = (problem: string, fix: string) =>
    report({ path: `${row.path}:site`, site: null, value: row.site === '' ? '' : showValue(row.site), problem, fix });
  const site = byId.get(row.site);
  if (row.site === '') say('is missing', 'Write the id of a site.');
  else if (site === undefined) say('is not the id of a site', suggestSite(suggest(row.site)));
  else if (site.options.closed === true) say('is closed', 'Name an open site, or remove the line.');
  else if (site.options.movedTo !== undefined) say('has moved', `Write ${site.options.movedTo}.`);
  else return asSiteId(row.site);
  return null;
}

/** Null where none is named, or none that the site has; then it was reported. */
function readPool(row: ManifestRow, site: SiteReading | undefined, report: Report): string | null {
  if (row.pool === null || row.pool === '' || site === undefined) return null;
  if (site.isFaulty('pools') || site.isFaulty('topology')) return null;
  const names = listPoolNames(site.options);
  if (names.includes(row.pool)) return row.pool;
  const near = nearestWord(row.pool, names);
  const known = names.length === 0 ? 'The site has none: leave it out.' : `Write ${names.join(' or ')}, or nothing.`;
  const fix = near === null ? known : `Did you mean ${near}?`;
  const problem = `is not a worker pool of ${site.id}`;
  report({ path: `${row.path}:pool`, site: null, value: showValue(row.pool), problem, fix });
  return null;
}

/** Only a native site has pools of hosts (API.md §10); without any in the config, that is one of Palette's usual name. */
function listPoolNames(options: SiteReading['options']): readonly string[] {
  if ((options.kind ?? 'native') !== 'native' || !resolveTopology(options).workerPool) return [];
  return options.pools?.flatMap((pool) => pool?.name ?? []) ?? [plainPoolName];
}

function suggestSite(near: string | null): string {
  return near === null ? 'Add the site to the config, or correct the id.' : `Did you mean ${near}?`;
}
