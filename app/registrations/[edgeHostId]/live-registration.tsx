'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import useSWR from 'swr';
import { formatAge } from './format-age';
import { fetchRegistration } from './registration-answer';

interface LiveRegistrationProps {
  readonly path: string;
  /** What this rendering shows; another answer makes the server render again. */
  readonly shown: { readonly state: string; readonly updatedAtMs: number; readonly observedAtMs: number | null };
  /** Age of what is shown by the server's clock, seconds, when it was rendered. */
  readonly ageSeconds: number | null;
  readonly isFinal: boolean;
  readonly language: string;
  readonly texts: { readonly lastChecked: string; readonly offline: string };
}

const everyMs = 5_000;

/** Watches while somebody looks. All words come from the server: on a change it renders the page anew. */
export function LiveRegistration({ path, shown, ageSeconds, isFinal, language, texts }: LiveRegistrationProps) {
  const router = useRouter();
  const { data, error } = useSWR(isFinal ? null : path, fetchRegistration, {
    refreshInterval: everyMs,
    dedupingInterval: 2_000,
    errorRetryInterval: everyMs,
  });
  const { state, updatedAtMs } = shown;
  const hasChanged = data !== undefined && (data.state !== state || Date.parse(data.updatedAt) !== updatedAtMs);
  useEffect(() => {
    if (hasChanged) router.refresh();
  }, [hasChanged, router]);

  const observedAtMs = data?.progress.observedAt ? Date.parse(data.progress.observedAt) : shown.observedAtMs;
  const elapsed = useElapsedSeconds(`${shown.observedAtMs} ${ageSeconds}`);
  if (error !== undefined && !isFinal) return <p className="font-medium text-warn">{texts.offline}</p>;
  if (ageSeconds === null || observedAtMs === null || isFinal) return null;
  // Both moments are the server's: its clock and ours need not agree.
  const gained = (observedAtMs - (shown.observedAtMs ?? observedAtMs)) / 1000;
  return (
    <p className="text-quiet text-sm">
      {texts.lastChecked}: {formatAge(ageSeconds + elapsed - gained, language)}
    </p>
  );
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
