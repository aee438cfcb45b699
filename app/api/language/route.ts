import { isLanguage } from '../../../lib/languages';
import { keepLanguage, languageKey } from '../../_front/language';
import { answerForm } from '../_http/form-answer';
import { sourceOfPost } from '../_http/guard-origin';
import { readFields } from '../_http/read-fields';

export const dynamic = 'force-dynamic';

const names = { required: ['language', 'to'], optional: [] } as const;

/**
 * Remembers the language that somebody has chosen and leads back to their page, which says the language in its address as
 * well: cookies may be blocked. Needs no server, so it works where nothing else does; what makes no sense is the start.
 */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request, 'form', names);
  const { language, to } = read.ok ? read.value : { language: '', to: '' };
  const isOwn = sourceOfPost(request, null) !== 'foreign';
  if (!isOwn || !isLanguage(language)) return answerForm(request, pathOf(to, null));
  return answerForm(request, pathOf(to, language), keepLanguage(language));
}

/** Stands for ours: only the path is used. */
const ownOrigin = 'https://own.invalid';

/** A path on this very server, whatever was sent. */
function pathOf(to: string, language: string | null): string {
  // Browsers take a backslash for a slash, and two of them for another server (WHATWG URL §4.4).
  const url = /^\/(?![/\\])[!-~]*$/.test(to) && URL.canParse(to, ownOrigin) ? new URL(to, ownOrigin) : null;
  if (url === null || url.origin !== ownOrigin || url.pathname.startsWith('//')) return '/';
  if (language !== null) url.searchParams.set(languageKey, language);
  return `${url.pathname}${url.search}`;
}
