'use client';

import { type ReactNode, useEffect, useRef } from 'react';

interface AlertBoxProps {
  readonly id: string;
  readonly takesFocus: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

/** Spoken at once; if asked, it also takes the focus when the page opens, so that reading on starts at what went wrong. */
export function AlertBox({ id, takesFocus, className, children }: AlertBoxProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) element.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={element} id={id} role="alert" tabIndex={-1} className={className}>
      {children}
    </div>
  );
}
