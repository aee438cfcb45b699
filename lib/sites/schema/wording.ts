import { z } from 'zod';
import { type Language, languageNames } from '../../languages';
import { nearestWord } from '../nearest-word';
import { says, text } from './leaf';

const languages = Object.keys(languageNames) as Language[];

const languageKey = z.enum(languages, {
  error: says('is not a language of this app', `Write one of ${languages.join(', ')}.`),
});

/** Something for each language that there is, none of them required. */
export function perLanguage<S extends z.ZodType>(schema: S, fix: string) {
  return z.partialRecord(languageKey, schema).describe(fix);
}

/** Either one for everybody, or one for each language. */
export function onceOrPerLanguage<S extends z.ZodType>(schema: S, fix: string) {
  return z.union([schema, z.partialRecord(languageKey, schema)]).describe(fix);
}

/** One of the names in a closed list that is too long to be told in a fault: the nearest is. */
export function nameOf<const Name extends string>(names: readonly [Name, ...Name[]], problem: string, fix: string) {
  return z.enum(names, {
    error: ({ input }) => {
      const near = nearestWord(String(input), names);
      return says(problem, near === null ? fix : `Did you mean ${near}?`);
    },
  });
}

/**
 * A text in the company's own words. It is shown as it stands, so what somebody hopes is filled in or drawn as markup is
 * refused; letters that turn the direction of what follows would reach beyond it.
 */
export function ownText(what: string, example: string, longest: number) {
  return text(what, example, (value) => {
    if (value.trim() === '') return 'is empty';
    if (value !== value.trim()) return 'has blanks at its ends';
    if (/[\p{Cc}\u2028\u2029]/u.test(value)) return 'has a line break or control character in it';
    if (/[\u202a-\u202e]/.test(value)) return 'has a character in it that turns the direction of writing';
    if (/<[a-z/!?]|&#?\w+;/i.test(value)) return 'has markup in it, which would be shown as it stands';
    if (/\{[^}]*\}|%[sd@]/.test(value)) return 'has a placeholder in it, and nothing is filled in';
    return value.length > longest ? `is longer than ${longest} characters` : null;
  });
}
