import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isLicenceAllowed } from '../../support/judge-licence';

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ license: z.string().optional(), dev: z.boolean().optional() })),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** Everything that is delivered, on whatever machine, by its path in the lock file. */
const delivered = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

/** What a package says of itself; older ones wrote a list. */
const manifestSchema = z.looseObject({
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});

function readLicence(path: string): string | undefined {
  const { license, licenses } = manifestSchema.parse(JSON.parse(readFileSync(`${path}/package.json`, 'utf8')));
  if (license !== undefined) return typeof license === 'string' ? license : license.type;
  return licenses?.map(({ type }) => type).join(' OR ');
}

describe('every package that is delivered may be delivered', () => {
  it('finds them', () => {
    expect(delivered.length).toBeGreaterThan(80);
    expect(delivered.map(([path]) => path)).toEqual(expect.arrayContaining(['node_modules/next', 'node_modules/jose']));
  });

  it('by what the lock file says', () => {
    expect(delivered.filter(([path, { license }]) => !isLicenceAllowed(path, license)).map(describeOne)).toEqual([]);
  });

  it('by what the installed package says', () => {
    const installed = delivered.filter(([path]) => existsSync(`${path}/package.json`));
    expect(installed.length).toBeGreaterThan(50);
    expect(installed.filter(([path]) => !isLicenceAllowed(path, readLicence(path))).map(describeOne)).toEqual([]);
  });
});

function describeOne([path, { license }]: (typeof delivered)[number]): string {
  return `${path}: ${license ?? 'says nothing'}`;
}

describe('the check can fail', () => {
  const libvips = 'node_modules/@img/sharp-libvips-linux-x64';

  it.each<[string, string | undefined, boolean]>([
    ['node_modules/a', 'MIT', true],
    ['node_modules/a', '(MIT OR Apache-2.0)', true],
    ['node_modules/a', 'MIT OR GPL-3.0-only', true],
    ['node_modules/a', 'GPL-3.0-only OR AGPL-3.0-only', false],
    ['node_modules/a', 'MIT AND GPL-2.0-only', false],
    ['node_modules/a', 'Apache-2.0 AND MIT', true],
    ['node_modules/a', 'AGPL-3.0-only', false],
    ['node_modules/a', 'SSPL-1.0', false],
    ['node_modules/a', 'BUSL-1.1', false],
    ['node_modules/a', 'UNLICENSED', false],
    ['node_modules/a', 'SEE LICENSE IN LICENSE.md', false],
    ['node_modules/a', '', false],
    ['node_modules/a', undefined, false],
    ['node_modules/a', '(MIT OR (GPL-3.0-only AND X))', false],
    ['node_modules/a', 'LGPL-3.0-or-later', false],
    ['node_modules/a/node_modules/@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later', false],
    [libvips, 'LGPL-3.0-or-later', true],
    [libvips, 'GPL-3.0-or-later', false],
    ['node_modules/@img/sharp-wasm32', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT', true],
  ])('%s under %s: %s', (path, licence, isAllowed) => {
    expect(isLicenceAllowed(path, licence)).toBe(isAllowed);
  });
});
