import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** Not among our dependencies: it wants a newer Node than we promise, and works on ours. */
const lighthouse = 'lighthouse@13.5.0';
const categories = ['performance', 'accessibility', 'best-practices'] as const;

const score = z.object({ score: z.number() });
const audit = z.object({ numericValue: z.number() });
const reportSchema = z.object({
  categories: z.object({ performance: score, accessibility: score, 'best-practices': score }),
  audits: z.object({
    'largest-contentful-paint': audit,
    'cumulative-layout-shift': audit,
    'total-byte-weight': audit,
  }),
});

/** What Lighthouse says of a page, on the phone and the network that it pretends (Moto G Power, slow 4G). */
export interface PageReport {
  /** 0 to 100. */
  readonly score: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  /** Milliseconds. */
  readonly lcpMs: number;
  readonly cls: number;
  /** As they came over the wire, with headers. */
  readonly bytes: number;
}

/** Looks at a page, again where the browser lost its own record. Rejects when Lighthouse cannot be fetched, or cannot look. */
export async function runLighthouse(url: string, chromium: string, tries = 3): Promise<PageReport> {
  try {
    return await lookOnce(url, chromium);
  } catch (error) {
    // Lighthouse's own word for it: "Please run Lighthouse again".
    if (tries <= 1 || !String(error).includes('NO_NAVSTART')) throw error;
    return runLighthouse(url, chromium, tries - 1);
  }
}

async function lookOnce(url: string, chromium: string): Promise<PageReport> {
  const flags = [`--only-categories=${categories.join()}`, '--output=json', '--quiet'];
  const chrome = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
  const { stdout } = await run('npx', ['--yes', lighthouse, url, ...flags, chrome], {
    env: { ...process.env, CHROME_PATH: chromium },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 180_000,
  });
  const { categories: judged, audits } = reportSchema.parse(JSON.parse(stdout));
  const points = (category: (typeof categories)[number]) => Math.round(judged[category].score * 100);
  return {
    score: points('performance'),
    accessibility: points('accessibility'),
    bestPractices: points('best-practices'),
    lcpMs: audits['largest-contentful-paint'].numericValue,
    cls: audits['cumulative-layout-shift'].numericValue,
    bytes: audits['total-byte-weight'].numericValue,
  };
}

/** The middle of each number, over several looks. Pure. */
export function medianReport(reports: readonly PageReport[]): PageReport {
  const middle = (of: keyof PageReport) => {
    const sorted = reports.map((report) => report[of]).sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    score: middle('score'),
    accessibility: middle('accessibility'),
    bestPractices: middle('bestPractices'),
    lcpMs: middle('lcpMs'),
    cls: middle('cls'),
    bytes: middle('bytes'),
  };
}
