import type { Dictionary } from '../../lib/i18n/dictionary';
import type { PageFailure } from './open-server';
import { ProblemSummary } from './problem-summary';

interface UnavailableProps {
  readonly t: Dictionary;
  readonly failure: PageFailure;
  /** Where the reader is, to try again. */
  readonly href: string;
}

/** Shown instead of a page while the server has not what it needs; `/api/health` answers 503 meanwhile. */
export function Unavailable({ t, failure, href }: UnavailableProps) {
  const isUnfinished = failure.code === 'configuration_missing';
  const title = isUnfinished ? t.unavailable.title : t.crash.title;
  return (
    <>
      <title>{`${title} – ${t.common.productName}`}</title>
      <h1 className="heading-page mb-5">{title}</h1>
      <ProblemSummary
        t={t}
        problem={{ code: failure.code, facts: failure.facts ?? {}, reference: failure.reference }}
        support={null}
      />
      {!isUnfinished && (
        <a className="action-main mt-6" href={href}>
          {t.crash.again}
        </a>
      )}
    </>
  );
}
