import { type Result, succeed } from '../../../lib/errors';
import type { SubmitRequest } from '../../../lib/registration/view';
import { boundPass } from '../../_front/visit';
import { submitFields } from './bodies';
import { type BodyFormat, readFields } from './read-fields';

/** A submit as it arrived, and the pass that came with it. */
export interface ReadSubmit {
  readonly submit: SubmitRequest;
  readonly pass: string | null;
}

/** Reads what was submitted. Fails with `body_too_large` or `body_invalid`. */
export async function readSubmit(request: Request, format: BodyFormat): Promise<Result<ReadSubmit>> {
  const read = await readFields(request, format, submitFields);
  if (!read.ok) return read;
  const { pool, pairingKey, pass, askedAgoMs, ...wish } = read.value;
  const said = { ...(pool === '' ? {} : { pool }), ...(pairingKey === '' ? {} : { pairingKey }) };
  const submit = { ...wish, ...said, ...readAge(askedAgoMs) };
  return succeed({ submit, pass: boundPass(pass) });
}

/** A phone keeps nothing longer. Milliseconds. */
const keptForMs = 7 * 24 * 60 * 60_000;

/** What is no number of ours is left out, as of a form that somebody sends themselves. */
function readAge(text: string): Pick<SubmitRequest, 'askedAgoMs'> {
  return /^\d{1,15}$/.test(text) ? { askedAgoMs: Math.min(Number(text), keptForMs) } : {};
}
