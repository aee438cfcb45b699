'use client';

import { useEffect, useState } from 'react';
import useSWR from 'swr';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { passKey } from '../_front/pass-key';
import { Icon } from '../_parts/icon';
import { PassField } from '../_parts/pass-field';
import { SiteList } from './site-list';
import type { SiteRows } from './site-row';

interface SiteSearchProps {
  readonly base: Base;
  readonly hostId: string;
  readonly pass: string | null;
  readonly initialSearch: string;
  readonly initial: SiteRows;
  readonly texts: Dictionary['choose']['search'];
  /** What to say for 0, 1, 2, … sites. */
  readonly counts: readonly string[];
}

const pauseMs = 150;

/** A search form that also works as one; while somebody types, the list below follows. */
export function SiteSearch({ base, hostId, pass, initialSearch, initial, texts, counts }: SiteSearchProps) {
  const [typed, setTyped] = useState(initialSearch);
  const search = useSettled(typed.trim(), pauseMs);
  const isInitial = search === initialSearch.trim();
  const { data, error } = useSWR(isInitial ? null : searchHref(base, search, pass), fetchSites, {
    keepPreviousData: true,
    revalidateOnFocus: false,
    shouldRetryOnError: true,
  });
  const hasFailed = error !== undefined && !isInitial;
  const found = isInitial ? initial : (data ?? initial);
  return (
    <>
      <search>
        <form method="get" action={`${base}/`} className="mt-5">
          <input type="hidden" name="appliance-id" value={hostId} />
          <PassField pass={pass} />
          <label htmlFor="q" className="block font-semibold">
            {texts.label}
          </label>
          <p id="q-hint" className="text-quiet">
            {texts.hint}
          </p>
          <div className="mt-2 flex gap-2">
            <input
              id="q"
              name="q"
              type="search"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="field min-w-0 flex-1"
              autoComplete="off"
              enterKeyHint="search"
              maxLength={100}
              aria-describedby="q-hint"
            />
            <button type="submit" className="action-second min-h-14 min-w-14 px-4">
              <Icon name="search" />
              <span className="sr-only">{texts.action}</span>
            </button>
          </div>
        </form>
      </search>
      {hasFailed && (
        <p role="status" className="mt-3 font-medium text-warn">
          {texts.failed}
        </p>
      )}
      <SiteList
        base={base}
        hostId={hostId}
        pass={pass}
        found={found}
        texts={texts}
        count={counts[found.sites.length] ?? ''}
        isFiltered={search !== ''}
      />
    </>
  );
}

function searchHref(base: Base, q: string, pass: string | null): string {
  const query = new URLSearchParams(pass === null ? { q } : { q, [passKey]: pass });
  return `${base}/api/sites?${query}`;
}

/** The value once it has not changed for a while. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

async function fetchSites(path: string): Promise<SiteRows> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  return response.json();
}
