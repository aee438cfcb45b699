'use client';

import { useEffect } from 'react';

/** Lets the browser install the worker once the page is there, where it takes one: over https, with storage allowed. */
export function StartWorker({ href }: { readonly href: string }) {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const start = () => void navigator.serviceWorker.register(href, { scope: '/' }).catch(() => undefined);
    if (document.readyState === 'complete') return start();
    addEventListener('load', start, { once: true });
    return () => removeEventListener('load', start);
  }, [href]);
  return null;
}
