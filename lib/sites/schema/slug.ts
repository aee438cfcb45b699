import { siteIdPattern } from '../site-id';
import { textLike } from './leaf';

/** A name of the form of a site id: it stands in URLs and labels as it is. */
export function slug(what: string, example: string) {
  return textLike(siteIdPattern, `${what} (lower-case letters, digits, dashes, a letter first, at most 32)`, example);
}
