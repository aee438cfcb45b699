import { headers } from 'next/headers';
import { type Dictionary, dictionaryFor } from '../../lib/i18n/dictionary';
import { type Base, readBase } from '../_front/base';
import { languageHeader, pathHeader } from '../_front/language';

/** What all parts of one page share. */
export interface Scene {
  readonly t: Dictionary;
  readonly base: Base;
  /** Where the reader is, below the base, with the query. */
  readonly path: string;
}

/** The language and the place of the page that is being asked for, as `proxy.ts` has found them. */
export async function openScene(): Promise<Scene> {
  const known = await headers();
  return {
    t: dictionaryFor(known.get(languageHeader) ?? ''),
    base: readBase(known),
    path: known.get(pathHeader) ?? '/',
  };
}
