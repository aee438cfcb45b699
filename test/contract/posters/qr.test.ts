import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawLabelSheets, drawPosters } from '../../../cli/sites/qr/draw-sheets';
import { planLabels } from '../../../cli/sites/qr/plan-labels';
import { planPosters } from '../../../cli/sites/qr/plan-posters';
import { type SheetFile, writeSheets } from '../../../cli/sites/qr/write-sheets';
import { encodeColorPng } from '../../../lib/branding/encode-png';
import { languageNames } from '../../../lib/languages';
import type { Page } from '../../../lib/posters/page';
import { paperNames } from '../../../lib/posters/papers';
import type { SiteIndex } from '../../../lib/sites/site';
import { readCode } from '../../support/read-codes';
import { siteId, testIndex, testSite } from '../../support/test-site';
import { runSites } from '../cli/run-sites';
import { isSkipAllowed } from '../support/allowed-skips';
import { findPoppler } from '../support/find-poppler';
import { listFonts, picturePage, placeWords, readWords } from './read-pdf';

const isLeftOut = findPoppler() === null && isSkipAllowed('poppler');
const origin = 'https://register.example.com';
const hosts = Array.from({ length: 23 }, (_, at) => `edge-5c913342d76bb86e7ccd998b19d0${String(at).padStart(4, '0')}`);
const sites = [
  testSite('denver-snow-st', { name: 'Denver – Snow St', number: '0104' }),
  testSite('jeddah', { name: 'جدة – شارع الملك', number: '7', language: 'ar' }),
  testSite('tokyo', { name: '東京・渋谷店', language: 'ja' }),
];
const index: SiteIndex = {
  ...testIndex(sites),
  expectedHosts: hosts.map((text) => ({ match: 'exact', text, siteId: siteId('denver-snow-st') })),
};
const target = { origin, link: null, linkSecrets: [], nowMs: 0 };
const style = { company: index.company, paper: 'a4', language: null } as const;
const all = { siteIds: [], isAll: true };

const folder = mkdtempSync(join(tmpdir(), 'posters-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'sites.json'), JSON.stringify(index));

const pathOf = (name: string) => join(folder, name);
const draw = (...args: readonly string[]) =>
  runSites(['qr', ...args], { folder, env: { SITES_INDEX: pathOf('sites.json'), PUBLIC_ORIGIN: origin } });

/** Where the codes of posters and labels are, by the same drawing. */
const posterPages = drawPosters(planPosters(index, all, target).posters, style).map((sheet) => sheet.draw());

describe.skipIf(isLeftOut)('posters as a PDF', () => {
  beforeAll(async () => {
    const { code, out, err } = await draw('poster', '--all', '--out', 'posters.pdf', '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      files: ['posters.pdf'],
      codes: sites.map(({ id }) => ({ id, address: `${origin}/?site=${id}` })),
      missing: [],
    });
  });

  test.each(sites.map(({ id }, at) => [id, at] as const))(
    'the code of %s reads its address, after somebody else has drawn the page',
    (id, at) => {
      const [code] = posterPages[at]?.codes ?? [];
      if (code === undefined) throw new Error('no code');
      expect(readCode(picturePage(pathOf('posters.pdf'), at + 1), code.box, 210)).toBe(`${origin}/?site=${id}`);
    },
  );

  test('have every font in them, and of each only what they use', () => {
    const fonts = listFonts(pathOf('posters.pdf'));
    const names = fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, ''));
    expect(names).toEqual(expect.arrayContaining(['NotoSans-Bold', 'NotoSansArabic-Regular', 'BIZUDPGothic-Bold']));
    expect(fonts.filter(({ isEmbedded, isSubset }) => !isEmbedded || !isSubset)).toEqual([]);
    expect(statSync(pathOf('posters.pdf')).size).toBeLessThan(300_000);
  });

  test('keep all words on the paper', () => {
    const { words, width, height } = placeWords(pathOf('posters.pdf'));
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(words.length).toBeGreaterThan(200);
    for (const { left, top, right, bottom } of words) {
      expect(Math.min(left, top)).toBeGreaterThan(17);
      expect(right).toBeLessThan(width - 17);
      expect(bottom).toBeLessThan(height - 8);
    }
  });

  test('let a reader copy and search the words (not Arabic, whose letters the font puts together of strokes and dots)', () => {
    const said = readWords(pathOf('posters.pdf'));
    for (const words of [
      'Denver – Snow St',
      'Set up a new host',
      '+1 303 555 0142',
      '東京・渋谷店',
      '新しい機器を準備する',
    ]) {
      expect(said).toContain(words);
    }
  });
});

