import { isLanguage, type Language } from '../languages';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';
import { pl } from './pl';
import { pt } from './pt';
import type { Texts } from './texts';

/** What a page reads its words from. */
export type Dictionary = Texts;

const dictionaries: Readonly<Record<Language, Dictionary>> = { en, de, fr, es, pt, pl, ja, ar };

/** The dictionary for a language tag such as `de-AT`; English where there is no better one. */
export function dictionaryFor(tag: string): Dictionary {
  const base = tag.toLowerCase().split('-')[0] ?? '';
  return isLanguage(base) ? dictionaries[base] : en;
}
