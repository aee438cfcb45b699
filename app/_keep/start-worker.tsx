'use client';

import { useEffect } from 'react';

/** Later than everything that the page itself needs, on one bar of reception too. */
const startAfterMs = 10_000;

/**
 * What makes the app installable: its manifest and, over https with storage allowed, its worker. All that they fetch is for
 * another day, so they wait until somebody has touched the page, or has had time to read it.
 */
export function StartWorker({ href }: { readonly href: string }) {
  useEffect(() => {
    const ended = new AbortController();
    const start = () => {
      ended.abort();
      linkManifest();
      if (!('serviceWorker' in navigator)) return;
      void navigator.serviceWorker.register(href, { scope: '/' }).catch(() => undefined);
    };
    const timer = setTimeout(start, startAfterMs);
    ended.signal.addEventListener('abort', () => clearTimeout(timer));
    for (const type of ['pointerup', 'keyup'] as const) addEventListener(type, start, { signal: ended.signal });
    return () => ended.abort();
  }, [href]);
  return null;
}

function linkManifest(): void {
  if (document.querySelector('link[rel=manifest]') !== null) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/manifest.webmanifest';
  document.head.append(link);
}
