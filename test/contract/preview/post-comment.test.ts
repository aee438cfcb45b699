import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRun } from '../../../cli/preview/github/find-report-run';
import { createGitHub } from '../../../cli/preview/github/github';
import { commentMarker } from '../../../cli/preview/github/keep-comment';
import { postComment } from '../../../cli/preview/post-comment';
import { reportFile } from '../../../cli/preview/report-schema';
import { reportFullOf, testReport } from '../../support/preview-report';
import { stripCode } from '../../support/strip-code';
import { addComment, type FakeGitHub, fakeToken, startFakeGitHub } from './fake-github';

const sha = '5c913342d76bb86e7ccd998b19d030a551c8d0aa';
const run: ReportRun = { id: 17, headSha: sha, headOwner: 'juniper', headBranch: 'new-shops' };
const pull = { number: 7, head: { sha }, base: { ref: 'main', repo: { default_branch: 'main' } } };
const deployed = { state: 'success', environment_url: 'https://edge-git-new-shops.vercel.app' };

let fake: FakeGitHub;
let folder: string;
let slept: number[];

beforeEach(async () => {
  fake = await startFakeGitHub();
  fake.pulls = [pull];
  fake.deployments = [{ id: 3, environment: 'Preview' }];
  fake.statuses = [deployed];
  folder = mkdtempSync(join(tmpdir(), 'preview-report-'));
  slept = [];
  putReport(testReport());
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await fake.stop();
});

function putReport(report: unknown): void {
  writeFileSync(join(folder, reportFile), typeof report === 'string' ? report : JSON.stringify(report));
}

function post(token = fakeToken, previewHost: string | null = null): Promise<string> {
  const sleep = async (ms: number) => void slept.push(ms);
  const github = createGitHub({ url: fake.url, repository: 'juniper/edge', token, sleep });
  return postComment(github, { run, folder, serverUrl: 'https://github.com', previewHost });
}

function bodies(): string[] {
  return fake.comments.map(({ body }) => body);
}

describe('one comment', () => {
  it('is made where there is none, and leads to the preview', async () => {
    expect(await post()).toBe('The comment on pull request 7 was made.');
    expect(bodies()).toEqual([expect.stringContaining(`${commentMarker}\n## Preview: nothing speaks against it`)]);
    expect(bodies()[0]).toMatch(/\(https:\/\/edge-git-new-shops\.vercel\.app\/\?appliance-id=edge-[0-9a-f]{32}\)/);
  });

  it('is updated in place from then on', async () => {
    await post();
    putReport(testReport({ sites: { before: 12, after: 99, openToAll: 1 } }));
    expect(await post()).toBe('The comment on pull request 7 was updated.');
    expect(bodies()).toEqual([expect.stringContaining('12 before, 99 after')]);
  });

  it('gets the address when the deployment comes after the report', async () => {
    fake.statuses = [{ state: 'pending', environment_url: '' }];
    await post();
    expect(bodies()[0]).toContain('There is no deployment of this commit yet.');
    fake.statuses = [deployed];
    await post();
    expect(bodies()).toEqual([expect.stringContaining('edge-git-new-shops.vercel.app')]);
  });

  it('is never that of a person who copied the marker, nor another one of the bot', async () => {
    addComment(fake, `${commentMarker}\nforged`, 'mallory');
    addComment(fake, `coverage report: ${commentMarker}`);
    await post();
    expect(bodies()).toHaveLength(3);
    expect(bodies()[0]).toContain('forged');
    expect(bodies()[1]).toContain('coverage report');
  });

  it('is found behind hundreds of others', async () => {
    for (let at = 0; at < 250; at += 1) addComment(fake, `talk ${at}`, 'ann');
    addComment(fake, `${commentMarker}\nold`);
    expect(await post()).toContain('updated');
    expect(fake.comments).toHaveLength(251);
  });

  it('is left of two that stand there: the older one', async () => {
    addComment(fake, `${commentMarker}\nfirst`);
    addComment(fake, `${commentMarker}\nsecond`);
    await post();
    expect(fake.comments.map(({ id }) => id)).toEqual([101]);
    expect(bodies()[0]).toContain('## Preview');
  });

  it('is left when another job makes one in the same moment', async () => {
    fake.beforeComment = () => addComment(fake, `${commentMarker}\nof the other job`);
    await post();
    expect(fake.comments).toHaveLength(1);
  });
});

