'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { AlertBox } from '../_parts/alert-box';
import { useSendOnce } from '../_parts/use-send-once';
import type { Keeper } from './keeper';
import type { Place } from './shelf';

interface KeepSubmitProps {
  readonly base: Base;
  readonly label: string;
  readonly sending: string;
  /** Shown again wherever the submit is kept. */
  readonly siteName: string;
  readonly texts: Dictionary['keep']['form'];
  readonly className?: string;
}

/**
 * The button of the form that registers. What it takes to keep a submit is loaded while the reader still reads; until
 * then, and without it, the browser sends the form itself.
 */
export function KeepSubmit({ base, label, sending, siteName, texts, className = 'action-main' }: KeepSubmitProps) {
  const button = useRef<HTMLButtonElement>(null);
  const keeper = useRef<Keeper | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [hasTried, setTried] = useState(false);

  useEffect(() => {
    const form = button.current?.form;
    let stop = () => {};
    let isGone = false;
    // The bar as well: it must be able to appear when nothing can be loaded any more.
    Promise.all([import('./open-keeper'), import('./kept-bar')]).then(
      ([{ openKeeper }]) => {
        if (isGone || !form) return;
        const open = openKeeper(base);
        keeper.current = open;
        stop = follow(open, form, setPlace);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      stop();
    };
  }, [base]);

  const take = useCallback(
    (form: HTMLFormElement) => {
      if (keeper.current === null) return null;
      setTried(true);
      return keeper.current.submit({ fields: fieldsOf(form), siteName }).then(leaveTo);
    },
    [siteName],
  );
  const isSending = useSendOnce(button, take);
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

/** Shows how the wish of this form stands, and leaves for the page of the registration once the server has it. */
function follow(keeper: Keeper, form: HTMLFormElement, show: (place: Place | null) => void): () => void {
  // Once: whoever comes back to this page wants to see it.
  let hasLeft = false;
  const look = () => {
    const { edgeHostId, siteId } = fieldsOf(form);
    const { items, sent } = keeper.snapshot();
    const done = sent.find(({ hostId }) => hostId === edgeHostId);
    if (done !== undefined && !hasLeft) void leaveTo(done.page);
    hasLeft ||= done !== undefined;
    const mine = items.find(({ kept }) => kept.hostId === edgeHostId && kept.siteId === siteId && kept.halt === null);
    show(mine?.place ?? null);
  };
  look();
  return keeper.subscribe(look);
}

/** Resolves at once where there is nowhere to go, and else only after the page should have been left. */
async function leaveTo(page: string | null): Promise<void> {
  if (page === null) return;
  location.assign(page);
  await new Promise((resolve) => setTimeout(resolve, leavingMs));
}

/** A page that could not be left has a live button again. Milliseconds. */
const leavingMs = 15_000;

function fieldsOf(form: HTMLFormElement): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
