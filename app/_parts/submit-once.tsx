'use client';

import { useEffect, useRef, useState } from 'react';

/** A lost connection must not leave a dead button behind. Sending twice does no harm, it is only not needed. */
const patienceMs = 15_000;

interface SubmitOnceProps {
  readonly label: string;
  readonly sending: string;
  readonly className?: string;
}

/** The button of a form, which says that it was heard and lets a double tap send only once. */
export function SubmitOnce({ label, sending, className = 'action-main' }: SubmitOnceProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isSending, setSending] = useState(false);

  useEffect(() => {
    const form = button.current?.form;
    let sentAt = Number.NEGATIVE_INFINITY;
    const onSubmit = (event: SubmitEvent) => {
      const isRepeated = event.timeStamp - sentAt < patienceMs;
      if (isRepeated) return event.preventDefault();
      sentAt = event.timeStamp;
      setSending(true);
    };
    // Also when the page comes back out of the browser's memory.
    const onShow = () => {
      sentAt = Number.NEGATIVE_INFINITY;
      setSending(false);
    };
    form?.addEventListener('submit', onSubmit);
    window.addEventListener('pageshow', onShow);
    return () => {
      form?.removeEventListener('submit', onSubmit);
      window.removeEventListener('pageshow', onShow);
    };
  }, []);

  useEffect(() => {
    if (!isSending) return;
    const timer = setTimeout(() => setSending(false), patienceMs);
    return () => clearTimeout(timer);
  }, [isSending]);

  return (
    <button ref={button} type="submit" className={className} aria-disabled={isSending}>
      {isSending ? sending : label}
    </button>
  );
}
