'use client';

import { type ComponentType, useEffect, useState } from 'react';
import type { KeptBarProps } from './kept-bar';
import { countKept, keptEvent } from './kept-event';

/**
 * Tells on every page what is kept on this phone and not registered yet. All but this small look at the storage is loaded
 * only when there is something to tell; should that fail, the sentence stands there all the same.
 */
export function KeepBar(props: KeptBarProps) {
  const { base, counts } = props;
  const [Bar, setBar] = useState<ComponentType<KeptBarProps> | null>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const load = () => {
      import('./kept-bar').then(
        ({ KeptBar }) => setBar(() => KeptBar),
        () => undefined,
      );
    };
    const look = () => {
      const kept = countKept(base);
      setCount(kept);
      if (kept > 0) load();
    };
    look();
    addEventListener(keptEvent, load);
    addEventListener('storage', look);
    return () => {
      removeEventListener(keptEvent, load);
      removeEventListener('storage', look);
    };
  }, [base]);
  if (Bar !== null) return <Bar {...props} />;
  return count === 0 ? null : <p className="bg-warn-tint px-5 py-3 text-center font-bold text-warn">{counts[count]}</p>;
}
