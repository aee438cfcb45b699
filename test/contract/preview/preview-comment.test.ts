import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reportFile } from '../../../cli/preview/report-schema';
import { testReport } from '../../support/preview-report';
import { type FakeGitHub, fakeToken, startFakeGitHub } from './fake-github';

const sha = '5c913342d76bb86e7ccd998b19d030a551c8d0aa';
const run = {
  id: 17,
  path: '.github/workflows/preview-report.yml@main',
  event: 'pull_request',
  head_sha: sha,
  head_branch: 'new-shops',
  head_repository: { owner: { login: 'juniper' } },
};
const deployed = { ...run, id: 18, path: '.github/workflows/preview-deployed.yml', event: 'deployment_status' };

let fake: FakeGitHub;
let folder: string;

beforeEach(async () => {
  fake = await startFakeGitHub();
  fake.run = run;
  fake.pulls = [{ number: 7, head: { sha }, base: { ref: 'main', repo: { default_branch: 'main' } } }];
  folder = mkdtempSync(join(tmpdir(), 'preview-comment-'));
  writeFileSync(join(folder, reportFile), JSON.stringify(testReport()));
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await fake.stop();
});

interface Ended {
  readonly code: number;
  readonly said: string;
  /** What it handed to the next step. */
  readonly handed: string;
}

/** The command as the job runs it. */
function runJob(event: unknown, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const [eventPath, output] = [join(folder, 'event.json'), join(folder, 'output')];
  writeFileSync(eventPath, JSON.stringify(event));
  writeFileSync(output, '');
  const job = {
    PATH: process.env.PATH ?? '',
    GITHUB_API_URL: fake.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'juniper/edge',
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_OUTPUT: output,
    GITHUB_TOKEN: fakeToken,
    ...env,
  };
  return new Promise((resolve) => {
    const options = { env: { ...job, NODE_ENV: 'test' as const } };
    execFile(process.execPath, ['--import', 'tsx', 'cli/preview-comment.ts', ...args], options, (error, out, err) => {
      const code = error === null ? 0 : Number(error.code ?? 1);
      resolve({ code, said: `${out}${err}`, handed: readFileSync(output, 'utf8') });
    });
  });
}

const post = () => ['post', '--report', folder];

it('finds the run that has ended, then posts its report', async () => {
  expect(await runJob({ workflow_run: run }, ['find'])).toEqual({ code: 0, said: '', handed: 'run-id=17\n' });
  const { code, said } = await runJob({ workflow_run: run }, post());
  expect([code, said.trim()]).toEqual([0, 'The comment on pull request 7 was made.']);
  expect(fake.comments[0]?.body).toContain('https://github.com/juniper/edge/actions/runs/17');
});

it('after a deployment finds the last report for the same commit', async () => {
  fake.lastRuns = { workflow_runs: [{ id: 17 }] };
  expect((await runJob({ workflow_run: deployed }, ['find'])).handed).toBe('run-id=17\n');
  expect(fake.calls[0]).toContain(`head_sha=${sha}&event=pull_request`);
});

it('a deployment without a report, as every merge makes one, is nothing to do', async () => {
  const { code, said, handed } = await runJob({ workflow_run: deployed }, ['find']);
  expect([code, handed]).toEqual([0, '']);
  expect(said).toContain('Nothing to do');
});

it('a run that only looks like a report is not read', async () => {
  fake.run = { ...run, path: '.github/workflows/other.yml' };
  expect((await runJob({ workflow_run: run }, ['find'])).handed).toBe('');
  fake.run = { ...run, event: 'push' };
  expect((await runJob({ workflow_run: run }, ['find'])).handed).toBe('');
});

it('a refusal ends with 1 and a sentence, never with the token', async () => {
  fake.moods.set('POST', [403]);
  const { code, said } = await runJob({ workflow_run: run }, post());
  expect(code).toBe(1);
  expect(said).toContain('The job needs "permissions: pull-requests: write');
  expect(said).not.toContain(fakeToken);
  expect(said).not.toContain('    at ');
});

it('outside of a job it says what is missing', async () => {
  expect((await runJob({ workflow_run: run }, ['find'], { GITHUB_TOKEN: '' })).said).toContain(
    'GITHUB_TOKEN is not set.',
  );
  expect((await runJob({}, ['find'])).said).toContain('in a job that workflow_run has started');
});

it('typed wrong it explains itself and ends with 2', async () => {
  const { code, said } = await runJob({ workflow_run: run }, ['post']);
  expect(code).toBe(2);
  expect(said).toContain('npm run preview-comment -- find');
});
