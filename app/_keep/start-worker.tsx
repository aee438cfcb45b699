'use client';

import { useEffect } from 'react';

/** Later than everything that the page itself needs, on one bar of reception too. */
const startAfterMs = 10_000;

/**
 * Lets the browser install the worker, where it takes one: over https, with storage allowed. What it fetches is for another
 * day, so it waits until somebody has touched the page, or has had time to read it.
 */
export function StartWorker({ href }: { readonly href: string }) {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const ended = new AbortController();
    const start = () => {
      ended.abort();
      void navigator.serviceWorker.register(href, { scope: '/' }).catch(() => undefined);
    };
    const timer = setTimeout(start, startAfterMs);
    ended.signal.addEventListener('abort', () => clearTimeout(timer));
    for (const type of ['pointerup', 'keyup'] as const) addEventListener(type, start, { signal: ended.signal });
    return () => ended.abort();
  }, [href]);
  return null;
}
