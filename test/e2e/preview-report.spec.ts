import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import decodeQR from 'qr/decode.js';
import { formatReport } from '../../cli/preview/format-report';
import { readReport } from '../../cli/preview/read-report';
import type { PreviewReport } from '../../cli/preview/report-schema';
import { testReport } from '../support/preview-report';
import { createSampleChange, type SampleChange } from '../support/sample-change';

/** CI keeps what is in here: reports to look at, as a pull request would have them. */
const kept = 'test-results/preview-report';
const previewOrigin = 'https://edge-registration-git-new-shops-juniper-rye.vercel.app';
const hostId = 'edge-5c913342d76bb86e7ccd998b19d030a5';

let sample: SampleChange;

test.beforeEach(() => {
  sample = createSampleChange();
});

test.afterEach(() => {
  sample.remove();
});

/** The command as the job runs it; its exit code. */
function runReport(out: string): Promise<number> {
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'cli/preview-report.ts',
    '--base',
    'main',
    '--out',
    out,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, [...args, '--config', sample.config], (error) => {
      resolve(error === null ? 0 : Number(error.code ?? 1));
    });
  });
}

function reportIn(folder: string): PreviewReport {
  const report = readReport(folder);
  if (!report.ok) throw new Error(report.error);
  return report.value;
}

test('a pull request leaves a report with pictures of its own site in two languages, and is stopped', async () => {
  test.setTimeout(180_000);
  sample.add();
  sample.rename();
  sample.moveVip();
  const folder = `${kept}/identity-change`;
  expect(await runReport(folder)).toBe(3);
  const report = reportIn(folder);
  expect(report.pictures.missing).toBeNull();
  expect(readdirSync(`${folder}/pictures`).toSorted()).toEqual([
    '1-start-en.png',
    '1-start-fr.png',
    '2-choose-en.png',
    '2-choose-fr.png',
    '3-confirm-en.png',
    '3-confirm-fr.png',
    '4-registered-en.png',
    '4-registered-fr.png',
    '5-ready-en.png',
    '5-ready-fr.png',
  ]);
  const text = readFileSync(`${folder}/report.md`, 'utf8');
  expect(text).toContain('1 added, 2 changed');
  expect(text).toContain('+ aspen  Aspen – Mill St');
  expect(text).toContain('endpoint.vip: 10.12.4.10 -> 10.12.4.11 (identity)');
  writeFileSync(`${folder}/comment.md`, comment(report));
});

test('a pull request that takes the VIP of another site leaves a report of that fault, without pictures', async () => {
  sample.takeVip();
  const folder = `${kept}/taken-vip`;
  rmSync(folder, { recursive: true, force: true });
  expect(await runReport(folder)).toBe(3);
  expect(reportIn(folder)).toMatchObject({ conflicts: 1, pictures: { taken: [] } });
  expect(readFileSync(`${folder}/report.md`, 'utf8')).toContain('"10.12.4.10"');
});

function comment(report: PreviewReport): string {
  return formatReport(report, { place: 'comment', runUrl: null, previewOrigin, hostId });
}

/** How GitHub shows a code block, as far as it matters for a code: its letters, its lines and its colours. */
const looks = {
  light: { colorScheme: 'light', ink: '#1f2328', ground: '#f6f8fa' },
  dark: { colorScheme: 'dark', ink: '#f0f6fc', ground: '#151b23' },
} as const;

for (const [name, { ink, ground }] of Object.entries(looks)) {
  test(`the code in a comment can be scanned as GitHub shows it, ${name}`, async ({ page }) => {
    const [code = ''] = /(?<=```text\n)[ █\n]{2000,}(?=\n```)/.exec(comment(testReport())) ?? [];
    await page.setContent(`<!doctype html><meta charset="utf-8"><body style="margin:0"><pre
      style="margin:0;width:max-content;padding:16px;color:${ink};background:${ground};font:11.9px/1.45 'Noto Sans Mono','DejaVu Sans Mono','Liberation Mono',monospace">${code}</pre>`);
    mkdirSync(kept, { recursive: true });
    const path = `${kept}/code-${name}.png`;
    const picture = await page.locator('pre').screenshot({ path });
    expect(await decode(page, picture, (code.indexOf('\n') + 4) / 2, name === 'dark')).toBe(
      `${previewOrigin}/?appliance-id=${hostId}`,
    );
  });
}

/** So many dots of a camera see a module, when somebody holds a phone before a screen. */
const dotsAModule = 5;

/** What a scanner reads in a picture. Those of phones look for light codes on dark ground, too; this one does not. */
async function decode(page: Page, picture: Buffer, modules: number, isInverted: boolean): Promise<string> {
  const source = `data:image/png;base64,${picture.toString('base64')}`;
  const seen = await page.evaluate(
    async ([url, width]) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const height = Math.round((image.height * width) / image.width);
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, width, height);
      return { width, height, pixels: [...context.getImageData(0, 0, width, height).data] };
    },
    [source, modules * dotsAModule] as const,
  );
  const shown = isInverted ? seen.pixels.map((value, at) => (at % 4 === 3 ? value : 255 - value)) : seen.pixels;
  return decodeQR({ width: seen.width, height: seen.height, data: Uint8ClampedArray.from(shown) });
}
