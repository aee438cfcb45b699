import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { compareIndexes } from '../../../lib/sites/compare/compare-indexes';
import type { Comparison } from '../../../lib/sites/compare/comparison';
import { withProject } from '../../../lib/sites/compare/with-project';
import { compileSites, type SitesSource } from '../../../lib/sites/compile-sites';
import type { Fault } from '../../../lib/sites/fault';
import { listWarnings } from '../../../lib/sites/list-warnings';
import { migrateConfig } from '../../../lib/sites/migrate-config';
import type { SiteIndex } from '../../../lib/sites/site';
import { findSecrets } from '../../find-secrets';
import { readSitesSource, takeEnvironment } from '../../read-sites-source';
import { CommandFault } from '../command';
import { plainText } from '../plain-text';
import { judgeVercelConfig } from './judge-vercel-config';
import { type LinkSize, measureLinks } from './measure-links';
import { type Base, readBase } from './read-base';

/** What is to be checked. */
export interface CheckOrder {
  readonly configPath: string;
  /** A branch, tag or commit to compare with, or null. */
  readonly baseRef: string | null;
  /** What links will begin with; null: not known. */
  readonly origin: string | null;
  /** The project of sites that name none, as `PALETTE_PROJECT_UID` says in production; null: not known. */
  readonly projectUid?: string | null;
}

/** Everything that was found, without a network and without secrets. */
export interface Findings {
  /** The name of the config file. */
  readonly config: string;
  /** Null: there are faults. */
  readonly index: SiteIndex | null;
  /** Of the config and the files beside it, and of `vercel.json`. What drifted is refused in the comparison. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
  readonly links: readonly LinkSize[];
  readonly base: Pick<Base, 'name' | 'commit'> | null;
  /** Why the version to compare with cannot be read, a sentence; or null. */
  readonly baseProblem: string | null;
  /** Null: not asked for, or one of the two cannot be compared. */
  readonly comparison: Comparison | null;
}

/**
 * Checks a configuration and all that ships with it. Runs the config, after it has emptied the environment of this
 * process. Throws {@link CommandFault} when there is no such file, or the base was mistyped.
 */
export async function checkSites({ configPath, baseRef, origin, projectUid = null }: CheckOrder): Promise<Findings> {
  const path = resolve(configPath);
  const config = basename(path);
  if (!existsSync(path)) throw new CommandFault(`There is no ${plainText(configPath)}. Give --config <file>.`);
  const { base, baseProblem } = await lookAtBase(baseRef, path);
  const secrets = takeEnvironment();
  const source = await readSource(path, config);
  const result = 'problem' in source ? { ok: false as const, error: [source] } : compileSites(source);
  const index = result.ok ? result.value : null;
  const links = measureLinks(index?.access?.links ?? [], origin);
  const notes = 'problem' in source ? [] : migrateConfig(source.config).notes;
  return {
    config,
    index,
    faults: [
      ...(result.ok ? [] : result.error),
      ...(index === null ? [] : findSecrets(index, secrets).map((name) => tellSecret(config, name))),
      ...judgePlatform(),
    ],
    warnings: [
      ...(base?.index === null ? [`${base.name} has no ${config}: all of it counts as new.`] : []),
      ...notes,
      ...(index === null ? [] : listWarnings(index)),
      ...links.flatMap(({ warning }) => warning ?? []),
    ],
    links,
    base: base === null ? null : { name: base.name, commit: base.commit },
    baseProblem,
    comparison:
      base === null || index === null
        ? null
        : compareIndexes(withProject(base.index ?? nothing, projectUid), withProject(index, projectUid)),
  };
}

async function lookAtBase(
  ref: string | null,
  path: string,
): Promise<{ base: Base | null; baseProblem: string | null }> {
  try {
    return { base: ref === null ? null : await readBase(ref, path), baseProblem: null };
  } catch (error) {
    if (!(error instanceof CommandFault) || error.kind === 'usage') throw error;
    return { base: null, baseProblem: error.message };
  }
}

/** What a version without such a config had. */
const nothing = { sites: [], expectedHosts: [] };

/** What the config prints is not the answer: programs read that. */
async function readSource(path: string, config: string): Promise<SitesSource | Fault> {
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await readSitesSource(path);
  } catch (error) {
    const [problem = ''] = plainText(error instanceof Error ? error.message : String(error)).split('\n');
    const fix = 'Correct it: it is a module of TypeScript whose default export is the configuration.';
    return { path: config, site: null, value: '', problem: `cannot be read: ${problem.slice(0, 300)}`, fix };
  } finally {
    process.stdout.write = write;
  }
}

function tellSecret(config: string, name: string): Fault {
  const problem = `holds what is ${name} in this environment`;
  return { path: config, site: null, value: '', problem, fix: 'Take it out, and make a new secret: git remembers.' };
}

/** A clone that is deployed elsewhere may have no such file. */
function judgePlatform(): Fault[] {
  const file = 'vercel.json';
  return existsSync(file) ? judgeVercelConfig(readFileSync(file, 'utf8'), (path) => existsSync(join('.', path))) : [];
}
