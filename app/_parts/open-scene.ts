import { headers } from 'next/headers';
import { companyDictionaryFor } from '../../lib/i18n/company-dictionary';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { type Base, readBase } from '../_front/base';
import { languageHeader, pathHeader } from '../_front/language';
import { openServer } from './open-server';

/** What all parts of one page share. */
export interface Scene {
  readonly t: Dictionary;
  readonly base: Base;
  /** Where the reader is, below the base, with the query. */
  readonly path: string;
}

/** The words of the company in the language of the page that is being asked for, and its place, as `proxy.ts` has found them. */
export async function openScene(): Promise<Scene> {
  const known = await headers();
  const server = await openServer(known);
  const texts = server.ok ? server.value.index.company.texts : {};
  return {
    t: companyDictionaryFor(known.get(languageHeader) ?? '', texts),
    base: readBase(known),
    path: known.get(pathHeader) ?? '/',
  };
}
