import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startNext } from '../support/processes/start-next';
import { builtFolder, findWords, readBuilt } from './built-files';
import { readServed, type ServedPage, sumBytes } from './served-scripts';

const host = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const pages = {
  start: '/',
  choose: `/?appliance-id=${host}`,
  confirm: `/?appliance-id=${host}&site=denver-snow-st`,
  'confirm what IT expects': '/?appliance-id=edge-jr-0112-till-1',
  practice: '/practice',
} as const;

/** What a bare page has besides the root files: `test/fixtures/bare-next`, Next 16.4.5, gzipped. Bytes. */
const barePageBytes = 3_500;

/**
 * What Next itself sends with every page, be it empty: the files that the build names as the root of all, and the one of a
 * bare page. `npm run bench -- --only page` builds such a page and measures us by it.
 */
function readFloor(): number {
  const manifest: { rootMainFiles: string[] } = JSON.parse(
    readFileSync(join(builtFolder, 'build-manifest.json'), 'utf8'),
  );
  return manifest.rootMainFiles
    .map((path) => gzipSync(readFileSync(join(builtFolder, path))).length)
    .reduce((sum, bytes) => sum + bytes, barePageBytes);
}

const directory = mkdtempSync(join(tmpdir(), 'edge-registration-budget-'));
const served = new Map<string, ServedPage>();
let app: App | null = null;

beforeAll(async () => {
  const env = { PALETTE_MODE: 'simulator', DATA_DIR: join(directory, 'data') };
  app = await startNext({ name: 'budget', logs: directory, env });
  for (const [name, path] of Object.entries(pages)) served.set(name, await readServed(app.url, path));
}, 60_000);
afterAll(async () => {
  await app?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const page = (name: string): ServedPage => {
  const found = served.get(name);
  if (found === undefined) throw new Error(`${name} was not served`);
  return found;
};

describe('the first pages', () => {
  it.each(Object.keys(pages))('%s loads at most 10 %% more script than Next itself', (name) => {
    const floor = readFloor();
    const own = sumBytes(page(name).scripts);
    expect(own, 'all of Next is among it').toBeGreaterThan(floor - barePageBytes);
    expect(
      own / floor,
      page(name)
        .scripts.map(({ path, bytes }) => `${bytes} ${path}`)
        .join('\n'),
    ).toBeLessThan(1.1);
  });

  it.each(Object.keys(pages))('%s waits for one style sheet, of less than 12 kB', (name) => {
    expect(page(name).styles).toHaveLength(1);
    expect(sumBytes(page(name).styles)).toBeLessThan(12_000);
  });

  it.each(Object.keys(pages))('%s loads nothing from any other server, and no font', (name) => {
    expect(page(name).foreign).toEqual([]);
    expect(page(name).html).not.toMatch(/@font-face|\.woff2?\b/);
  });

  it('are weighed as they are: a page with one script more is heavier', () => {
    const { scripts } = page('start');
    expect(scripts.length).toBeGreaterThan(3);
    expect(sumBytes(scripts)).toBe(sumBytes(scripts.slice(1)) + (scripts[0]?.bytes ?? 0));
    expect(readFloor()).toBeGreaterThan(100_000);
  });
});

describe('what is asked for only', () => {
  it('is in no page before: the decoder, which is the heaviest thing we have', () => {
    const decoders = readBuilt('static').filter(([path, text]) => path.endsWith('.js') && text.includes('decodeQR'));
    expect(decoders.length, 'a bundle with the decoder').toBeGreaterThan(0);
    const names = decoders.map(([path]) => path.slice(path.lastIndexOf('/') + 1));
    for (const name of Object.keys(pages)) expect(findWords([[name, page(name).html]], names)).toEqual([]);
  });
});

it('no style sheet brings a font', () => {
  const styles = readBuilt('static').filter(([path]) => path.endsWith('.css'));
  expect(styles.length).toBeGreaterThan(0);
  expect(findWords(styles, ['@font-face', 'fonts.g'])).toEqual([]);
});
