import type { Site } from '../sites/site';
import type { WorkerPool } from '../sites/worker-pool';
import type { Dictionary } from './dictionary';
import { type Word, wordFor } from './word-for';

/**
 * What the operator is asked about the kind of a host: in IT's words, else in ours, which their language has where IT's
 * has not. Pure.
 */
export function poolQuestionOf(t: Dictionary, { poolQuestion }: Site): Word {
  const own = poolQuestion === undefined ? undefined : wordFor(poolQuestion, t.language);
  const isTheirs = own !== undefined && (own.language === undefined || own.language === t.language);
  return isTheirs ? own : { text: t.confirm.poolQuestion, language: undefined };
}

/** What IT calls the hosts of a pool. Its name where there are no words: that is better than nothing. Pure. */
export function poolWordOf(t: Dictionary, { label, name }: WorkerPool): Word {
  return (label === null ? undefined : wordFor(label, t.language)) ?? { text: name, language: undefined };
}

/** What IT calls a host of this pool of the site; null: it has no words for it. Pure. */
export function kindOfHost(t: Dictionary, { pools }: Pick<Site, 'pools'>, name: string | undefined): Word | null {
  const pool = pools?.find((candidate) => candidate.name === name);
  return pool === undefined || pool.label === null ? null : poolWordOf(t, pool);
}
