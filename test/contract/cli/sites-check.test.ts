import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findCommit } from '../../../cli/sites/check/find-commit';
import { type Changes, configWith } from '../../fixtures/sites/small-config';
import { runSites } from './run-sites';

const place = mkdtempSync(join(tmpdir(), 'check-test-'));
afterAll(() => rmSync(place, { recursive: true }));

/** A clone of this app with a small config, as a company has it; its only commit is `main`. */
const clone = join(place, 'clone');

function git(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const env = { PATH: process.env.PATH ?? '', HOME: place, GIT_CONFIG_NOSYSTEM: '1', NODE_ENV: 'test' } as const;
  return execFileSync('git', [...who, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function write(folder: string, changes: Changes, file = 'sites.config.ts') {
  writeFileSync(join(folder, file), `export default ${JSON.stringify(configWith(changes))};\n`);
}

beforeAll(() => {
  mkdirSync(join(clone, 'public/brand'), { recursive: true });
  for (const part of ['cli', 'lib', 'app', 'tsconfig.json', 'package.json', 'vercel.json']) {
    cpSync(part, join(clone, part), { recursive: true });
  }
  cpSync('public/brand/logo.svg', join(clone, 'public/brand/logo.svg'));
  symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
  writeFileSync(join(clone, '.gitignore'), 'node_modules\n');
  writeFileSync(join(clone, 'hosts.csv'), 'edge_host_id,site\nedge-1,alpha\n');
  write(clone, {});
  git(clone, 'init', '--quiet', '--initial-branch=main');
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '--message=Begin');
});

beforeEach(() => {
  git(clone, 'checkout', '--quiet', '--force', 'main');
  git(clone, 'clean', '--quiet', '--force', '-d');
});

const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}, folder = clone) =>
  runSites(['check', ...args], { folder, env, cli: join(folder, 'cli/sites.ts') });

/** Two or three processes each, on a machine that may be busy with something else. */
const unhurried = { timeout: 180_000 };

describe('check', unhurried, () => {
  test('a sound config ends with 0, and nothing is left behind', async () => {
    const { code, out, err } = await check([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('sites.config.ts: nothing is wrong.');
    expect(git(clone, 'status', '--porcelain')).toBe('');
    expect(existsSync(join(clone, '.generated'))).toBe(false);
  });

  test('everything that is wrong is told at once, by part, and ends with 3', async () => {
    write(clone, { 'sites[0].endpoint.vip': '10.1.1.0', 'company.logo': '/brand/gone.svg' });
    writeFileSync(join(clone, 'hosts.csv'), 'edge_host_id,site\nedge-1,nowhere\n');
    writeFileSync(join(clone, 'vercel.json'), '{"regions": ["fra9"], "functions": {}}');
    const { code, out } = await check([]);
    expect(code).toBe(3);
    for (const part of [
      'must not ship',
      'sites[0].endpoint.vip',
      'company.logo',
      'hosts.csv:2:site',
      'vercel.json:regions[0]',
    ])
      expect(out).toContain(part);
    const { ok, parts, faults } = JSON.parse((await check(['--json'])).out);
    expect(ok).toBe(false);
    expect(faults).toHaveLength(4);
    expect(
      parts.filter((part: { state: string }) => part.state === 'wrong').map((part: { name: string }) => part.name),
    ).toEqual(['sites', 'hosts.csv', 'brand', 'vercel.json']);
  });

  test('a config that is no module is a fault like any other', async () => {
    writeFileSync(join(clone, 'sites.config.ts'), 'export default { company: ;\n');
    const { code, out, err } = await check([]);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toContain('cannot be read:');
    expect(out).not.toContain('    at ');
  });

  test('there is no such config: 1, and what to do', async () => {
    const { code, err } = await check(['--config', 'nowhere.ts']);
    expect({ code, err }).toEqual({ code: 1, err: 'sites: There is no nowhere.ts. Give --config <file>.\n' });
  });

  test('the config runs without the environment, and what it prints does not break the answer', async () => {
    const spying = `console.log('printed', process.env.PALETTE_API_KEY ?? 'nothing');\n`;
    const config = readFileSync(join(clone, 'sites.config.ts'), 'utf8');
    writeFileSync(join(clone, 'sites.config.ts'), spying + config);
    const { code, out, err } = await check(['--json'], { PALETTE_API_KEY: 'planted-api-key' });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true });
    expect(err).toBe('printed nothing\n');
  });

  test('nor does it read what stands in .env.local, though the command does', async () => {
    writeFileSync(join(clone, '.env.local'), 'PALETTE_API_KEY=planted-api-key\n');
    const config = readFileSync(join(clone, 'sites.config.ts'), 'utf8');
    writeFileSync(join(clone, 'sites.config.ts'), `console.log(JSON.stringify(process.env));\n${config}`);
    const { err, out } = await check([]);
    expect(err).toContain('PATH');
    expect(out + err).not.toContain('planted-api-key');
  });

  test('a secret that was copied into it is refused, and not repeated', async () => {
    write(clone, { 'sites[0].name': 'Alpha planted-api-key' });
    const { code, out, err } = await check([], { PALETTE_API_KEY: 'planted-api-key' });
    expect(code).toBe(3);
    expect(out).toContain('holds what is PALETTE_API_KEY in this environment');
    expect(out + err).not.toContain('planted-api-key');
  });
});

