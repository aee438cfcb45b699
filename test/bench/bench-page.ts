import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../cli/preview/find-chromium';
import { startNext } from '../support/processes/start-next';
import type { Figure } from './figure';
import { medianReport, type PageReport, runLighthouse } from './run-lighthouse';

const bareDirectory = 'test/fixtures/bare-next';
const rounds = 5;
/** In hosts.csv of the sample: a scan of it asks for one tap. */
const expectedHost = 'edge-jr-0112-till-1';

/** The same words as the bare page, and not one script. */
const withoutScripts = `<!doctype html><html lang="en"><head><title>Bare</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>A bare page</h1>
<p>It has a heading, a sentence and a form.</p><form method="post" action="/nowhere"><button>Send</button></form>
</main></body></html>`;

/**
 * Lighthouse on the pages of a scan, a bare Next page and one without scripts: median of five, in turns, so that a busy
 * minute of this machine hits all alike. Needs a build, Chromium and, for Lighthouse itself, a package registry.
 */
export async function benchPage(appDirectory: string): Promise<Figure[]> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('There is no Chromium to look with');
  const directory = mkdtempSync(join(tmpdir(), 'edge-registration-page-'));
  buildBare();
  const env = { PALETTE_MODE: 'simulator', DATA_DIR: join(directory, 'data') };
  const app = await startNext({ name: 'page-app', logs: directory, directory: appDirectory, env });
  const bare = await startNext({ name: 'page-bare', logs: directory, directory: bareDirectory, env: {} });
  const plain = await serveText(withoutScripts);
  try {
    const reports = await lookInTurns(chromium, {
      enter: `${app.url}/`,
      confirm: `${app.url}/?appliance-id=${expectedHost}`,
      bare: `${bare.url}/`,
      plain: plain.url,
    });
    const floor = reports.bare;
    return [
      ...describe('a page without scripts', reports.plain),
      ...describe('a bare Next page', floor),
      ...describe('our start page', reports.enter, floor),
      ...describe('our page of a scan that IT expects', reports.confirm, floor),
    ];
  } finally {
    await Promise.all([app.stop(), bare.stop(), plain.stop()]);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Once: it changes with Next only. */
function buildBare(): void {
  if (existsSync(join(bareDirectory, '.next/BUILD_ID'))) return;
  execFileSync('node', ['node_modules/next/dist/bin/next', 'build', bareDirectory], {
    stdio: 'ignore',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
}

async function serveText(html: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Name = 'enter' | 'confirm' | 'bare' | 'plain';

async function lookInTurns(chromium: string, urls: Readonly<Record<Name, string>>): Promise<Record<Name, PageReport>> {
  const seen: Record<Name, PageReport[]> = { enter: [], confirm: [], bare: [], plain: [] };
  // The first answer of a server compiles what later ones have.
  for (const url of Object.values(urls)) await fetch(url);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(seen) as Name[]) seen[name].push(await runLighthouse(urls[name], chromium));
  }
  const { enter, confirm, bare, plain } = seen;
  return {
    enter: medianReport(enter),
    confirm: medianReport(confirm),
    bare: medianReport(bare),
    plain: medianReport(plain),
  };
}

/** The figures of a page; with a floor to be measured by, its bars. */
function describe(what: string, report: PageReport, floor?: PageReport): Figure[] {
  const bar = (value: number | undefined) => (value === undefined ? {} : { bar: value });
  const least = (value: number | undefined) => (value === undefined ? {} : { floor: value });
  const isJudged = floor !== undefined;
  const figures: Figure[] = [
    { what: `${what}: largest paint`, value: report.lcpMs, unit: 'ms', ...bar(floor && floor.lcpMs * 1.15) },
    { what: `${what}: bytes`, value: report.bytes / 1_000, unit: 'kB', ...bar(floor && (floor.bytes * 1.15) / 1_000) },
    { what: `${what}: score`, value: report.score, unit: 'points', ...least(floor && floor.score - 3) },
  ];
  if (!isJudged) return figures;
  return [
    ...figures,
    { what: `${what}: layout shift`, value: report.cls, unit: 'x', bar: 0 },
    { what: `${what}: accessibility`, value: report.accessibility, unit: 'points', floor: 100 },
    { what: `${what}: best practices`, value: report.bestPractices, unit: 'points', floor: 100 },
  ];
}
