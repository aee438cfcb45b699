import { type Answer, errorAnswer, Refused } from './answer';
import { authenticate } from './authenticate';
import type { Incoming } from './incoming';
import type { RouteMatch } from './match-route';
import { withNullArrays } from './null-arrays';
import type { RateLimit } from './rate-limit';
import type { World } from './world';

export interface ServeOptions {
  readonly world: World;
  readonly apiKeys: readonly string[];
  /** Absent: no limit. */
  readonly rateLimit: RateLimit | undefined;
  readonly nextRef: () => string;
}

/** An answer without faults, and whether it wrote. */
export interface Served {
  readonly answer: Answer;
  readonly isWritten: boolean;
}

/** Carries a request out in one go: limit, credential, route, endpoint. Every refusal is an answer, bugs are thrown. */
export function serve(incoming: Incoming, match: RouteMatch | undefined, options: ServeOptions): Served {
  try {
    const answer = answerOf(incoming, match, options);
    // A 429 is an answer too, and wrote nothing.
    return { answer: dressed(answer, options), isWritten: match?.route.effect === 'write' && answer.status < 300 };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { answer: errorAnswer(error.refusal, error.message, options.nextRef()), isWritten: false };
  }
}

function answerOf(incoming: Incoming, match: RouteMatch | undefined, options: ServeOptions): Answer {
  const { world, rateLimit, apiKeys } = options;
  const { switches } = world;
  const { at, state } = world.view();
  const { path, method } = incoming;
  if (rateLimit?.take(path, at, switches.rateBuckets) === false) return tooManyRequests(incoming, options);
  const isPublic = path.startsWith('/v1/health/');
  const projectUid = isPublic ? '' : authenticate(incoming.headers, apiKeys, state, switches);
  if (match === undefined) throw new Refused({ status: 404, code: 'RouteNotFound' }, `No operation ${method} ${path}`);
  if (incoming.isBodyBroken) throw new Refused(switches.schemaViolation, 'The body is not JSON');
  const { query, body } = incoming;
  return match.route.endpoint({ world, params: match.params, query, body, projectUid });
}

/** The 429 of API.md 8. */
export function tooManyRequests({ method, path }: Incoming, { world, nextRef }: ServeOptions): Answer {
  const refusal = { status: 429, code: 'TooManyRequests' };
  const answer = errorAnswer(refusal, `Too Many Requests, [${method}] ${path}`, nextRef());
  return world.switches.retryAfterOn429 === 'present' ? { ...answer, headers: { 'Retry-After': '1' } } : answer;
}

function dressed(answer: Answer, { world, nextRef }: ServeOptions): Answer {
  const body = world.switches.specNullArrays ? withNullArrays(answer.body) : answer.body;
  const headers = answer.isAudited ? { ...answer.headers, AuditUid: nextRef() } : answer.headers;
  return { ...answer, body, ...(headers === undefined ? {} : { headers }) };
}