describe.skipIf(isLeftOut)('a sheet of labels as a PDF', () => {
  test('has a code for every host that reads exactly what the host’s screen shows', async () => {
    const { code, out } = await draw('labels', '--all', '--out', 'labels.pdf', '--json');
    expect(code).toBe(0);
    const addresses = hosts.map((host) => `${origin}/?appliance-id=${host}`);
    expect(JSON.parse(out).codes.map(({ address }: { address: string }) => address)).toEqual(addresses);
    const sheets = drawLabelSheets(planLabels(index, { ...all, hostIds: [] }, target).labels, 0, style);
    expect(sheets).toHaveLength(2);
    const read = sheets.flatMap((sheet, at) => {
      const pixels = picturePage(pathOf('labels.pdf'), at + 1);
      return sheet.draw().codes.map(({ box }) => readCode(pixels, box, 210));
    });
    expect(read).toEqual(addresses);
    expect(readWords(pathOf('labels.pdf'))).toContain(hosts[22]?.slice(-6));
  });
});

describe('real fonts', () => {
  test.each(Object.keys(languageNames))('have every letter of a poster in %s, on either paper', (language) => {
    for (const paper of paperNames) {
      const sheets = drawPosters(planPosters(index, all, target).posters, { ...style, paper, language });
      expect(sheets.flatMap((sheet) => sheet.draw().missing)).toEqual([]);
    }
  });

  test('join Arabic: a letter in the middle of a word is another glyph than by itself', () => {
    const arabic = posterPages[1]?.marks.flatMap((mark) => (mark.kind === 'text' ? mark.runs : [])) ?? [];
    const word = arabic.find(({ text }) => text.includes('جهاز'));
    const alone = word?.face.shape('ه', true).glyphs[0]?.glyph;
    expect(word?.glyphs.some(({ glyph }) => glyph === alone)).toBe(false);
  });
});

describe('posters as pictures', () => {
  test('SVG has the logo in it, PNG the name; each page is a file', async () => {
    mkdirSync(pathOf('public/brand'), { recursive: true });
    writeFileSync(pathOf('public/brand/logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>');
    const branded = { ...index, company: { ...index.company, logo: '/brand/logo.svg' } };
    writeFileSync(pathOf('branded.json'), JSON.stringify(branded));
    const env = { SITES_INDEX: pathOf('branded.json'), PUBLIC_ORIGIN: origin };
    const { code, out } = await runSites(['qr', 'poster', '--all', '--out', 'p.svg', '--json'], { folder, env });
    expect(code).toBe(0);
    expect(JSON.parse(out).files).toEqual(['p-denver-snow-st.svg', 'p-jeddah.svg', 'p-tokyo.svg']);
    const svg = readFileSync(pathOf('p-jeddah.svg'), 'utf8');
    expect(svg).toContain('href="data:image/svg+xml;base64,');
    expect(svg).toContain('xml:lang="ar"');
    expect(svg.length).toBeLessThan(300_000);
  });

  test('a PNG logo stands in the PDF, where the name stood', async () => {
    const dot = encodeColorPng(new Uint8Array([255, 0, 255]), 1, 1);
    mkdirSync(pathOf('public/brand'), { recursive: true });
    writeFileSync(pathOf('public/brand/logo.png'), dot);
    const branded = { ...index, company: { ...index.company, logo: '/brand/logo.png' } };
    writeFileSync(pathOf('png.json'), JSON.stringify(branded));
    const env = { SITES_INDEX: pathOf('png.json'), PUBLIC_ORIGIN: origin };
    const { code, err } = await runSites(['qr', 'poster', '--site', 'tokyo', '--out', 'png.pdf'], { folder, env });
    expect([code, err]).toEqual([0, '']);
    if (isLeftOut) return;
    expect(readWords(pathOf('png.pdf'))).not.toContain('Test Company');
    const { rgb, width } = picturePage(pathOf('png.pdf'), 1);
    const pixel = (Math.round((18 / 210) * width) * width + Math.round((16 / 210) * width)) * 3;
    expect([...rgb.subarray(pixel, pixel + 3)]).toEqual([255, 0, 255]);
  });

  test('PNG is a picture of the page', async () => {
    expect((await draw('poster', '--site', 'tokyo', '--out', 'tokyo.png')).code).toBe(0);
    const file = readFileSync(pathOf('tokyo.png'));
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1240, 1754]);
  });
});

describe('the files of a run', () => {
  test('are not written over unless that is wished', async () => {
    writeFileSync(pathOf('mine.pdf'), 'mine');
    const refused = await draw('poster', '--site', 'tokyo', '--out', 'mine.pdf');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('mine.pdf is there already')]);
    expect(readFileSync(pathOf('mine.pdf'), 'utf8')).toBe('mine');
    expect((await draw('poster', '--site', 'tokyo', '--out', 'mine.pdf', '--force')).code).toBe(0);
    expect(readFileSync(pathOf('mine.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-');
  });

  test('go nowhere that is not there, and say so', async () => {
    const { code, err } = await draw('poster', '--site', 'tokyo', '--out', 'no/such/folder/p.pdf');
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be written: ENOENT')]);
    expect(readdirSync(folder)).not.toContain('no');
  });

  test('are not made without the logo that the config names', async () => {
    writeFileSync(
      pathOf('lost.json'),
      JSON.stringify({ ...index, company: { ...index.company, logo: '/brand/lost.svg' } }),
    );
    const env = { SITES_INDEX: pathOf('lost.json'), PUBLIC_ORIGIN: origin };
    const { code, err } = await runSites(['qr', 'poster', '--site', 'tokyo', '--out', 'lost.svg'], { folder, env });
    expect([code, err]).toEqual([1, expect.stringContaining('The logo public/brand/lost.svg is not there')]);
  });

  test('are told, and letters that no font has end with 3', async () => {
    const strange = { ...index, sites: [testSite('denver', { name: 'Denver 😀' })] };
    writeFileSync(pathOf('strange.json'), JSON.stringify(strange));
    const env = { SITES_INDEX: pathOf('strange.json'), PUBLIC_ORIGIN: origin };
    const { code, out } = await runSites(['qr', 'poster', '--all', '--out', 'strange.pdf'], { folder, env });
    expect(code).toBe(3);
    expect(out).toContain('No font of ours has: 😀 (U+1F600)');
  });
});

