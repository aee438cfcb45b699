import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtFolder } from './built-files';

const built = join(builtFolder, 'server/app');

/** What the platform would pack into each function, by the trace files of `next build`. */
const traces = readdirSync(built, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.nft.json'))
  .map((name): [string, string[]] => {
    const { files }: { files: string[] } = JSON.parse(readFileSync(join(built, name), 'utf8'));
    return [name, files.map((file) => normalize(join(built, dirname(name), file)))];
  });

describe.each(traces)('the function of %s', (_name, files) => {
  it('holds no part of the embedded store: functions keep no files', () => {
    expect(files.filter((file) => /node_modules\/(@libsql|libsql|@neon-rs)\//.test(file))).toEqual([]);
  });

  it('holds no part of the image library, which nothing here uses', () => {
    expect(files.filter((file) => /node_modules\/(sharp|@img)\//.test(file))).toEqual([]);
  });

  it('holds the compiled sites, and no test, document or local data', () => {
    expect(files).toContain('.generated/sites.json');
    expect(files.filter((file) => /^(test|docs|\.data|\.env)/.test(file))).toEqual([]);
  });
});

it('the embedded store is traced into nothing because it is excluded, not because nothing was traced', () => {
  expect(traces.length).toBeGreaterThan(5);
  expect(traces.some(([, files]) => files.some((file) => file.includes('node_modules/')))).toBe(true);
});
