'use client';

import { useRef } from 'react';
import { useSendOnce } from './use-send-once';

interface SubmitOnceProps {
  readonly label: string;
  readonly sending: string;
  readonly className?: string;
}

/** The button of a form, which says that it was heard and lets a double tap send only once. */
export function SubmitOnce({ label, sending, className = 'action-main' }: SubmitOnceProps) {
  const button = useRef<HTMLButtonElement>(null);
  const isSending = useSendOnce(button);
  return (
    <button ref={button} type="submit" className={className} aria-disabled={isSending}>
      {isSending ? sending : label}
    </button>
  );
}
