import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** How the next request with this method is answered: `lost` does what was asked for and hangs up. */
export type Mood = number | 'lost' | 'garbage';

/** What of GitHub a preview comment touches, in memory. */
export interface FakeGitHub {
  readonly url: string;
  readonly comments: Comment[];
  /** `POST /repos/…`, in order. */
  readonly calls: string[];
  /** By method; used up one by one. */
  readonly moods: Map<string, Mood[]>;
  pulls: unknown;
  run: unknown;
  lastRuns: unknown;
  deployments: unknown;
  statuses: unknown;
  /** Called before a comment is made. */
  beforeComment: () => void;
  stop(): Promise<void>;
}

export const fakeToken = 'ghs_51c8d0plantedtoken';
const repository = '/repos/juniper/edge';

/** Starts it on loopback. Only {@link fakeToken} is let in. */
export async function startFakeGitHub(): Promise<FakeGitHub> {
  const fake = emptyGitHub();
  const server = createServer((request, response) => void answer(fake, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(fake, { url: `http://127.0.0.1:${port}`, stop });
}

type State = Omit<FakeGitHub, 'url' | 'stop'>;

function emptyGitHub(): State {
  return {
    comments: [],
    calls: [],
    moods: new Map(),
    pulls: [],
    run: null,
    lastRuns: { workflow_runs: [] },
    deployments: [],
    statuses: [],
    beforeComment: () => {},
  };
}

async function answer(fake: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '' } = request;
  const body = await readBody(request);
  fake.calls.push(`${method} ${url}`);
  const say = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(value === null ? '' : JSON.stringify(value));
  if (request.headers.authorization !== `Bearer ${fakeToken}`) return void say(401, { message: 'Bad credentials' });
  const mood = fake.moods.get(method)?.shift();
  if (typeof mood === 'number') return void say(mood, { message: `echo ${request.headers.authorization}` });
  if (mood === 'garbage') return void response.writeHead(200).end('<html>');
  const [status, value] = act(fake, method, new URL(url, 'http://fake'), body);
  if (mood === 'lost') return void request.socket.destroy();
  say(status, value);
}

function act(fake: State, method: string, url: URL, body: string): readonly [number, unknown] {
  const path = url.pathname.slice(repository.length);
  const comment = fake.comments.find(({ id }) => path === `/issues/comments/${id}`);
  if (method === 'GET') return find(fake, path, url);
  if (method === 'POST' && path === '/issues/7/comments') {
    fake.beforeComment();
    addComment(fake, JSON.parse(body).body);
    return [201, {}];
  }
  if (comment === undefined) return [404, { message: 'Not Found' }];
  if (method === 'PATCH') comment.body = JSON.parse(body).body;
  else fake.comments.splice(fake.comments.indexOf(comment), 1);
  return method === 'PATCH' ? [200, {}] : [204, null];
}

function find(fake: State, path: string, url: URL): readonly [number, unknown] {
  if (path === '/pulls') return [200, fake.pulls];
  if (path === '/deployments') return [200, fake.deployments];
  if (/^\/deployments\/\d+\/statuses$/.test(path)) return [200, fake.statuses];
  if (path === '/actions/workflows/preview-report.yml/runs') return [200, fake.lastRuns];
  if (/^\/actions\/runs\/\d+$/.test(path)) return [200, fake.run];
  if (path !== '/issues/7/comments') return [404, { message: 'Not Found' }];
  const [size, page] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
  return [200, fake.comments.slice(size * (page - 1), size * page)];
}

/** A comment, of the bot unless somebody else is named. */
export function addComment(fake: Pick<FakeGitHub, 'comments'>, body: string, login = 'github-actions[bot]'): void {
  const id = 100 + fake.comments.reduce((most, comment) => Math.max(most, comment.id - 100), 0) + 1;
  fake.comments.push({ id, body, user: { login } });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
