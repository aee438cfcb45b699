import { isLanguage, type Language } from '../languages';
import type { Wording } from '../sites/wording';

/** What a company says, and the language that it is in. */
export interface Word {
  readonly text: string;
  /** Undefined where it is said once for everybody: nobody has said in which language. */
  readonly language: Language | undefined;
}

/** What a company says to whoever reads this language: in it, else in English, else as it is; undefined when it says nothing. */
export function wordFor(wording: Wording, tag: string): Word | undefined {
  if (typeof wording === 'string') return { text: wording, language: undefined };
  const named = Object.keys(wording).filter(isLanguage);
  for (const language of [tag, 'en', ...named]) {
    const text = isLanguage(language) ? wording[language] : undefined;
    if (text !== undefined && isLanguage(language)) return { text, language };
  }
  return undefined;
}
