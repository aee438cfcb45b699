import { isLanguage, type Language, matchLanguage } from '../../lib/languages';
import { readCookie } from './session-cookie';

/** Set by `proxy.ts`: the language of the answer. */
export const languageHeader = 'x-edge-language';
/** Set by `proxy.ts`: path and query as the reader's browser shows them, for a form that leads back to them. */
export const pathHeader = 'x-edge-path';
/** Query key that says it for one page: all there is where cookies are blocked. */
export const languageKey = 'lang';
const cookieName = '__Host-language';
const keptSeconds = 365 * 24 * 60 * 60;

/** The language for whoever asks: what the address says, else what they have chosen before, else what their phone speaks. */
export function chooseLanguage(headers: Pick<Headers, 'get'>, query: URLSearchParams): Language {
  const asked = query.get(languageKey) ?? '';
  if (isLanguage(asked)) return asked;
  const chosen = readCookie(headers, cookieName) ?? '';
  return isLanguage(chosen) ? chosen : matchLanguage(headers.get('accept-language') ?? '');
}

/** The header that makes a browser remember the choice. */
export function keepLanguage(language: Language): string {
  return `${cookieName}=${language}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${keptSeconds}`;
}
