import { useEffect, useRef, useState } from 'react';
import type { Base } from '../_front/base';
import { passKey } from '../_front/pass-key';
import { findPlace, type PlaceTrouble } from './find-place';
import type { SiteRows } from './site-row';

/** What keeps the list from being what was asked for; `finding`: nothing yet. */
export type SitesNote = PlaceTrouble | 'finding' | 'failed' | 'tooOften';

/** What is listed, and what for. */
interface Shown {
  readonly rows: SiteRows;
  readonly q: string;
  readonly isNear: boolean;
}

interface Start {
  readonly base: Base;
  readonly pass: string | null;
  /** What the page came with. */
  readonly search: string;
  readonly rows: SiteRows;
}

const pauseMs = 150;

/** The list of sites that follows what is typed, or where the phone is. Whatever is asked for last is shown. */
export function useSites({ base, pass, search, rows }: Start) {
  const [typed, setTyped] = useState(search);
  const [shown, setShown] = useState<Shown>({ rows, q: search.trim(), isNear: false });
  const [note, setNote] = useState<SitesNote | null>(null);
  const question = useRef(new AbortController());
  useEffect(() => () => question.current.abort(), []);

  /** Begins a question; the one before is answered no more. */
  const begin = (): AbortSignal => {
    question.current.abort();
    question.current = new AbortController();
    return question.current.signal;
  };
  const ask = async (request: Request, q: string, isNear: boolean) => {
    const { signal } = request;
    try {
      const answer = await fetch(request);
      const found = answer.ok ? ((await answer.json()) as SiteRows) : null;
      if (signal.aborted) return;
      if (found !== null) setShown({ rows: found, q, isNear });
      setNote(found === null ? (answer.status === 429 ? 'tooOften' : 'failed') : null);
    } catch {
      if (!signal.aborted) setNote('failed');
    }
  };
  const type = (value: string) => {
    setTyped(value);
    const signal = begin();
    const q = value.trim();
    const timer = setTimeout(() => void ask(requestByWords(base, q, pass, signal), q, false), pauseMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
  const findNear = async () => {
    setTyped('');
    setNote('finding');
    const signal = begin();
    const place = await findPlace();
    if (signal.aborted) return;
    if (typeof place === 'string') setNote(place);
    else await ask(requestByPlace(base, place, pass, signal), '', true);
  };
  return { typed, type, findNear, shown, note };
}

const accept = { accept: 'application/json' };

function requestByWords(base: Base, q: string, pass: string | null, signal: AbortSignal): Request {
  const query = new URLSearchParams(pass === null ? { q } : { q, [passKey]: pass });
  return new Request(`${base}/api/sites?${query}`, { headers: accept, signal });
}

/** In the body: addresses are written to logs. */
function requestByPlace(base: Base, near: object, pass: string | null, signal: AbortSignal): Request {
  const body = JSON.stringify({ near, pass });
  const headers = { ...accept, 'content-type': 'application/json' };
  return new Request(`${base}/api/sites`, { method: 'POST', headers, body, signal });
}
