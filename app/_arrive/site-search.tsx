'use client';

import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { Icon } from '../_parts/icon';
import { PassField } from '../_parts/pass-field';
import { SiteList, type SiteTexts } from './site-list';
import type { SiteRows } from './site-row';
import { useSites } from './use-sites';

interface SiteSearchProps {
  readonly base: Base;
  readonly hostId: string;
  readonly pass: string | null;
  readonly initialSearch: string;
  readonly initial: SiteRows;
  readonly texts: SiteTexts;
  /** Null: nobody knows where the sites are. */
  readonly near: Dictionary['choose']['near'] | null;
}

/** A search form that also works as one; while somebody types, the list below follows. */
export function SiteSearch({ base, hostId, pass, initialSearch, initial, texts, near }: SiteSearchProps) {
  const { typed, type, findNear, shown, note } = useSites({ base, pass, search: initialSearch, rows: initial });
  const { search } = texts;
  const isNear = near !== null && shown.isNear;
  return (
    <>
      {near !== null && (
        <button type="button" onClick={findNear} className="action-second mt-4 w-full noscript:hidden">
          <Icon name="site" className="size-5" />
          {near.action}
        </button>
      )}
      <search>
        <form method="get" action={`${base}/`} className="mt-5">
          <input type="hidden" name="appliance-id" value={hostId} />
          <PassField pass={pass} />
          <label htmlFor="q" className="block font-semibold">
            {search.label}
          </label>
          <p id="q-hint" className="text-quiet">
            {search.hint}
          </p>
          <div className="mt-2 flex gap-2">
            <input
              id="q"
              name="q"
              type="search"
              value={typed}
              onChange={(event) => type(event.target.value)}
              className="field min-w-0 flex-1"
              autoComplete="off"
              enterKeyHint="search"
              maxLength={100}
              aria-describedby="q-hint"
            />
            <button type="submit" className="action-second min-h-14 min-w-14 px-4">
              <Icon name="search" />
              <span className="sr-only">{search.action}</span>
            </button>
          </div>
        </form>
      </search>
      <p role="status" className={`mt-3 font-medium empty:hidden ${note === 'finding' ? 'text-quiet' : 'text-warn'}`}>
        {note !== null && wordsOf(note, search, near)}
      </p>
      <SiteList
        base={base}
        hostId={hostId}
        pass={pass}
        found={shown.rows}
        texts={texts}
        title={isNear ? near.results : search.results}
        none={isNear ? near.none : noneOf(shown, search)}
      />
    </>
  );
}

type Shown = ReturnType<typeof useSites>['shown'];
type Note = NonNullable<ReturnType<typeof useSites>['note']>;

function wordsOf(note: Note, search: SiteTexts['search'], near: SiteSearchProps['near']): string {
  return note === 'failed' || near === null ? search.failed : near[note];
}

function noneOf({ rows, q }: Shown, search: SiteTexts['search']): string {
  if (rows.more) return search.tooMany;
  return q === '' ? search.noneAtAll : search.none;
}
