import type { Stranger } from './stranger';
import type { Refusal } from './switches';

/** Which requests a fault hits. An omitted part matches everything; `path` is tested against path and template. */
export interface FaultMatch {
  readonly method?: string | undefined;
  readonly path?: RegExp | undefined;
}

/** What goes wrong. `isDone` says whether the request was carried out before its answer was spoilt. */
export type FaultKind =
  | { readonly kind: 'drop'; readonly isDone: boolean }
  | { readonly kind: 'delay'; readonly ms: number; readonly isDone?: boolean | undefined }
  /** `{key}` in the message is replaced by the caller's API key: Palette may echo it (API.md 1.5). */
  | {
      readonly kind: 'error';
      readonly isDone: boolean;
      readonly refusal: Refusal;
      readonly message?: string | undefined;
    }
  /** The key was revoked: refused as the switch `badKey` says, with the key in the message. */
  | { readonly kind: 'bad-key' }
  | { readonly kind: 'html'; readonly isDone: boolean; readonly status: number }
  | { readonly kind: 'malformed'; readonly isDone: boolean }
  | { readonly kind: 'too-many-requests'; readonly retryAfterSeconds?: number | undefined }
  /** Someone else acts just before the request is handled: the second writer between GET and PUT. */
  | { readonly kind: 'stranger'; readonly act: (stranger: Stranger) => void };

/** A fault is used up after `times` requests (default 1); `skip` lets that many pass first. */
export type Fault = FaultKind & {
  readonly match: FaultMatch;
  readonly times?: number | 'always' | undefined;
  readonly skip?: number | undefined;
};

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
}

interface Armed {
  readonly fault: Fault;
  skip: number;
  left: number;
}

/**
 * Keeps the armed faults; `take` gives those that hit a request, in the order they were added, and counts them down.
 * One answer can be spoilt once only: a second fault that would do so waits for the next request.
 */
export function createFaults(): Faults & { take(method: string, path: string, template: string | null): Fault[] } {
  let armed: Armed[] = [];
  return {
    add(fault) {
      const left = fault.times === 'always' ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
      armed.push({ fault, skip: fault.skip ?? 0, left });
    },
    clear() {
      armed = [];
    },
    take(method, path, template) {
      const hits: Fault[] = [];
      for (const entry of armed) {
        const isSpoilt = hits.some(isSpoiling) && isSpoiling(entry.fault);
        if (!isSpoilt && isHit(entry.fault.match, method, path, template) && countDown(entry)) hits.push(entry.fault);
      }
      armed = armed.filter(({ left }) => left > 0);
      return hits;
    },
  };
}

/** Does a fault take the place of the answer? */
export function isSpoiling({ kind }: Fault): boolean {
  return kind !== 'delay' && kind !== 'stranger';
}

function countDown(entry: Armed): boolean {
  if (entry.skip > 0) {
    entry.skip -= 1;
    return false;
  }
  entry.left -= 1;
  return true;
}

function isHit(
  { method, path }: FaultMatch,
  requestMethod: string,
  requestPath: string,
  template: string | null,
): boolean {
  if (method !== undefined && method !== requestMethod) return false;
  return path === undefined || path.test(requestPath) || (template !== null && path.test(template));
}
