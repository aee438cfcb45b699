'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import useSWR from 'swr';
import { formatAge } from './format-age';
import {
  continueRegistration,
  fetchRegistration,
  isGone,
  isOffline,
  type RegistrationAnswer,
} from './registration-answer';
import { isNews, type Shown } from './shown';

interface LiveRegistrationProps {
  /** Where to look, and where to ask to go on. */
  readonly addresses: { readonly look: string; readonly goOn: string };
  /** What this rendering shows; another answer makes the server render again. */
  readonly shown: Shown & { readonly observedAtMs: number | null };
  /** Age of what is shown by the server's clock, seconds, when it was rendered. */
  readonly ageSeconds: number | null;
  /** How long to wait before looking again; null: nothing is left to wait for. */
  readonly pollAfterSeconds: number | null;
  readonly language: string;
  /** `lastChecked`: with `{age}` where that belongs. */
  readonly texts: { readonly lastChecked: string; readonly offline: string };
}

const retryMs = 5_000;
/** A page asks so rarely that somebody goes on, however often it is due. */
const continueEveryMs = 15_000;

/**
 * Watches while somebody looks, and asks to go on when nobody may be working on it. All words come from the server: on a
 * change it renders the page anew.
 */
export function LiveRegistration(props: LiveRegistrationProps) {
  const { addresses, shown, ageSeconds, pollAfterSeconds, language, texts } = props;
  const isFinal = pollAfterSeconds === null;
  const router = useRouter();
  const continuedAt = useRef(Number.NEGATIVE_INFINITY);
  // The same function as long as it says the same: with another one the library begins to wait anew. 0: never again.
  const nextAfterMs = useCallback(
    (latest?: RegistrationAnswer) => 1_000 * ((latest ? latest.pollAfterSeconds : pollAfterSeconds) ?? 0),
    [pollAfterSeconds],
  );
  const { data, error, mutate } = useSWR(isFinal ? null : addresses.look, fetchRegistration, {
    // Hidden pages do not ask, and those that are looked at again do so at once: the library's defaults.
    refreshInterval: nextAfterMs,
    dedupingInterval: 2_000,
    errorRetryInterval: retryMs,
    onSuccess: ({ due }) => {
      if (!due || performance.now() - continuedAt.current < continueEveryMs) return;
      continuedAt.current = performance.now();
      // What goes wrong is told by the next look.
      continueRegistration(addresses.goOn).then(
        (answer) => mutate(answer, { revalidate: false }),
        () => undefined,
      );
    },
  });
  // Every answer counts by itself: what the server renders may be newer than the answer, and the next one newer again.
  const news = data !== undefined && isNews(shown, data) ? JSON.stringify(data) : null;
  useEffect(() => {
    if (news !== null) router.refresh();
  }, [news, router]);
  // Somebody has taken it back, or the right to look has ended: the page says so, if it is so. Once, for it may not.
  const isLost = isGone(error);
  useEffect(() => {
    if (isLost) router.refresh();
  }, [isLost, router]);

  const observedAtMs = data?.progress.observedAt ? Date.parse(data.progress.observedAt) : shown.observedAtMs;
  const elapsed = useElapsedSeconds(`${shown.observedAtMs} ${ageSeconds}`);
  if (isOffline(error) && !isFinal) return <p className="font-medium text-warn">{texts.offline}</p>;
  if (ageSeconds === null || observedAtMs === null || isFinal) return null;
  // Both moments are the server's: its clock and ours need not agree.
  const gained = (observedAtMs - (shown.observedAtMs ?? observedAtMs)) / 1000;
  const age = formatAge(ageSeconds + elapsed - gained, language);
  return <p className="text-quiet text-sm">{texts.lastChecked.replace('{age}', () => age)}</p>;
}

/** Whole seconds since `since` last changed, counted here; 0 while rendering on the server. */
function useElapsedSeconds(since: string): number {
  const [elapsed, setElapsed] = useState({ since, seconds: 0 });
  useEffect(() => {
    const start = performance.now();
    const tick = () => setElapsed({ since, seconds: Math.floor((performance.now() - start) / 1000) });
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [since]);
  return elapsed.since === since ? elapsed.seconds : 0;
}
