import type { Failure } from '../errors';
import { catalogue } from '../errors';
import type { Ports } from './ports';
import { createReference } from './reference';
import type { Problem } from './view';

/** Whom and what a problem is about, and what caused it, for the log line. */
export type About = Readonly<Record<string, string | number | undefined>>;

/** Makes a failure findable: one log line with the reference that the operator is shown. */
export function report(ports: Ports, failure: Failure, about: About, seed = ports.createId()): Problem {
  const reference = createReference(seed);
  const level = catalogue[failure.code].fixedBy === 'operator' ? 'info' : 'warn';
  ports.log({ level, event: 'registration_problem', reference, code: failure.code, ...failure.facts, ...about });
  return { code: failure.code, facts: failure.facts ?? {}, reference };
}
