import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findReportRun } from './preview/github/find-report-run';
import { createGitHub } from './preview/github/github';
import { postComment } from './preview/post-comment';

const usage = `Posts the preview report on its pull request. Runs in the job of .github/workflows/preview-comment.yml.

  npm run preview-comment -- find                    says which run has the report (run-id in GITHUB_OUTPUT)
  npm run preview-comment -- post --report <folder>  posts the report in there, or updates the comment
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { report: { type: 'string' } } });
  const [act] = positionals;
  if (act !== 'find' && !(act === 'post' && values.report !== undefined)) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const github = createGitHub({
    url: fromJob('GITHUB_API_URL'),
    repository: fromJob('GITHUB_REPOSITORY'),
    token: fromJob('GITHUB_TOKEN'),
    sleep,
  });
  const run = await findReportRun(github, JSON.parse(readFileSync(fromJob('GITHUB_EVENT_PATH'), 'utf8')));
  if (run === null) console.log('Nothing to do: there is no report for this commit.');
  else if (act === 'find') appendFileSync(fromJob('GITHUB_OUTPUT'), `run-id=${run.id}\n`);
  else {
    const serverUrl = fromJob('GITHUB_SERVER_URL');
    const previewHost = process.env.PREVIEW_HOST?.trim() || null;
    console.log(await postComment(github, { run, folder: values.report ?? '', serverUrl, previewHost }));
  }
}

/** A variable that GitHub sets in every job; the token has to be handed in. */
function fromJob(name: string): string {
  const value = process.env[name]?.trim();
  if (!value) throw new Error(`${name} is not set. This runs in a job of GitHub Actions.`);
  return value;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
