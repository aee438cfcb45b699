import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadFreshIndex } from '../../../cli/load-fresh-index';
import { siteIndexPath } from '../../../lib/sites/site-index';
import { testIndex, testSite } from '../../support/test-site';

const folder = mkdtempSync(join(tmpdir(), 'fresh-index-'));
const home = process.cwd();
const config = join(folder, 'sites.config.ts');
const at = (file: string, seconds: number) => utimesSync(join(folder, file), seconds, seconds);

beforeEach(() => {
  process.chdir(folder);
  mkdirSync(join(folder, '.generated'), { recursive: true });
  writeFileSync(siteIndexPath, JSON.stringify(testIndex([testSite('denver')])));
  for (const file of ['sites.config.ts', 'sites.csv', 'hosts.csv']) {
    writeFileSync(join(folder, file), '');
    at(file, 100);
  }
  at(siteIndexPath, 200);
});

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('commands work with the sites as they are written now', () => {
  test('an index that is newer than all that it was made of is loaded', () => {
    expect(loadFreshIndex({}).sites).toHaveLength(1);
  });

  test.each(['sites.config.ts', 'sites.csv', 'hosts.csv'])('%s changed since: refused, with the remedy', (file) => {
    at(file, 300);
    expect(() => loadFreshIndex({})).toThrow(new RegExp(`^${file} changed after .+ Run: npm run sites:compile`));
  });

  test('files that are not there change nothing, and another config is looked at where it is', () => {
    rmSync(join(folder, 'sites.csv'));
    expect(loadFreshIndex({}).sites).toHaveLength(1);
    at('sites.config.ts', 300);
    expect(() => loadFreshIndex({ SITES_CONFIG: config })).toThrow('changed after');
  });

  test('an index that somebody names is taken as it is', () => {
    at('sites.config.ts', 300);
    expect(loadFreshIndex({ SITES_INDEX: join(folder, siteIndexPath) }).sites).toHaveLength(1);
  });
});
