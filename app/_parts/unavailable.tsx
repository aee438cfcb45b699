import type { Failure } from '../../lib/errors';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { ProblemSummary } from './problem-summary';

/** Shown instead of every page while the server has not what it needs; `/api/health` answers 503 meanwhile. */
export function Unavailable({ t, failure }: { t: Dictionary; failure: Failure }) {
  return (
    <>
      <title>{`${t.unavailable.title} – ${t.common.productName}`}</title>
      <h1 className="heading-page mb-5">{t.unavailable.title}</h1>
      <ProblemSummary
        t={t}
        problem={{ code: failure.code, facts: failure.facts ?? {}, reference: null }}
        support={null}
      />
    </>
  );
}
