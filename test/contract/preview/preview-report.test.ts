import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { previewReportSchema } from '../../../cli/preview/report-schema';
import { createSampleChange, type SampleChange } from '../../support/sample-change';

const out = () => join(sample.folder, 'out');
let sample: SampleChange;

beforeEach(() => {
  sample = createSampleChange();
});

afterEach(() => {
  sample.remove();
});

interface Ended {
  readonly code: number;
  readonly said: string;
}

type Variables = Readonly<Record<string, string>>;

function run(first: Variables | string = {}, ...rest: string[]): Promise<Ended> {
  const [variables, args] = typeof first === 'string' ? [{}, [first, ...rest]] : [first, rest];
  const all = ['--conditions=react-server', '--import', 'tsx', 'cli/preview-report.ts', ...args];
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_ENV: 'test' as const, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: `${stdout}${stderr}` });
    });
  });
}

const order = () => ['--base', 'main', '--config', sample.config, '--out', out(), '--no-pictures'];

function readOut() {
  const report = previewReportSchema.parse(JSON.parse(readFileSync(join(out(), 'report.json'), 'utf8')));
  return { report, text: readFileSync(join(out(), 'report.md'), 'utf8') };
}

it('a change that may ship ends with 0 and a report of what it does', async () => {
  sample.add();
  const { code, said } = await run(...order());
  expect(code).toBe(0);
  const { report, text } = readOut();
  expect(report.sites).toMatchObject({ before: 3, after: 4 });
  expect(text).toContain('+ aspen  Aspen');
  expect(said).toContain(text.trim());
  expect(text).toContain('No pictures: they were not asked for.');
});

it('a change of an identity ends with 3, and its report says how to mend it', async () => {
  sample.moveVip();
  expect((await run(...order())).code).toBe(3);
  const { report, text } = readOut();
  expect(report.refusals.shown).toEqual([expect.objectContaining({ path: 'endpoint.vip', site: 'denver' })]);
  expect(text).toContain('## Preview: this must not ship as it is');
  expect(text).toContain("movedTo: '<its id>'");
});

it('a VIP that is taken ends with 3: a report of faults, without pictures', async () => {
  sample.takeVip();
  expect((await run(...order())).code).toBe(3);
  const { report } = readOut();
  expect([report.faults.total, report.conflicts, report.comparison]).toEqual([1, 1, null]);
});

it('a configuration that is no module gives a report all the same', async () => {
  writeFileSync(sample.config, 'export default {{{');
  expect((await run(...order())).code).toBe(3);
  expect(readOut().text).toContain('cannot be read');
});

it('a config that would use the token of the job finds none', async () => {
  writeFileSync(sample.config, "throw new Error('token: ' + process.env.GITHUB_TOKEN)");
  await run({ GITHUB_TOKEN: 'ghs_51c8d0planted' }, ...order());
  expect(readFileSync(join(out(), 'report.md'), 'utf8')).toContain('token: undefined');
  expect(readFileSync(join(out(), 'report.md'), 'utf8')).not.toContain('ghs_51c8d0planted');
});

it('a base that nobody knows ends with 1, and the report says why nothing was compared', async () => {
  const { code } = await run(...order().map((word) => (word === 'main' ? 'origin/nowhere' : word)));
  expect(code).toBe(1);
  expect(readOut().text).toMatch(/Not compared: `+ git knows no "origin\/nowhere" here\./);
});

it('typed wrong it explains itself, ends with 2 and writes nothing', async () => {
  for (const args of [[], ['--base'], ['--base', 'main', '--what']]) {
    const { code, said } = await run(...args);
    expect([code, said]).toEqual([2, expect.stringContaining('npm run preview-report -- --base <ref>')]);
  }
  expect((await run('--base', '--output=/tmp/x', '--config', sample.config)).code).toBe(2);
  expect(existsSync(out())).toBe(false);
});

it('looking changes nothing: neither the clone nor what git has of it', async () => {
  const look = () =>
    execFileSync('git', ['-C', sample.folder, 'status', '--porcelain', '--branch'], { encoding: 'utf8' });
  sample.add();
  const before = look();
  const elsewhere = mkdtempSync(join(tmpdir(), 'preview-out-'));
  await run('--base', 'main', '--config', sample.config, '--out', elsewhere, '--no-pictures');
  rmSync(elsewhere, { recursive: true });
  expect(look()).toBe(before);
});
