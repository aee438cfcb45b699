import { readFileSync } from 'node:fs';
import { putTextsBack, type StoredSites, takeTextsOut } from './shared-texts';
import type { SiteIndex } from './site';

/** The form this code reads and writes. Raise it when {@link SiteIndex} changes, so that an old file is noticed. */
export const siteIndexFormat = 5;

/** Where the build leaves the index, below the working directory. */
export const siteIndexPath = '.generated/sites.json';

/**
 * Reads the index that the build compiled. Looks at the form only: the content was checked when it was made. Throws with
 * a remedy when the file is absent, damaged or of another format.
 */
export function loadSiteIndex(path: string): SiteIndex {
  return parseSiteIndex(readText(path), path);
}

/** The text of the index file: long texts that sites share stand in it once. {@link parseSiteIndex} reads it. */
export function formatSiteIndex(index: SiteIndex): string {
  return JSON.stringify({ ...index, ...takeTextsOut(index.sites) });
}

/** Parses the text of an index file; `path` is for the message of the error it throws when the form is wrong. */
export function parseSiteIndex(text: string, path: string): SiteIndex {
  const index: unknown = parseJson(text, path);
  if (!isStoredIndex(index)) throw new Error(`${path} is not a site index of format ${siteIndexFormat}. ${remedy}`);
  try {
    return putTextsBack(index);
  } catch (cause) {
    throw new Error(`${path} is damaged. ${remedy}`, { cause });
  }
}

const remedy = 'Run: npm run sites:compile';

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`${path} cannot be read. ${remedy}`, { cause });
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is damaged. ${remedy}`, { cause });
  }
}

/** The index as its file has it. */
type StoredIndex = Omit<SiteIndex, 'sites'> & StoredSites;

function isStoredIndex(value: unknown): value is StoredIndex {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version, sites, expectedHosts } = value as Partial<Record<keyof SiteIndex, unknown>>;
  return (
    format === siteIndexFormat && typeof version === 'string' && Array.isArray(sites) && Array.isArray(expectedHosts)
  );
}
