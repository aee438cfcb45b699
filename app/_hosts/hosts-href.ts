import { type Base, withBase } from '../_front/base';
import type { ShownProblem } from '../_parts/shown-problem';
import { type HostList, listPairs } from './host-list';

/** Query keys of the page besides the list. */
export const pageKeys = { add: 'add', text: 'text', twice: 'twice' } as const;

interface PageWish {
  /** Show how to add one, though all on the list are sent. */
  readonly isAdding?: boolean;
  /** What was typed and goes back into its field, with why; null: it only looks as if something else was meant. */
  readonly refused?: { readonly typed: string; readonly problem: ShownProblem | null };
  /** The host that was added was on the list before. */
  readonly isTwice?: boolean;
}

/** As much of a typed text as goes back into its field. */
const mostTyped = 200;

/** The address of the page of several hosts: it carries the list, so that it works where cookies are blocked. */
export function hostsHref(base: Base, list: HostList, { isAdding, refused, isTwice }: PageWish = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of listPairs(list)) query.append(key, value);
  if (isAdding) query.set(pageKeys.add, '1');
  if (isTwice) query.set(pageKeys.twice, '1');
  if (refused === undefined) return withBase(base, `/hosts?${query}`);
  const { typed, problem } = refused;
  query.set(pageKeys.text, typed.slice(0, mostTyped));
  if (problem === null) return withBase(base, `/hosts?${query}#doubt`);
  query.set('error', problem.code);
  if (problem.reference !== null) query.set('reference', problem.reference);
  // For those without scripts, who have nothing else that leads them to what went wrong.
  return withBase(base, `/hosts?${query}#problem`);
}
