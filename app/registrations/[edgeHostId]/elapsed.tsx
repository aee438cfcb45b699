'use client';

import { useEffect, useState } from 'react';
import { formatDuration } from '../../../lib/i18n/registration/format-duration';
import { noteServerTime, readServerTime } from './server-clock';

interface ElapsedProps {
  /** When it began, and now: both by the server's clock, milliseconds. */
  readonly sinceMs: number;
  readonly nowMs: number;
  readonly language: string;
  /** The text as the server drew it, and what stands before and after the time in it. */
  readonly text: string;
  readonly around: readonly [before: string, after: string];
}

/**
 * A time that goes on by itself. Never inside of a live region: nobody wants every minute read out. What the server drew
 * stays until it says something else, for two machines may spell the same time differently.
 */
export function Elapsed({ sinceMs, nowMs, language, text, around: [before, after] }: ElapsedProps) {
  const [counted, setCounted] = useState<{ readonly of: string; readonly text: string } | null>(null);
  useEffect(() => {
    noteServerTime(nowMs);
    const tick = () => {
      const duration = formatDuration(readServerTime(nowMs) - sinceMs, language);
      setCounted((last) => {
        const next = `${before}${duration}${after}`;
        return last?.of === text && last.text === next ? last : { of: text, text: next };
      });
    };
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [sinceMs, nowMs, language, text, before, after]);
  return <span>{counted?.of === text ? counted.text : text}</span>;
}
