import type { z } from 'zod';

/** GitHub's REST API, for one repository and with one token. */
export interface GitHub {
  /** `owner/name`. */
  readonly repository: string;
  /** Reads a path below the repository. Safe to repeat, and repeated. Throws {@link GitHubFault}. */
  read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>;
  /** `PATCH` and `DELETE` are repeated; `POST` never: an answer that was lost may hide that it was done. */
  write(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object | null): Promise<void>;
}

export interface GitHubAccess {
  /** `GITHUB_API_URL`. */
  readonly url: string;
  readonly repository: string;
  readonly token: string;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Why GitHub did not do what it was asked for, with what to do about it; never with the token. */
export class GitHubFault extends Error {
  override readonly name = 'GitHubFault';

  constructor(
    message: string,
    /** Asked once more it may work. */
    readonly isPassing: boolean,
  ) {
    super(message);
  }
}

const withinMs = 20_000;
/** Before the second and the third try. */
const pausesMs = [1_000, 4_000] as const;

/** A client that waits for GitHub's moods and explains its refusals. */
export function createGitHub(access: GitHubAccess): GitHub {
  const patiently = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    for (const pauseMs of pausesMs) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof GitHubFault && error.isPassing)) throw error;
        await access.sleep(pauseMs);
      }
    }
    return act();
  };
  return {
    repository: access.repository,
    read: (path, schema) =>
      patiently(async () => {
        const answer = await call(access, 'GET', path, null);
        const parsed = schema.safeParse(await readJson(answer));
        if (!parsed.success) throw new GitHubFault(`GitHub answered GET ${path} with something unexpected.`, false);
        return parsed.data;
      }),
    async write(method, path, body) {
      const act = () => call(access, method, path, body);
      await (method === 'POST' ? act() : patiently(act));
    },
  };
}

async function call(access: GitHubAccess, method: string, path: string, body: object | null): Promise<Response> {
  const answer = await send(access, method, path, body);
  if (answer.ok) return answer;
  await answer.body?.cancel();
  throw new GitHubFault(explain(method, path, answer), answer.status >= 500 || answer.status === 429);
}

async function send(access: GitHubAccess, method: string, path: string, body: object | null): Promise<Response> {
  try {
    return await fetch(`${access.url}/repos/${access.repository}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${access.token}`,
        'x-github-api-version': '2022-11-28',
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      body: body === null ? null : JSON.stringify(body),
      // A redirect would take the token elsewhere.
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
  } catch {
    throw new GitHubFault(`GitHub did not answer ${method} ${path}. Run the job again.`, true);
  }
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw new GitHubFault('GitHub broke off its answer. Run the job again.', true);
  }
}

function explain(method: string, path: string, { status }: Response): string {
  const said = `GitHub refused ${method} ${path} with ${status}.`;
  switch (status) {
    case 401:
      return `${said} The token is over or missing: GITHUB_TOKEN must be that of this job.`;
    case 403:
      return `${said} The job needs "permissions: pull-requests: write, actions: read, deployments: read", and the organisation must allow workflows to write.`;
    case 404:
      return `${said} It is gone, or the token may not see it: look at the permissions of the job.`;
    default:
      return status >= 500 || status === 429 ? `${said} Run the job again later.` : said;
  }
}
