'use client';

import { type ClipboardEvent, useRef, useState } from 'react';
import type { Scanned } from '../../lib/hosts/read-scanned';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { HostIdText } from '../_parts/host-id-text';
import { useWedge } from './use-wedge';

/** From there on an ID is too long to compare it letter by letter. */
const longestGlance = 12;

type Reader = (text: string) => Scanned;

interface HostIdFieldProps {
  readonly id: string;
  readonly name: string;
  readonly typed: string;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly words: Pick<Dictionary['enter'], 'inGroups' | 'didYouMean' | 'useIt' | 'several'>;
  readonly foreign: Dictionary['scan']['foreign'];
}

/**
 * The field for an ID. Pasted texts are reduced to the ID that they hold, what is typed is shown again in groups, and a
 * keyboard scanner may type anywhere. Without scripts it is an ordinary field: the server reads in the same way.
 */
export function HostIdField({ id, name, typed, isInvalid, describedBy, words, foreign }: HostIdFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const reader = useRef<Reader | null>(null);
  const [scanned, setScanned] = useState<Scanned | null>(null);
  useWedge(field);

  const load = () => {
    // Nothing is lost without it: the server reads, too.
    import('../../lib/hosts/read-scanned').then(
      ({ readScanned }) => {
        reader.current = readScanned;
      },
      () => undefined,
    );
  };
  const look = (text: string) => setScanned(text.trim() === '' ? null : (reader.current?.(text) ?? null));
  const put = (text: string) => {
    if (field.current === null) return;
    field.current.value = text;
    look(text);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const text = event.clipboardData.getData('text');
    const read = reader.current?.(text);
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    // A piece of an ID goes where the cursor is.
    if (read === undefined || !replacesAll) return;
    event.preventDefault();
    put(read.kind === 'host' && read.linkPath === null ? read.hostId : text.replace(/\s*[\r\n]+\s*/g, ' ').trim());
  };

  return (
    <>
      <input
        ref={field}
        id={id}
        name={name}
        type="text"
        dir="ltr"
        defaultValue={typed}
        className="field host-letters mt-2"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={2_000}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        onFocus={load}
        onPaste={paste}
        onInput={({ currentTarget }) => look(currentTarget.value)}
      />
      {scanned?.kind === 'host' && scanned.hostId.length > longestGlance && (
        <p className="mt-2 text-quiet">
          {words.inGroups}{' '}
          <span className="text-ink">
            <HostIdText hostId={scanned.hostId} />
          </span>
        </p>
      )}
      <p role="status" className={scanned === null || sayOf(scanned) === '' ? 'sr-only' : 'mt-2 font-medium text-warn'}>
        {scanned === null ? '' : sayOf(scanned)}
      </p>
      {scanned?.kind === 'suggestion' && (
        <div className="mt-1">
          <p className="text-lg">
            <HostIdText hostId={scanned.hostId} />
          </p>
          <button type="button" className="action-second mt-2" onClick={() => put(scanned.hostId)}>
            {words.useIt}
          </button>
        </div>
      )}
    </>
  );

  function sayOf(read: Scanned): string {
    if (read.kind === 'suggestion') return words.didYouMean;
    if (read.kind === 'several') return words.several;
    return read.kind === 'foreign' ? foreign[read.what] : '';
  }
}
