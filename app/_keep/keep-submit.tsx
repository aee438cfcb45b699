'use client';

import { useEffect, useRef, useState } from 'react';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { AlertBox } from '../_parts/alert-box';
import { useSendOnce } from '../_parts/use-send-once';
import type { FormPairs, Keeper } from './keeper';
import { type ListNames, readWishes } from './read-wishes';
import type { Place } from './shelf';

interface KeepSubmitProps {
  readonly base: Base;
  readonly label: string;
  readonly sending: string;
  /** Shown again wherever the submit is kept. */
  readonly siteName: string;
  readonly texts: Dictionary['keep']['form'];
  readonly className?: string;
  /** Of a form that registers several hosts: the names of its fields. */
  readonly list?: ListNames | null;
}

/**
 * The button of a form that registers. What it takes to keep a submit is loaded while the reader still reads; until
 * then, and without it, the browser sends the form itself.
 */
export function KeepSubmit(props: KeepSubmitProps) {
  const { base, label, sending, siteName, texts, className = 'action-main', list = null } = props;
  const button = useRef<HTMLButtonElement>(null);
  const keeper = useRef<Keeper | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [hasTried, setTried] = useState(false);
  const isList = list !== null;
  const read = (form: HTMLFormElement) => readWishes(pairsOf(form), siteName, list);
  const reading = useRef(read);
  reading.current = read;

  useEffect(() => {
    const form = button.current?.form;
    let stop = () => {};
    let isGone = false;
    // The bar as well: it must be able to appear when nothing can be loaded any more.
    Promise.all([import('./open-keeper'), import('./follow-wishes'), import('./kept-bar')]).then(
      ([{ openKeeper }, { followWishes }]) => {
        if (isGone || !form) return;
        const open = openKeeper(base);
        keeper.current = open;
        stop = followWishes(open, {
          read: () => reading.current(form),
          show: setPlace,
          leave: (page) => void leaveTo(isList ? pageOfList() : page),
        });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      stop();
    };
  }, [base, isList]);

  const isSending = useSendOnce(button, (form) => {
    const wishes = read(form);
    const [first] = wishes;
    if (keeper.current === null || first === undefined) return null;
    setTried(true);
    const sent = isList ? keeper.current.submitList(wishes, pairsOf(form)) : keeper.current.submit(first);
    return sent.then(leaveTo);
  });
  const isKept = place !== null && !isSending;
  return (
    <>
      {isKept && (
        <div data-kept>
          <AlertBox id="kept" takesFocus={hasTried} className="mb-3 rounded-2xl border-2 border-warn bg-warn-tint p-4">
            <p className="font-bold text-warn">{place === 'phone' ? texts.saved : texts.open}</p>
            <p className="mt-1">{place === 'phone' ? texts.savedHow : texts.openHow}</p>
          </AlertBox>
        </div>
      )}
      <button ref={button} type="submit" className={className} aria-disabled={isSending}>
        {isSending ? sending : isKept ? texts.again : label}
      </button>
    </>
  );
}

/** Resolves at once where there is nowhere to go, and else only after the page should have been left. */
async function leaveTo(page: string | null): Promise<void> {
  if (page === null) return;
  location.assign(page);
  await new Promise((resolve) => setTimeout(resolve, leavingMs));
}

/** A page that could not be left has a live button again. Milliseconds. */
const leavingMs = 15_000;

/** As it is now; a fragment would only scroll. */
function pageOfList(): string {
  return `${location.pathname}${location.search}`;
}

function pairsOf(form: HTMLFormElement): FormPairs {
  return [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
}
