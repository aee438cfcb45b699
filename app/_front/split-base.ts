import type { Base } from './base';

/** Where a path leads: below which base, and to which of the pages there. */
interface Place {
  readonly base: Base;
  /** Begins with `/`. */
  readonly path: string;
  /** False: practice has no such page, though the real thing may. */
  readonly isThere: boolean;
}

/** Named one by one: links, approvals, sign-in and the timer belong to the real thing, and so does what is added later. */
const practised = /^\/(?:(?:registrations|hosts|simulator|api\/(?:registrations|list|sites|language))(?:\/.*)?)?$/;

/** Parts a path into base and page. A path that only begins like practice is none of it. Pure. */
export function splitBase(pathname: string): Place {
  const [, path] = /^\/practice(\/.*)?$/s.exec(pathname) ?? [pathname, null];
  if (path === null) return { base: '', path: pathname, isThere: true };
  return { base: '/practice', path: path ?? '/', isThere: practised.test(path ?? '/') };
}
