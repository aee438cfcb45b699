import { type Result, succeed } from '../../../lib/errors';
import type { SubmitRequest } from '../../../lib/registration/view';
import { boundPass } from '../../_front/visit';
import { type BodyFormat, readFields } from './read-fields';

/** A submit as it arrived, and the pass that came with it. */
export interface ReadSubmit {
  readonly submit: SubmitRequest;
  readonly pass: string | null;
}

const names = {
  required: ['edgeHostId', 'siteId'],
  optional: ['hostName', 'pairingKey', 'pass'],
} as const;

/** Reads what was submitted. Fails with `body_too_large` or `body_invalid`. */
export async function readSubmit(request: Request, format: BodyFormat): Promise<Result<ReadSubmit>> {
  const read = await readFields(request, format, names);
  if (!read.ok) return read;
  const { pairingKey, pass, ...wish } = read.value;
  return succeed({ submit: pairingKey === '' ? wish : { ...wish, pairingKey }, pass: boundPass(pass) });
}
