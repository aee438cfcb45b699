import { z } from 'zod';
import type { GitHub } from './github';

/** The workflow that makes reports, without secrets. */
const reportWorkflow = '.github/workflows/preview-report.yml';

const runSchema = z.object({
  id: z.number().int(),
  path: z.string(),
  event: z.string(),
  head_sha: z.string().regex(/^[0-9a-f]{40}$/),
  head_branch: z.string().nullable(),
  head_repository: z.object({ owner: z.object({ login: z.string() }) }).nullable(),
});
const eventSchema = z.object({ workflow_run: runSchema.pick({ id: true, path: true, event: true, head_sha: true }) });
const runsSchema = z.object({ workflow_runs: z.array(z.object({ id: z.number().int() })) });

/** A run that made a report, as GitHub knows it: nothing of it can be chosen by the pull request but names. */
export interface ReportRun {
  readonly id: number;
  readonly headSha: string;
  readonly headOwner: string;
  readonly headBranch: string;
}

/**
 * The run whose report the event of this job is about: the one that has ended, or the last one for the commit that was
 * deployed. Null: it is about none. Throws for an event that is none of ours, and `GitHubFault`.
 */
export async function findReportRun(github: GitHub, event: unknown): Promise<ReportRun | null> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) throw new Error('This runs in a job that workflow_run has started: its event is not there.');
  const ended = parsed.data.workflow_run;
  const id = isReport(ended) ? ended.id : await findLastFor(github, ended.head_sha);
  if (id === null) return null;
  const run = await github.read(`/actions/runs/${id}`, runSchema);
  if (!isReport(run) || run.head_branch === null || run.head_repository === null) return null;
  return { id, headSha: run.head_sha, headOwner: run.head_repository.owner.login, headBranch: run.head_branch };
}

function isReport({ path, event }: { path: string; event: string }): boolean {
  return path.split('@')[0] === reportWorkflow && event === 'pull_request';
}

async function findLastFor(github: GitHub, sha: string): Promise<number | null> {
  const name = reportWorkflow.split('/').at(-1);
  const query = `head_sha=${sha}&event=pull_request&status=completed&per_page=1`;
  const { workflow_runs: runs } = await github.read(`/actions/workflows/${name}/runs?${query}`, runsSchema);
  return runs[0]?.id ?? null;
}
