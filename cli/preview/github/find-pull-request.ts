import { z } from 'zod';
import type { ReportRun } from './find-report-run';
import type { GitHub } from './github';

const pullsSchema = z.array(
  z.object({
    number: z.number().int().positive(),
    head: z.object({ sha: z.string() }),
    base: z.object({ ref: z.string(), repo: z.object({ default_branch: z.string() }) }),
  }),
);

/**
 * The number of the open pull request that a run belongs to, as GitHub says it: what stands in an artefact could name
 * any. Null: it is closed, or has a newer commit, whose own report is on its way. Throws `GitHubFault`.
 */
export async function findPullRequest(github: GitHub, run: ReportRun): Promise<number | null> {
  const head = encodeURIComponent(`${run.headOwner}:${run.headBranch}`);
  const pulls = await github.read(`/pulls?state=open&head=${head}&per_page=100`, pullsSchema);
  const same = pulls.filter((pull) => pull.head.sha === run.headSha);
  // One branch may be asked into several others; sites ship from the default one.
  const chosen = same.find(({ base }) => base.ref === base.repo.default_branch) ?? same[0];
  return chosen?.number ?? null;
}
