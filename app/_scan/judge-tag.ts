import { judgeCodes, type Verdict } from './judge-codes';
import { readTag } from './read-tag';

/** What to do about the next tag. Rejects when none can be read, or `signal` ends the wait. */
export async function judgeTag(signal: AbortSignal): Promise<Verdict> {
  return judgeCodes(await readTag(signal));
}