describe('check --base', unhurried, () => {
  const moveVip = () => write(clone, { 'sites[0].endpoint.vip': '10.1.1.11' });

  test('what changed is listed; nothing else is touched', async () => {
    write(clone, { 'sites[0].name': 'Alpha Mall' });
    const TMPDIR = join(place, 'temporary');
    mkdirSync(TMPDIR);
    const { code, out } = await check(['--base', 'main'], { TMPDIR });
    expect(code).toBe(0);
    expect(out).toContain('Sites: 1 changed, 1 as before.');
    expect(out).toContain('name: Alpha -> Alpha Mall');
    expect(git(clone, 'status', '--porcelain')).toBe(' M sites.config.ts\n');
    expect(git(clone, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
    expect(readdirSync(TMPDIR).filter((name) => name.startsWith('sites-base-'))).toEqual([]);
  });

  test('an identity change ends with 3 and says how to do it', async () => {
    moveVip();
    const { code, out } = await check(['--base', 'main']);
    expect(code).toBe(3);
    expect(out).toContain('1 fault in what changed');
    expect(out).toContain('"10.1.1.11" is new, and the cluster of alpha keeps "10.1.1.10"');
    expect(JSON.parse((await check(['--base', 'main', '--json'])).out)).toMatchObject({
      ok: false,
      faults: [],
      comparison: { refusals: [{ path: 'endpoint.vip', site: 'alpha' }] },
    });
  });

  test('what others have merged since this branch began was not removed here', async () => {
    git(clone, 'checkout', '--quiet', '-b', 'feature');
    git(clone, 'checkout', '--quiet', '-b', 'newer', 'main');
    const gamma = { id: 'gamma', name: 'Gamma', address: 'x', endpoint: { vip: '10.1.3.10' } };
    write(clone, { 'sites[2]': gamma });
    git(clone, 'commit', '--quiet', '--all', '--message=Add gamma');
    git(clone, 'checkout', '--quiet', 'feature');
    write(clone, { 'sites[0].name': 'Alpha Mall' });
    git(clone, 'commit', '--quiet', '--all', '--message=Rename');
    const { code, out } = await check(['--base', 'newer']);
    expect(code).toBe(0);
    expect(out).toContain('newer where this branch began');
    // From a commit that this one is part of, it was: going back would drop it.
    git(clone, 'checkout', '--quiet', '--force', 'main');
    expect((await check(['--base', 'newer'])).out).toContain('gamma');
    git(clone, 'branch', '--quiet', '-D', 'feature', 'newer');
  });

  test('nor when this branch has no commit of its own yet', async () => {
    git(clone, 'checkout', '--quiet', '-b', 'newer');
    const gamma = { id: 'gamma', name: 'Gamma', address: 'x', endpoint: { vip: '10.1.3.10' } };
    write(clone, { 'sites[2]': gamma });
    git(clone, 'commit', '--quiet', '--all', '--message=Add gamma');
    git(clone, 'checkout', '--quiet', 'main');
    write(clone, { 'sites[0].name': 'Alpha Mall' });
    expect(await check(['--base', 'newer'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 changed, 1 as before'),
    });
    git(clone, 'checkout', '--quiet', '--force', 'main');
    git(clone, 'branch', '--quiet', '-D', 'newer');
  });

  test('a config that was moved is compared with where it was', async () => {
    mkdirSync(join(clone, 'conf'));
    git(clone, 'mv', 'sites.config.ts', 'conf/shops.ts');
    write(clone, { 'sites[0].endpoint.vip': '10.1.1.11' }, 'conf/shops.ts');
    const { code, out } = await check(['--base', 'main', '--config', 'conf/shops.ts']);
    expect({ code, out }).toMatchObject({ code: 3, out: expect.stringContaining('"10.1.1.11" is new') });
    git(clone, 'reset', '--quiet', '--hard');
  });

  test('the project of the environment may be written out, for whoever says which it is', async () => {
    const projectUid = '66aa00000000000000000002';
    write(clone, { 'defaults.projectUid': projectUid });
    expect(await check(['--base', 'main'])).toMatchObject({ code: 3 });
    expect(await check(['--base', 'main', '--project', projectUid])).toMatchObject({ code: 0 });
    expect(await check(['--base', 'main'], { PALETTE_PROJECT_UID: projectUid })).toMatchObject({ code: 0 });
  });

  test('a base whose link has ended since is read as of its day', async () => {
    const link = (expires: string) => ({
      access: { modes: ['open', 'link'], links: [{ id: 'spring', sites: ['alpha'], expires, maxHosts: 3 }] },
    });
    git(clone, 'checkout', '--quiet', '-b', 'old');
    write(clone, link('2020-06-30'));
    git(clone, 'add', '--all');
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message=Old'], {
      cwd: clone,
      env: { PATH: process.env.PATH ?? '', HOME: place, NODE_ENV: 'test', GIT_COMMITTER_DATE: '2020-06-01T12:00:00Z' },
    });
    write(clone, {});
    const { code, out } = await check(['--base', 'old']);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('access.links[spring]') });
    git(clone, 'checkout', '--quiet', '--force', 'main');
    git(clone, 'branch', '--quiet', '-D', 'old');
  });

  test('a base that does not compile is said so, and the rest is checked all the same', async () => {
    git(clone, 'checkout', '--quiet', '-b', 'broken');
    write(clone, { 'sites[0].endpoint.vip': '10.1.1.0' });
    git(clone, 'commit', '--quiet', '--all', '--message=Break');
    write(clone, {});
    const { code, out } = await check(['--base', 'broken']);
    expect(code).toBe(1);
    expect(out).toContain('The configuration of broken (');
    expect(out).toContain('sites[0].endpoint.vip');
    expect(out).toContain('good     sites');
    git(clone, 'checkout', '--quiet', '--force', 'main');
    git(clone, 'branch', '--quiet', '-D', 'broken');
  });

  test('the base runs without the environment as well', async () => {
    git(clone, 'checkout', '--quiet', '-b', 'spying');
    const config = readFileSync(join(clone, 'sites.config.ts'), 'utf8');
    writeFileSync(join(clone, 'sites.config.ts'), `throw new Error(JSON.stringify(process.env));\n${config}`);
    git(clone, 'commit', '--quiet', '--all', '--message=Spy');
    write(clone, {});
    const { out, err } = await check(['--base', 'spying'], { PALETTE_API_KEY: 'planted-api-key' });
    expect(out).toContain('PATH');
    expect(out + err).not.toContain('planted');
    git(clone, 'checkout', '--quiet', '--force', 'main');
    git(clone, 'branch', '--quiet', '-D', 'spying');
  });

  test('a config that the base did not have is all new', async () => {
    write(clone, { 'company.logo': undefined }, 'other.config.ts');
    const { code, out } = await check(['--base', 'main', '--config', 'other.config.ts']);
    expect(code).toBe(0);
    expect(out).toContain('Sites: 2 added, 0 as before.');
    expect(out).toContain('has no other.config.ts: all of it counts as');
  });

  test('a ref that cannot be one was typed wrong; an unknown one is looked for in vain', async () => {
    expect(await check(['--base=--output=planted'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Try --help'),
    });
    expect(existsSync(join(clone, 'planted'))).toBe(false);
    expect(await check(['--base', 'nowhere'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('git fetch origin'),
    });
  });

  test('a config in a repository of its own is compiled by this code', async () => {
    const own = join(place, 'own');
    mkdirSync(own);
    write(own, { 'company.logo': undefined }, 'shops.ts');
    git(own, 'init', '--quiet', '--initial-branch=main');
    git(own, 'add', '--all');
    git(own, 'commit', '--quiet', '--message=Begin');
    write(own, { 'company.logo': undefined, 'sites[1].clusterName': 'other' }, 'shops.ts');
    const { code, out } = await check(['--base', 'main'], { SITES_CONFIG: join(own, 'shops.ts') });
    expect({ code, out }).toMatchObject({
      code: 3,
      out: expect.stringContaining('"other" is new, and the cluster of beta keeps "beta"'),
    });
  });
});

describe('the commit that --base names', () => {
  test.each(['--output=planted', '-h', '', ' main', 'two words', 'line\nbreak', 'zero\0byte'])(
    '%j is no ref, and never an option of git',
    async (ref) => {
      await expect(findCommit(ref, clone)).rejects.toMatchObject({
        kind: 'usage',
        message: '--base is a branch, a tag or a commit, e.g. origin/main.',
      });
      expect(existsSync(join(clone, 'planted'))).toBe(false);
    },
  );

  test.each([
    ['nowhere', 'git knows no "nowhere" here. Run `git fetch origin`'],
    ['origin/main', 'Run `git fetch origin main`'],
    ['main:sites.config.ts', 'git knows no "main:sites.config.ts" here.'],
    ['HEAD~7', 'git knows no "HEAD~7" here.'],
    ['main..main', 'git knows no'],
    ['\u001b[31m', '--base is a branch'],
  ])('%j is unknown, and it is said what to run', async (ref, said) => {
    await expect(findCommit(ref, clone)).rejects.toThrow(said);
  });

  test('branch, tag and commit are found, with the day of the commit', async () => {
    git(clone, 'tag', 'v1');
    const commit = git(clone, 'rev-parse', 'HEAD').trim();
    for (const ref of ['main', 'v1', 'HEAD', commit, commit.slice(0, 10), 'refs/heads/main']) {
      const found = await findCommit(ref, clone);
      expect(found).toMatchObject({ commit, name: `${ref} (${commit.slice(0, 12)})` });
      expect(found.committedAtMs).toBe(Number(git(clone, 'show', '-s', '--format=%ct')) * 1_000);
    }
  });

  test('a shallow clone is told to fetch the rest', async () => {
    const shallow = join(place, 'shallow');
    git(clone, 'commit', '--quiet', '--allow-empty', '--message=Later');
    git(place, 'clone', '--quiet', '--depth=1', `file://${clone}`, shallow);
    await expect(findCommit('HEAD~1', shallow)).rejects.toThrow(/git fetch --unshallow.*fetch-depth: 0/);
  });

  test('a folder that is no checkout has nothing to compare with', async () => {
    const plain = mkdtempSync(join(place, 'plain-'));
    await expect(findCommit('main', plain)).rejects.toThrow('This folder is no git checkout');
  });
});
