import { catalogue, type ErrorCode, type Failure } from '../../lib/errors';
import { remedies } from '../../lib/errors/remedies';
import { en } from '../../lib/i18n/en';

/** A failure in words for IT, and what finds it again. */
export interface DescribedProblem {
  readonly code: string;
  readonly sentence: string;
  readonly nextStep: string;
  /** What finds the log line; null: nothing was logged, because nothing was tried. */
  readonly reference: string | null;
  /** May the same help later without anybody changing anything? */
  readonly isWorthRetrying: boolean;
}

/**
 * A failure, what to do about it told to IT: the help desk that operators are sent to is whoever reads this. Pure.
 */
export function describeProblem({ code, facts = {}, reference }: Told): DescribedProblem {
  const { sentence, nextStep } = en.errors[code];
  return {
    code,
    sentence: sentence(facts),
    nextStep: isForIt(code) ? remedies[code].remedy : nextStep(facts),
    reference: reference ?? null,
    isWorthRetrying: catalogue[code].retry,
  };
}

function isForIt(code: ErrorCode): code is keyof typeof remedies {
  return Object.hasOwn(remedies, code);
}

/** A failure, with its reference where it was logged. */
type Told = Failure & { readonly reference?: string };
