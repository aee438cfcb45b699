import { catalogue } from '../../../lib/errors';
import type { Submission } from '../../../lib/registration/view';

const statusOf = { registered: 201, already: 200, pending: 202 } as const;

/** The status of a submit: 201, 200, 202, or that of the error. */
export function statusOfSubmission({ outcome, problem }: Pick<Submission, 'outcome' | 'problem'>): number {
  return outcome === 'refused' ? catalogue[problem?.code ?? 'internal'].status : statusOf[outcome];
}
