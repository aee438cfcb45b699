'use client';

import { useEffect, useRef, useState } from 'react';
import { Icon, type IconName } from '../_parts/icon';
import type { Message } from './write-report';

interface ShareActionsProps {
  readonly message: Message;
  /** Works without scripts. */
  readonly mailHref: string;
  readonly canPrint: boolean;
  readonly words: Readonly<Record<'mail' | 'share' | 'copy' | 'copied' | 'print' | 'failed' | 'text', string>>;
}

/** The ways in which a text leaves the phone. What this browser cannot do is not offered. */
export function ShareActions({ message, mailHref, canPrint, words }: ShareActionsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [canShare, setCanShare] = useState(false);
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => setCanShare(typeof navigator.share === 'function'), []);

  const fail = () => {
    if (details.current !== null) details.current.open = true;
    setOutcome('failed');
  };
  const share = async () => {
    setOutcome(null);
    try {
      await navigator.share({ title: message.subject, text: message.text });
    } catch (error) {
      // Whoever closes the sheet has changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError')) fail();
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(message.text);
      setOutcome('copied');
    } catch {
      fail();
    }
  };

  return (
    <div className="mt-3">
      <div className="flex flex-wrap gap-2">
        <a className={tile} href={mailHref}>
          <Icon name="mail" className="size-6" />
          {words.mail}
        </a>
        <Tile
          icon={outcome === 'copied' ? 'check' : 'copy'}
          label={outcome === 'copied' ? words.copied : words.copy}
          act={copy}
        />
        {canShare && <Tile icon="share" label={words.share} act={share} />}
        {canPrint && <Tile icon="print" label={words.print} act={() => window.print()} />}
      </div>
      <p role="status" className={outcome === 'failed' ? 'mt-2 font-medium text-warn' : 'sr-only'}>
        {outcome === null ? '' : words[outcome]}
      </p>
      <details ref={details} className="mt-1">
        <summary className="link-quiet">{words.text}</summary>
        <pre className="select-all whitespace-pre-wrap wrap-anywhere rounded-xl bg-tint p-4 font-sans text-sm">
          {message.text}
        </pre>
      </details>
    </div>
  );
}

const tile = 'action-second min-h-16 flex-1 basis-22 flex-col gap-1 px-2 text-base leading-tight wrap-anywhere';

function Tile({ icon, label, act }: { icon: IconName; label: string; act: () => void }) {
  return (
    <button type="button" className={`${tile} noscript:hidden`} onClick={act}>
      <Icon name={icon} className="size-6" />
      {label}
    </button>
  );
}
