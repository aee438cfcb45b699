import { catalogue } from '../../lib/errors';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Company } from '../../lib/sites/site';
import { AlertBox } from './alert-box';
import { Icon } from './icon';
import { type ShownProblem, wordsOf } from './shown-problem';

interface ProblemSummaryProps {
  readonly t: Dictionary;
  readonly problem: ShownProblem;
  readonly support: Company['support'] | null;
  /** Default true: it is why the page is shown. */
  readonly takesFocus?: boolean;
  /** The field that is to be mended, if it is on the page. */
  readonly fieldId?: string;
}

/** What went wrong, what to do now, and the words to tell the help desk. Redirects after a form lead to `#problem`. */
export function ProblemSummary({ t, problem, support, takesFocus = true, fieldId }: ProblemSummaryProps) {
  const { sentence, nextStep } = wordsOf(t, problem);
  const isForIt = catalogue[problem.code].fixedBy === 'it';
  return (
    <AlertBox
      id="problem"
      takesFocus={takesFocus}
      className="wrap-anywhere rounded-2xl border-2 border-bad bg-bad-tint p-5"
    >
      <h2 className="flex items-start gap-2.5 font-bold text-bad text-lg leading-snug">
        <Icon name="alert" className="mt-px size-6" />
        <span className="min-w-0">
          <span className="sr-only">{t.common.problem}: </span>
          {fieldId === undefined ? (
            sentence
          ) : (
            <a className="-my-2.5 inline-block py-2.5 underline underline-offset-2" href={`#${fieldId}`}>
              {sentence}
            </a>
          )}
        </span>
      </h2>
      <p className="mt-2">{nextStep}</p>
      {problem.reference !== null && (
        <p className="mt-3 text-sm">
          {t.common.reference}{' '}
          <strong className="host-letters whitespace-nowrap text-base tracking-wide">{problem.reference}</strong>
        </p>
      )}
      {isForIt && support?.phone && (
        <p className="mt-2">
          <a className="link-quiet gap-2" href={`tel:${support.phone.replace(/[^+\d]/g, '')}`}>
            <Icon name="phone" className="size-5" />
            {t.support.call(support.phone)}
          </a>
        </p>
      )}
    </AlertBox>
  );
}
