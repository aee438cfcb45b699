import { judgeCodes, type Verdict } from './judge-codes';
import { readPhoto } from './read-photo';

/** What to do about a photo; null when the browser cannot open it. Rejects when the decoder cannot be loaded. */
export async function judgePhoto(photo: Blob): Promise<Verdict | null> {
  const texts = await readPhoto(photo);
  return texts === null ? null : judgeCodes(texts);
}
