import { isErrorCode } from '../../../lib/errors';
import { explainRefusal as explain, type Refusal } from '../../../lib/lifecycle/refusals';
import { describeProblem } from '../describe-problem';

/** Sentence and remedy of a refusal; what another site says is told in the words that it is told with there. Pure. */
export function explainRefusal({ code, facts }: Refusal): ReturnType<typeof explain> {
  const { why } = facts;
  if (why === undefined || !isErrorCode(why)) return explain({ code, facts });
  const { sentence } = describeProblem({ code: why, facts });
  return explain({ code, facts: { ...facts, why: sentence.replace(/\.$/, '') } });
}
