import { createHash } from 'node:crypto';
import { formatReport } from './format-report';
import { findPreview } from './github/find-preview';
import { findPullRequest } from './github/find-pull-request';
import type { ReportRun } from './github/find-report-run';
import type { GitHub } from './github/github';
import { keepComment } from './github/keep-comment';
import { readReport } from './read-report';

export interface Posting {
  readonly run: ReportRun;
  /** Where the artefact of the run was unpacked. */
  readonly folder: string;
  /** `GITHUB_SERVER_URL`. */
  readonly serverUrl: string;
  /** `PREVIEW_HOST`, or null: previews are at Vercel's own addresses. */
  readonly previewHost: string | null;
}

/** Posts the report of a run, or updates the comment that is there; says in a sentence what was done. Throws `GitHubFault`. */
export async function postComment(github: GitHub, { run, folder, serverUrl, previewHost }: Posting): Promise<string> {
  const pullRequest = await findPullRequest(github, run);
  if (pullRequest === null) return 'Nothing to do: the pull request is closed, or has a newer commit.';
  const runUrl = `${serverUrl}/${github.repository}/actions/runs/${run.id}`;
  const report = readReport(folder);
  const text = report.ok
    ? formatReport(report.value, {
        place: 'comment',
        runUrl,
        previewOrigin: await findPreview(github, run.headSha, previewHost),
        hostId: freshHostId(run.headSha),
      })
    : `## Preview: no report\n\n${report.error} [The run](${runUrl})`;
  const done = await keepComment(github, pullRequest, text);
  return `The comment on pull request ${pullRequest} was ${done}.`;
}

/** Of the form that Palette's hosts have; another one for every commit, and the same when a comment is updated. */
function freshHostId(sha: string): string {
  return `edge-${createHash('sha256').update(`preview ${sha}`).digest('hex').slice(0, 32)}`;
}
