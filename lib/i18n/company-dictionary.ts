import type { OwnTexts } from '../branding/own-texts';
import type { Language } from '../languages';
import { type Dictionary, dictionaryFor } from './dictionary';

type TextsByLanguage = Readonly<Partial<Record<Language, OwnTexts | undefined>>>;

const made = new WeakMap<TextsByLanguage, Map<string, Dictionary>>();

/**
 * The dictionary for a language tag, with the company's own words laid over ours; made once per company and language. Where
 * the company has nothing to say it is {@link dictionaryFor}.
 */
export function companyDictionaryFor(tag: string, texts: TextsByLanguage): Dictionary {
  const ours = dictionaryFor(tag);
  const own = texts[ours.language as Language];
  if (own === undefined) return ours;
  const known = made.get(texts) ?? new Map<string, Dictionary>();
  made.set(texts, known);
  const dictionary = known.get(ours.language) ?? withOwnTexts(ours, own);
  known.set(ours.language, dictionary);
  return dictionary;
}

/** A copy of the dictionary in which some texts are replaced; a place that is no plain text there stays as it is. */
export function withOwnTexts(ours: Dictionary, own: OwnTexts): Dictionary {
  return Object.entries(own).reduce<Dictionary>(
    (texts, [place, text]) => (text === undefined ? texts : (replaceAt(texts, place.split('.'), text) as Dictionary)),
    ours,
  );
}

function replaceAt(group: unknown, [key = '', ...rest]: readonly string[], text: string): unknown {
  if (typeof group !== 'object' || group === null || !Object.hasOwn(group, key)) return group;
  const old = (group as Readonly<Record<string, unknown>>)[key];
  if (rest.length === 0) return typeof old === 'string' ? { ...group, [key]: text } : group;
  return { ...group, [key]: replaceAt(old, rest, text) };
}
