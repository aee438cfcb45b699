/** The languages that there are, in the order of the list that a reader chooses from, each by its own name. */
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  pl: 'Polski',
  ja: '日本語',
  ar: 'العربية',
} as const;

export type Language = keyof typeof languageNames;

/** Used where we have none of the reader's. */
const fallbackLanguage: Language = 'en';

/** True for the tag of a language that we have. */
export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languageNames, tag);
}

/** More than any browser sends; whoever sends more wants to keep us busy. */
const mostTags = 20;

/**
 * The best of ours for what a browser says that its reader understands (`Accept-Language`, RFC 9110 §12.5.4): regions count
 * for their language, `*` for nothing. Pure, never throws.
 */
export function matchLanguage(accepted: string): Language {
  const wishes = accepted
    .slice(0, 500)
    .split(',', mostTags)
    .map((part) => part.trim().split(';'))
    .map(([tag = '', ...parameters]) => ({ base: baseOf(tag), weight: weightOf(parameters) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { base } of wishes) if (isLanguage(base)) return base;
  return fallbackLanguage;
}

function baseOf(tag: string): string {
  return tag.trim().toLowerCase().split('-')[0] ?? '';
}

function weightOf(parameters: readonly string[]): number {
  const weight = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
  const value = weight === undefined ? 1 : Number(weight.slice(2));
  return Number.isFinite(value) ? value : 0;
}
