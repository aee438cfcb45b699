import { en } from './en';

/** Every text of the app in one language. Texts with values are functions, so no language is tied to English word order. */
export type Dictionary = typeof en;

const dictionaries: Readonly<Record<string, Dictionary>> = { en };

/** The dictionary for a language tag such as `de-AT`; English where there is no better one. */
export function dictionaryFor(language: string): Dictionary {
  const [base = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(dictionaries, base) ? (dictionaries[base] ?? en) : en;
}
