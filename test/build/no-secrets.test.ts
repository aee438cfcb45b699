import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { variableNames } from '../../lib/env/variables';
import { loadSiteIndex } from '../../lib/sites/site-index';
import { plantedMark, plantedSecrets } from '../support/planted-secrets';
import { findWords, readBuilt } from './built-files';

const everything = readBuilt();
/** What browsers are given. */
const forBrowsers = readBuilt('static');
const index = loadSiteIndex('.generated/sites.json');

/** What the sites are made of, and nobody outside is to know. */
const ofSites = [
  ...index.sites.flatMap(({ access, endpoint, addressing, projectUid, profiles, sshKeys, ntpServers }) => [
    access.pinHash,
    endpoint.host,
    projectUid,
    ...(addressing.type === 'static' ? [addressing.gateway, ...addressing.addresses] : []),
    ...profiles.flatMap(({ by }) => ('uid' in by ? by.uid : [by.name])),
    ...sshKeys.map((key) => key.split(' ')[1] ?? ''),
    ...ntpServers,
  ]),
  ...(index.access?.links.map(({ pinHash }) => pinHash) ?? []),
].flatMap((text) => text || []);

/** Their names and addresses, too, are for those only who may register there. */
const names = index.sites.flatMap(({ id, name, address }) => [id, name, address]);

describe('a build with secrets in its environment', () => {
  it('was made with them: run `npm run e2e`, or `npm test`', () => {
    // By name: what fails is printed, and this is an environment.
    expect(
      Object.entries(plantedSecrets).flatMap(([name, value]) => (process.env[name] === value ? [] : [name])),
    ).toEqual([]);
  });

  it('has many files, of every kind', () => {
    for (const ending of ['.js', '.map', '.json', '.html', '.css', '.nft.json'])
      expect([ending, everything.some(([path]) => path.endsWith(ending))]).toEqual([ending, true]);
    expect(everything.length).toBeGreaterThan(100);
    expect(forBrowsers.length).toBeGreaterThan(10);
  });

  it('holds none of them, in no bundle, source map, manifest or cache', () => {
    expect(findWords(everything, [plantedMark, ...Object.values(plantedSecrets)])).toEqual([]);
  });

  it('would be found out: the search sees a word that is there', () => {
    expect(findWords(everything, ['edgehosts']).length).toBeGreaterThan(0);
    expect(findWords([['x', `…${plantedSecrets.PIN_PEPPER}…`]], [plantedMark])).toEqual([`x: ${plantedMark}`]);
  });
});

describe('what browsers are given', () => {
  it('holds nothing that sites are made of', () => {
    expect(ofSites.length).toBeGreaterThan(10);
    expect(findWords(forBrowsers, [...new Set(ofSites)])).toEqual([]);
  });

  it('holds no name and no address of a site', () => {
    expect(findWords(forBrowsers, names)).toEqual([]);
  });

  it('holds no source map, from which our code could be read', () => {
    expect(forBrowsers.filter(([path, text]) => path.endsWith('.map') || /sourceMappingURL=/.test(text))).toEqual([]);
  });

  it('holds no code of lib: no name of a variable, no path of Palette, no library of the server', () => {
    const own = variableNames.filter((name) => !/^(VERCEL_|DATA_DIR)/.test(name));
    const palette = ['edgehosts', 'spectroclusters', 'cloudconfigs', 'clusterprofiles', 'machinePool', 'hostUid'];
    const libraries = ['scrypt', 'createHmac', 'ZodError', 'upstash', 'libsql', 'JWEDecryption', 'openid'];
    expect(findWords(forBrowsers, [...own, ...palette, ...libraries])).toEqual([]);
  });

  it('is nothing else than bundles and what lies in public', () => {
    const kinds = new Set(forBrowsers.map(([path]) => path.slice(path.lastIndexOf('.'))));
    expect([...kinds].filter((kind) => !['.js', '.css', '.json', '.woff2', '.svg'].includes(kind))).toEqual([]);
    const open = readdirSync('public', { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
    // Besides pictures only what is there while there is no connection.
    const offline = ['offline.css', 'offline.js', 'worker.js'];
    expect(open.filter((name) => !/\.(svg|png|webp|ico)$/.test(name)).toSorted()).toEqual(offline);
  });
});

describe('the compiled sites', () => {
  it('are in no bundle, neither of the browser nor of the server: they are read at the start', () => {
    const hosts = index.sites.map(({ endpoint }) => endpoint.host).filter((host) => host !== '');
    const bundles = everything.filter(([path]) => !path.startsWith('cache/'));
    expect(findWords(bundles, [index.version, ...hosts])).toEqual([]);
  });

  it('hold no secret of the environment either', () => {
    expect(readFileSync('.generated/sites.json', 'utf8')).not.toContain(plantedMark);
  });
});
