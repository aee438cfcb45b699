import { z } from 'zod';
import { type GitHub, GitHubFault } from './github';

/** Begins every comment of ours, and is not seen. */
export const commentMarker = '<!-- edge-registration: preview report -->';

/** Whoever comments with the token of a job. A person can copy the marker, but not this. */
const ownLogin = 'github-actions[bot]';

const perPage = 100;
/** A pull request with more comments than this is read no further. */
const mostPages = 30;
const mostTries = 3;

const commentsSchema = z.array(
  z.object({ id: z.number().int(), body: z.string().nullish(), user: z.object({ login: z.string() }).nullish() }),
);

/**
 * Sees to it that the pull request has exactly one comment of ours, and that it says this. Safe to repeat, and for two
 * jobs at the same time: of two the older stays. Throws `GitHubFault`.
 */
export async function keepComment(github: GitHub, pullRequest: number, text: string): Promise<'made' | 'updated'> {
  const body = `${commentMarker}\n${text}`;
  const [first, ...others] = await listOwn(github, pullRequest);
  for (const id of others) await github.write('DELETE', `/issues/comments/${id}`, null);
  if (first !== undefined) {
    await github.write('PATCH', `/issues/comments/${first}`, { body });
    return 'updated';
  }
  await create(github, pullRequest, body);
  // Whoever was first is known only when all are there.
  const [, ...later] = await listOwn(github, pullRequest);
  for (const id of later) await github.write('DELETE', `/issues/comments/${id}`, null);
  return 'made';
}

/** A comment whose answer was lost is there all the same: look before trying again. */
async function create(github: GitHub, pullRequest: number, body: string, tries = 1): Promise<void> {
  try {
    await github.write('POST', `/issues/${pullRequest}/comments`, { body });
  } catch (error) {
    if (!(error instanceof GitHubFault && error.isPassing) || tries === mostTries) throw error;
    if ((await listOwn(github, pullRequest)).length === 0) await create(github, pullRequest, body, tries + 1);
  }
}

/** The ids of our comments, the oldest first. */
async function listOwn(github: GitHub, pullRequest: number): Promise<number[]> {
  const own: number[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const path = `/issues/${pullRequest}/comments?per_page=${perPage}&page=${page}`;
    const comments = await github.read(path, commentsSchema);
    const ours = comments.filter(({ body, user }) => user?.login === ownLogin && body?.startsWith(commentMarker));
    own.push(...ours.map(({ id }) => id));
    if (comments.length < perPage) break;
  }
  return own.toSorted((a, b) => a - b);
}
