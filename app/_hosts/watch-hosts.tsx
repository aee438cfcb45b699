'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

interface WatchHostsProps {
  /** Where to ask whether the server answers; what the page then shows comes from the server. */
  readonly look: string;
  /** Where to ask to go on with a host that nobody may be working on; null: there is none. */
  readonly goOn: string | null;
  readonly afterSeconds: number;
  readonly offline: string;
}

/** Longer than any look takes: an answer that comes later is as good as none. */
const patienceMs = 10_000;

/**
 * Renders the list anew while somebody looks at it. Only after the server has answered: a refresh without a connection
 * would end on the browser's own error page.
 */
export function WatchHosts({ look, goOn, afterSeconds, offline }: WatchHostsProps) {
  const router = useRouter();
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    let isOver = false;
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(ask, afterSeconds * 1_000);
    };
    const ask = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') return;
      const isReached = await reach(goOn, look);
      if (isOver) return;
      setOffline(!isReached);
      if (isReached) router.refresh();
      wait();
    };
    wait();
    document.addEventListener('visibilitychange', ask);
    window.addEventListener('online', ask);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
      window.removeEventListener('online', ask);
    };
  }, [look, goOn, afterSeconds, router]);
  return <p role="status">{isOffline && <span className="font-medium text-warn">{offline}</span>}</p>;
}

/** Going on may take longer than anybody watches: what comes of it is told by the next look. */
async function reach(goOn: string | null, look: string): Promise<boolean> {
  const headers = { accept: 'application/json' };
  if (goOn !== null) void fetch(goOn, { method: 'POST', headers }).catch(() => undefined);
  try {
    const answer = await fetch(look, { headers, signal: AbortSignal.timeout(patienceMs) });
    return answer.status < 500;
  } catch {
    return false;
  }
}
