import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const packageSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

/** One entry of the lock file, by its path below the root. */
type Packages = Readonly<Record<string, z.infer<typeof packageSchema>>>;

const lock = z
  .object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), packageSchema) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

const manifest = z
  .object({
    engines: z.object({ node: z.string() }),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** Where the app is built: the platform, CI, and the Macs of developers. */
const machines = [/linux-x64(-gnu)?$/, /linux-arm64(-gnu)?$/, /darwin-arm64$/];

/** Packages that bring a binary per machine, as `package that needs it` and `how its binaries are called`. */
const families: readonly [string, RegExp][] = [
  ['next', /^@next\/swc-/],
  ['@tailwindcss/oxide', /^@tailwindcss\/oxide-/],
  ['lightningcss', /^lightningcss-/],
  ['@biomejs/biome', /^@biomejs\/cli-/],
  ['libsql', /^@libsql\//],
  ['rolldown', /^@rolldown\/binding-/],
  ['esbuild', /^@esbuild\//],
  ['typescript', /^@typescript\/typescript-/],
];

/** Machines for which a package that is locked has no binary in the lock file. */
function missingBinaries(packages: Packages, name: string, binary: RegExp): string[] {
  const paths = Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`));
  return paths.flatMap((path) => {
    const binaries = Object.keys(packages[path]?.optionalDependencies ?? {}).filter((one) => binary.test(one));
    const locked = binaries.filter((one) => isLocked(packages, path, one));
    return machines
      .filter((machine) => !locked.some((one) => machine.test(one)))
      .map((machine) => `${path} ${machine}`);
  });
}

/** Beside the package that needs it, inside it, or in any folder above. */
function isLocked(packages: Packages, path: string, name: string): boolean {
  const parts = path.split('/node_modules/');
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/node_modules/'));
  const places = [`node_modules/${name}`, ...folders.map((folder) => `${folder}/node_modules/${name}`)];
  return places.some((place) => packages[place] !== undefined);
}

describe('the lock file installs everywhere', () => {
  test('no package is bound to the address of a registry', () => {
    const bound = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(bound.map(([path]) => path)).toEqual([]);
  });

  test.each(families)('%s has its binaries for every machine that we build on', (name, binary) => {
    expect(Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`))).toBe(true);
    expect(missingBinaries(lock.packages, name, binary)).toEqual([]);
  });

  test('every other package that picks its binary by machine has all three, too', () => {
    const pickers = Object.entries(lock.packages).filter(([path]) => !/-(linux|darwin|win32|freebsd)/.test(path));
    const incomplete = pickers.flatMap(([path, { optionalDependencies }]) => {
      const binaries = Object.keys(optionalDependencies ?? {}).filter((name) => /linux-x64(-gnu)?$/.test(name));
      const name = path.split('node_modules/').at(-1) ?? '';
      return binaries.flatMap((binary) => missingBinaries(lock.packages, name, familyOf(binary)));
    });
    expect(incomplete).toEqual([]);
  });

  test('a missing binary would be seen', () => {
    const { 'node_modules/@next/swc-darwin-arm64': _, ...others } = lock.packages;
    expect(missingBinaries(others, 'next', /^@next\/swc-/)).toEqual(['node_modules/next /darwin-arm64$/']);
  });

  /** `@img/sharp-linux-x64` and `@img/sharp-libvips-linux-x64` are two families of one package. */
  function familyOf(binary: string): RegExp {
    const stem = binary.replace(/linux-x64(-gnu)?$/, '');
    return new RegExp(`^${stem.replace(/[^\w]/g, '\\$&')}(linux|darwin)`);
  }
});

describe('package.json', () => {
  test('pins every version exactly', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('asks for what the lock file has', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  test('names no package twice', () => {
    expect(Object.keys(manifest.dependencies).filter((name) => name in manifest.devDependencies)).toEqual([]);
  });

  test('runs on Node 20.19 to 24', () => {
    expect(manifest.engines.node).toBe('>=20.19 <25');
  });
});
