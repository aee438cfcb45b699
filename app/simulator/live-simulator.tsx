'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import useSWR from 'swr';

const everyMs = 1_500;

/** Renders the page anew whenever anything happened in the simulator. */
export function LiveSimulator({ path }: { path: string }) {
  const router = useRouter();
  const { data } = useSWR(path, fetchText, { refreshInterval: everyMs });
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (data === undefined || data === seen.current) return;
    const isFirst = seen.current === undefined;
    seen.current = data;
    if (!isFirst) router.refresh();
  }, [data, router]);
  return null;
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The simulator answered ${response.status}`);
  return response.text();
}