describe('thousands of posters', () => {
  const page: Page = { title: '', language: 'en', width: 50, height: 50, marks: [], codes: [], missing: [] };
  const file = { format: 'pdf', mayReplace: false, logo: null, dotsPerInch: 72, pagesPerFile: 2, atMs: 0 } as const;
  const facts = { title: 'T', author: 'A', language: 'en' };
  const write = (
    path: string,
    count: number,
    onPage: (one: Page) => void = () => undefined,
    wish: Partial<Pick<SheetFile, 'format' | 'mayReplace'>> = {},
  ) => {
    const sheets = Array.from({ length: count }, (_, at) => {
      return { name: `${at}`, draw: () => ({ ...page, title: `${at}` }) };
    });
    return writeSheets(sheets, { ...file, ...facts, ...wish, path: pathOf(path) }, onPage);
  };
  const pagesOf = (path: string) => readFileSync(path, 'latin1').match(/\/Type \/Page\n/g)?.length;

  test('are several files, and none is left out', async () => {
    const told: string[] = [];
    const paths = await write('many.pdf', 5, ({ title }) => told.push(title));
    expect(paths).toEqual([pathOf('many-1.pdf'), pathOf('many-2.pdf'), pathOf('many-3.pdf')]);
    expect(paths.map(pagesOf)).toEqual([2, 2, 1]);
    expect(told).toEqual(['0', '1', '2', '3', '4']);
  });

  test('drawn again at the same moment are the same files', async () => {
    const [poster = { name: '', draw: () => page }] = drawPosters(planPosters(index, all, target).posters, style);
    for (const name of ['once.pdf', 'twice.pdf']) {
      await writeSheets([poster], { ...file, ...facts, path: pathOf(name) }, () => undefined);
    }
    expect(readFileSync(pathOf('twice.pdf')).equals(readFileSync(pathOf('once.pdf')))).toBe(true);
  });

  test('are one file as long as they fit', async () => {
    expect(await write('few.pdf', 2)).toEqual([pathOf('few.pdf')]);
    expect(pagesOf(pathOf('few.pdf'))).toBe(2);
  });

  test.each([
    ['pdf', 'half-2.pdf', 'half-1.pdf'],
    ['svg', 'half-2.svg', 'half-0.svg'],
    ['png', 'half-2.png', 'half-0.png'],
  ] as const)('are not begun as %s when one of the files is there already, nor drawn', async (format, mine, first) => {
    writeFileSync(pathOf(mine), 'mine');
    const told: string[] = [];
    const half = (mayReplace: boolean) =>
      write(`half.${format}`, 3, ({ title }) => told.push(title), { format, mayReplace });
    await expect(half(false)).rejects.toThrow(`${mine} is there already. Give another --out, or --force`);
    expect(told).toEqual([]);
    expect(readdirSync(folder)).not.toContain(first);
    expect(readFileSync(pathOf(mine), 'utf8')).toBe('mine');

    expect(await half(true)).toContain(pathOf(first));
    expect(readFileSync(pathOf(mine), 'latin1')).not.toBe('mine');
    await expect(half(false)).rejects.toThrow(/is there already, and [12] more with it\./);
  });
});

describe('a production install', () => {
  test('has no packages for drawing, and says which command is missing', async () => {
    // As if npm had left them out.
    const hooks = `export const resolve = (name, context, next) => {
      if (name !== 'pdfkit') return next(name, context);
      throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    };`;
    const hide = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(hooks).replaceAll("'", '%27')}');`;
    writeFileSync(pathOf('hide.mjs'), hide);
    const env = {
      SITES_INDEX: pathOf('sites.json'),
      PUBLIC_ORIGIN: origin,
      NODE_OPTIONS: `--import=${pathOf('hide.mjs')}`,
    };
    const { code, err } = await runSites(['qr', 'poster', '--all', '--out', 'none.pdf'], { folder, env });
    expect([code, err]).toEqual([1, expect.stringContaining('Run: npm ci')]);
    expect((await runSites(['link'], { folder, env: { ...env, LINK_SECRETS: 'x'.repeat(40) } })).code).toBe(0);
  });
});
