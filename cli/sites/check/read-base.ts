import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Comparable } from '../../../lib/sites/compare/comparison';
import { CommandFault } from '../command';
import { plainText } from '../plain-text';
import { type BaseCommit, findCommit } from './find-commit';
import { askGit } from './git';
import { readEarlierIndex } from './read-earlier-index';

/** The configuration of another version. */
export interface Base {
  /** How messages call the version. */
  readonly name: string;
  readonly commit: string;
  /** Null: that version has no such config, nor one that is not here any more, so everything is new. */
  readonly index: Comparable | null;
}

const defaultName = 'sites.config.ts';
const compiler = 'cli/compile-sites.ts';
const withinMs = 5 * 60_000;
const mostLines = 12;

/**
 * Compiles the configuration of another version by that version's own code, in a folder of its own that is removed
 * again, and without any variable of this environment. A config that is kept in a repository of its own is compiled by the
 * code of this checkout, which is `app`. Changes nothing here. Throws {@link CommandFault}.
 */
export async function readBase(ref: string, configPath: string, app = process.cwd()): Promise<Base> {
  const home = dirname(resolve(app, configPath));
  const base = await findCommit(ref, home);
  const place = mkdtempSync(join(tmpdir(), 'sites-base-'));
  try {
    const { files, top } = await checkOut(base, home, place);
    const config = await findConfig(configPath, { top, files, home, commit: base.commit });
    if (config === null) return { name: base.name, commit: base.commit, index: null };
    const run = { home: prepareCode(app, top, files, base), config, index: join(place, 'index.json') };
    const text = await compile(run, base);
    return { name: base.name, commit: base.commit, index: readEarlierIndex(text, base.name) };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** With an index of its own, so that neither this checkout nor what is staged in it is touched. */
async function checkOut({ commit, name }: BaseCommit, folder: string, place: string) {
  const files = join(place, 'files');
  mkdirSync(files);
  const index = { GIT_INDEX_FILE: join(place, 'index') };
  const top = await askGit(folder, ['rev-parse', '--show-toplevel']);
  const isRead = top !== null && (await askGit(top, ['read-tree', commit], index)) !== null;
  const isThere = isRead && (await askGit(top, ['checkout-index', '--all', '--quiet', `--prefix=${files}/`], index));
  if (top === null || typeof isThere !== 'string') throw new CommandFault(`git could not read the files of ${name}.`);
  return { files, top };
}

interface Tree {
  readonly top: string;
  readonly files: string;
  readonly home: string;
  readonly commit: string;
}

/** Where that version had the config: in the same place, or else where one was that is no longer here; or null. */
async function findConfig(configPath: string, { top, files, home, commit }: Tree): Promise<string | null> {
  const name = basename(configPath);
  const same = join(files, relative(top, realpathSync(home)), name);
  if (existsSync(same)) return same;
  const listed = (await askGit(top, ['ls-tree', '-r', '-z', '--name-only', commit]))?.split('\0') ?? [];
  const moved = listed.filter((path) => [name, defaultName].includes(basename(path)) && !existsSync(join(top, path)));
  return moved[0] === undefined ? null : join(files, moved[0]);
}

/** The folder with the code that compiles: that version's own, with the packages that are installed here. */
function prepareCode(app: string, top: string, files: string, { name }: BaseCommit): string {
  const inside = relative(top, realpathSync(app));
  if (inside.startsWith('..') || isAbsolute(inside)) return app;
  const code = join(files, inside);
  if (!existsSync(join(code, compiler))) {
    throw new CommandFault(`${name} has no ${compiler}, so its configuration cannot be read.`);
  }
  symlinkSync(resolve(app, 'node_modules'), join(code, 'node_modules'), 'junction');
  return code;
}

interface Run {
  /** Of the code. */
  readonly home: string;
  readonly config: string;
  readonly index: string;
}

/**
 * First as of now, then as of the day it was committed: a link that has ended since is a fault today, and whoever takes
 * it out must be able to say what else changed.
 */
async function compile(run: Run, base: BaseCommit): Promise<string> {
  const first = await runCompiler(run, []);
  if (first.isDone) return readFileSync(run.index, 'utf8');
  const then = `data:text/javascript,Date.now=()=>${base.committedAtMs}`;
  const second = await runCompiler(run, ['--import', then]);
  if (second.isDone) return readFileSync(run.index, 'utf8');
  const said = second.said.split('\n').slice(0, mostLines).map(plainText).join('\n');
  throw new CommandFault(`The configuration of ${base.name} does not compile, so nobody knows what changed:\n${said}`);
}

function runCompiler({ home, config, index }: Run, first: readonly string[]) {
  const args = [...first, '--import', import.meta.resolve('tsx'), compiler];
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env;
  const env = { PATH, HOME, TMPDIR, SITES_CONFIG: config, SITES_INDEX: index, NODE_ENV: 'production' as const };
  return new Promise<{ readonly isDone: boolean; readonly said: string }>((done) => {
    execFile(process.execPath, args, { cwd: home, env, timeout: withinMs }, (error, _out, said) =>
      done({ isDone: error === null, said: said.trim() === '' ? (error?.message ?? '') : said.trim() }),
    );
  });
}