describe('when GitHub has a bad day', () => {
  it('reading and updating are tried three times, with pauses', async () => {
    addComment(fake, `${commentMarker}\nold`);
    fake.moods.set('GET', [502, 503]);
    fake.moods.set('PATCH', [500, 'lost']);
    expect(await post()).toContain('updated');
    expect(slept).toEqual([1_000, 4_000, 1_000, 4_000]);
  });

  it('a comment whose answer was lost is not made twice', async () => {
    fake.moods.set('POST', ['lost']);
    expect(await post()).toContain('made');
    expect(fake.comments).toHaveLength(1);
    expect(fake.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  it('a comment that was refused for the moment is made after a look', async () => {
    fake.moods.set('POST', [502]);
    await post();
    expect(fake.comments).toHaveLength(1);
    expect(fake.calls.filter((call) => call.startsWith('POST'))).toHaveLength(2);
  });

  it('it gives up after three tries', async () => {
    fake.moods.set('GET', [500, 500, 500]);
    await expect(post()).rejects.toThrow('GitHub refused GET /pulls');
  });

  it.each<[number, string]>([
    [401, 'The token is over or missing'],
    [403, 'pull-requests: write'],
    [404, 'look at the permissions of the job'],
    [422, 'GitHub refused POST /issues/7/comments with 422.'],
  ])('a %i says at once what to do, and never the token', async (status, says) => {
    fake.moods.set('POST', [status]);
    const error = await post().catch((caught: unknown) => caught);
    expect(String(error)).toContain(says);
    expect(String(error)).not.toContain(fakeToken);
    expect(slept).toEqual([]);
  });

  it('a wrong token says so', async () => {
    await expect(post('another')).rejects.toThrow('GITHUB_TOKEN must be that of this job');
  });

  it('an answer that is no JSON, or another JSON, is no reason to guess', async () => {
    fake.moods.set('GET', ['garbage', 'garbage', 'garbage']);
    await expect(post()).rejects.toThrow('GitHub broke off its answer');
    fake.pulls = [{ number: '7; rm -rf' }];
    await expect(post()).rejects.toThrow('something unexpected');
  });
});

describe('the pull request', () => {
  it('is the open one with this very commit, whatever the report says', async () => {
    fake.pulls = [{ ...pull, number: 6, head: { sha: 'f'.repeat(40) } }, pull];
    putReport({ ...testReport(), pullRequest: 1 });
    await post();
    expect(fake.comments).toHaveLength(1);
    expect(fake.calls[0]).toBe('GET /repos/juniper/edge/pulls?state=open&head=juniper%3Anew-shops&per_page=100');
  });

  it('gets nothing when it is closed or has a newer commit', async () => {
    fake.pulls = [{ ...pull, head: { sha: 'f'.repeat(40) } }];
    expect(await post()).toContain('Nothing to do');
    expect(fake.comments).toEqual([]);
  });

  it('is the one into the default branch, where a branch is asked into several', async () => {
    fake.pulls = [{ ...pull, number: 5, base: { ...pull.base, ref: 'release' } }, pull];
    expect(await post()).toContain('pull request 7');
  });
});

describe('an artefact that means harm', () => {
  const refused = '## Preview: no report';

  it.each<[string, unknown]>([
    ['a key that we do not know', { ...testReport(), pullRequest: 1 }],
    ['another version', { ...testReport(), version: 2 }],
    ['a number that is a text', { ...testReport(), conflicts: '1' }],
    ['a number that is none', '{"version":1e999}'],
    ['a huge text', testReport({ base: 'x'.repeat(500_000) })],
    ['a huge list', { ...testReport(), warnings: { total: 1, shown: new Array(5_000).fill('x') } }],
    [
      'a picture elsewhere',
      { ...testReport(), pictures: { taken: [{ step: '../x', language: 'en' }], missing: null } },
    ],
    ['no JSON', '<script>alert(1)</script>'],
    ['JSON that is no object', '[[[[]]]]'],
    ['nothing at all', ''],
    ['a prototype', '{"__proto__":{"version":1}}'],
  ])('%s: the comment says that there is no report, and repeats nothing of it', async (_, report) => {
    putReport(report);
    await post();
    expect(bodies()[0]).toContain(refused);
    expect(bodies()[0]).not.toMatch(/script|xxx|__proto__/);
  });

  it('a file of 100 MB is refused unread', async () => {
    truncateSync(join(folder, reportFile), 100_000_000);
    await post();
    expect(bodies()[0]).toContain('it has more than 1 MB');
  });

  it('a link to another file of the machine is not followed', async () => {
    rmSync(join(folder, reportFile));
    symlinkSync('/etc/hostname', join(folder, reportFile));
    await post();
    expect(bodies()[0]).toContain('it is no plain file');
  });

  it('a folder in its place is refused', async () => {
    rmSync(join(folder, reportFile));
    mkdirSync(join(folder, reportFile));
    await post();
    expect(bodies()[0]).toContain('it is no plain file');
  });

  it('none at all leaves a comment that says so, not the one of an older commit', async () => {
    addComment(fake, `${commentMarker}\n## Preview: nothing speaks against it`);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await post();
    expect(bodies()).toEqual([expect.stringContaining('The run ended before it wrote its report.')]);
  });

  it.each([
    '@juniper/everyone see https://evil.example',
    '</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>',
    '```\n# Approved\n![x](https://evil.example/x.png)',
    commentMarker,
    '[all is well](https://evil.example) fixes #1',
  ])('in a good report, %j is text and nothing else', async (text) => {
    putReport(reportFullOf(text));
    await post();
    const outside = stripCode(bodies()[0] ?? '').slice(commentMarker.length);
    expect(outside).not.toMatch(/evil|@|<script|<img|<!--|#1|Approved/);
    putReport(testReport());
    await post();
    expect(fake.comments).toHaveLength(1);
  });
});

describe('the address of the preview', () => {
  it.each([
    ['of somebody else', 'https://vercel.app.evil.example'],
    ['without https', 'http://edge.vercel.app'],
    ['with a port', 'https://edge.vercel.app:8443'],
    ['with a name before it', 'https://edge.vercel.app@evil.example'],
    ['that is a script', 'javascript:alert(1)'],
    ['that is none', 'edge.vercel.app'],
    ['below another deployment', 'https://a.b.vercel.app'],
  ])('%s is not shown', async (_, address) => {
    fake.statuses = [{ state: 'success', environment_url: address }];
    await post();
    expect(bodies()[0]).toContain('There is no deployment of this commit yet.');
    expect(bodies()[0]).not.toContain('evil');
  });

  it('is not that of production', async () => {
    fake.deployments = [{ id: 3, environment: 'Production' }];
    await post();
    expect(bodies()[0]).toContain('There is no deployment');
  });

  it.each([
    ['preview.juniper.example', 'https://preview.juniper.example/some/path', true],
    ['*.preview.juniper.example', 'https://new-shops.preview.juniper.example', true],
    ['preview.juniper.example', 'https://new-shops.preview.juniper.example', false],
    ['*', 'https://evil.example', false],
    ['*.', 'https://evil.example', false],
  ])('may have the domain of the company, PREVIEW_HOST=%s: %s', async (host, address, isShown) => {
    fake.statuses = [{ state: 'success', environment_url: address }];
    await post(fakeToken, host);
    expect(bodies()[0]?.includes(`${new URL(address).origin}/?appliance-id=`)).toBe(isShown);
  });
});
