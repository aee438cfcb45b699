import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSiteIndex } from '../../../lib/sites/site-index';
import { configWith, plainLogo } from '../../fixtures/sites/small-config';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compile-sites-'));
  await mkdir(join(folder, 'public/brand'), { recursive: true });
  await writeFile(join(folder, 'public/brand/logo.svg'), plainLogo.bytes);
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the command in the folder as `npm run build` does; the exit code comes as value. */
async function compile(environment: Record<string, string> = {}) {
  const options = { cwd: folder, env: { ...process.env, ...environment } };
  const process_ = run(process.execPath, [tsx, join(root, 'cli/compile-sites.ts')], options);
  return process_.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

const writeConfig = (name: string, config: unknown) =>
  writeFile(join(folder, name), `export default ${JSON.stringify(config)} as const;\n`);
const output = () => join(folder, '.generated/sites.json');

describe('npm run sites:compile', () => {
  it('writes the index of sites.config.ts and hosts.csv, and leaves nothing else behind', async () => {
    await writeConfig('sites.config.ts', configWith({}));
    await writeFile(join(folder, 'hosts.csv'), 'edge_host_id,site\nedge-1,alpha\n');
    expect(await compile()).toMatchObject({ code: 0, stdout: expect.stringContaining('2 sites, 1 expected hosts') });
    expect(loadSiteIndex(output())).toMatchObject({
      format: 5,
      sites: [{ id: 'alpha' }, { id: 'beta' }],
      expectedHosts: [{ match: 'exact', text: 'edge-1', siteId: 'alpha' }],
    });
    expect(await readdir(join(folder, '.generated'))).toEqual(['sites.json']);
  });

  it('writes a text that sites share once', async () => {
    const values = 'replicas: 1 # of each';
    const packs = { 'edge-infra': { 'edge-k3s': { values } } };
    await writeConfig('sites.config.ts', configWith({ 'profileSets.store.packs': packs }));
    expect(await compile()).toMatchObject({ code: 0 });
    expect((await readFile(output(), 'utf8')).split(values)).toHaveLength(2);
    const { sites } = loadSiteIndex(output());
    expect(sites.map(({ profiles }) => profiles[0]?.packs?.[0]?.values)).toEqual([values, values]);
  });

  it('takes the sites of a CSV beside the config, behind those of the config', async () => {
    await writeConfig('sites.config.ts', configWith({}));
    const row = 'gamma,Gamma,"Third Street 3",10.1.3.10';
    await writeFile(join(folder, 'sites.csv'), `\ufeffid;name;address;vip\r\n${row.replaceAll(',', ';')}\r\n`);
    expect(await compile()).toMatchObject({ code: 0, stdout: expect.stringContaining('3 sites') });
    expect(loadSiteIndex(output()).sites[2]).toMatchObject({ id: 'gamma', endpoint: { host: '10.1.3.10' } });
  });

  it('refuses a CSV of 200 MB unread, and one that is no UTF-8 with the line', async () => {
    await writeConfig('sites.config.ts', configWith({}));
    await writeFile(join(folder, 'sites.csv'), '');
    await truncate(join(folder, 'sites.csv'), 200_000_000);
    await writeFile(join(folder, 'hosts.csv'), Buffer.from('edge_host_id,site\nedge-\xe9,alpha\n', 'latin1'));
    expect(await compile()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/sites\.csv\n {4}has 200 MB, more than the 50 MB that are read/),
    });
    await rm(join(folder, 'sites.csv'));
    expect((await compile()).stderr).toMatch(/hosts\.csv:2\n {4}is not UTF-8 text\n {4}Save it as "CSV UTF-8"\./);
  });

  it('takes the config that SITES_CONFIG names, and the manifest beside it', async () => {
    await mkdir(join(folder, 'other'));
    await writeConfig('other/shops.ts', configWith({ 'sites[0].id': 'omega' }));
    await writeFile(join(folder, 'hosts.csv'), 'this is not read');
    expect(await compile({ SITES_CONFIG: 'other/shops.ts' })).toMatchObject({ code: 0 });
    expect(loadSiteIndex(output())).toMatchObject({ sites: [{ id: 'omega' }, { id: 'beta' }], expectedHosts: [] });
  });

  it('prints every fault and fails, and leaves the last good index alone', async () => {
    await writeConfig('sites.config.ts', configWith({}));
    await compile();
    const before = await readFile(output(), 'utf8');
    await writeConfig(
      'sites.config.ts',
      configWith({ 'sites[0].endpoint.vip': 'x', 'company.logo': '/brand/gone.svg' }),
    );
    await writeFile(join(folder, 'hosts.csv'), 'edge_host_id,site\nedge-1,omega\n');
    const { code, stderr } = await compile();
    expect(code).toBe(1);
    expect(stderr).toContain('sites.config.ts: 3 faults in the site configuration');
    for (const part of ['sites[0].endpoint.vip  (site alpha)', 'company.logo', 'hosts.csv:2:site'])
      expect(stderr).toContain(part);
    expect(await readFile(output(), 'utf8')).toBe(before);
  });

  it.each([
    [
      'a script',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n<script/></svg>',
      'which does more than draw, in line 2',
    ],
    ['20 MB', Buffer.alloc(20_000_000), 'is a file of 20.0 MB, and 200 kB is the most'],
  ])('fails for a logo with %s', async (_, logo, problem) => {
    await writeFile(join(folder, 'public/brand/logo.svg'), logo);
    await writeConfig('sites.config.ts', configWith({}));
    expect(await compile()).toMatchObject({ code: 1, stderr: expect.stringContaining(problem) });
  });

  it('takes no folder for a logo', async () => {
    await rm(join(folder, 'public/brand/logo.svg'));
    await mkdir(join(folder, 'public/brand/logo.svg'));
    await writeConfig('sites.config.ts', configWith({}));
    expect(await compile()).toMatchObject({ code: 1, stderr: expect.stringContaining('does not exist below public/') });
  });

  it('runs the config without the environment: one that reads a secret reads nothing', async () => {
    const reading = `config.company.name = process.env.PALETTE_API_KEY ?? process.env.WEBHOOK_OPS_URL ?? 'nothing';`;
    const text = `const config = ${JSON.stringify(configWith({}))};\n${reading}\nexport default config;\n`;
    await writeFile(join(folder, 'sites.config.ts'), text);
    const planted = { PALETTE_API_KEY: 'planted-api-key', WEBHOOK_OPS_URL: 'https://planted.example/hook' };
    expect(await compile(planted)).toMatchObject({ code: 0 });
    expect(loadSiteIndex(output()).company.name).toBe('nothing');
  });

  it('refuses a config into which a secret was copied, and does not repeat it', async () => {
    await writeConfig('sites.config.ts', configWith({ 'sites[0].name': 'Alpha planted-api-key' }));
    const { code, stdout, stderr } = await compile({ PALETTE_API_KEY: 'planted-api-key\n' });
    expect(code).toBe(1);
    expect(stderr).toContain('holds what is secret in this environment: PALETTE_API_KEY. Take it out.');
    expect(stdout + stderr).not.toContain('planted-api-key');
  });

  it('says what to do when there is no config', async () => {
    expect(await compile({ SITES_CONFIG: 'nowhere.ts' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Set SITES_CONFIG'),
    });
  });
});
