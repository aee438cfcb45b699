'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import { Icon } from '../_parts/icon';
import { deliver } from './deliver';
import type { Verdict } from './judge-codes';
import type { ScanDialog } from './scan-dialog';
import { ScanNote, type ScanNoteText } from './scan-note';
import type { ScanWords } from './scan-words';

interface ScanPanelProps {
  readonly words: ScanWords;
  /** The field that gets what was found; its form is sent then. */
  readonly fieldId: string;
  /** Default true: there is nothing else to do first. */
  readonly isMain?: boolean;
}

/**
 * Camera, photo and tag. Everything heavy is loaded by the tap that asks for it. Without scripts it is not shown: nothing
 * of it could work.
 */
export function ScanPanel({ words, fieldId, isMain = true }: ScanPanelProps) {
  const file = useRef<HTMLInputElement>(null);
  const [Dialog, setDialog] = useState<ComponentType<Parameters<typeof ScanDialog>[0]> | null>(null);
  const [note, setNote] = useState<ScanNoteText>(null);
  const [hasTags, setHasTags] = useState(false);
  const [waiting, setWaiting] = useState<AbortController | null>(null);

  useEffect(() => setHasTags('NDEFReader' in globalThis), []);
  useEffect(() => {
    // Out of the browser's memory the page comes back as it was left: with the camera open.
    const onLeave = () => setDialog(null);
    window.addEventListener('pagehide', onLeave);
    return () => window.removeEventListener('pagehide', onLeave);
  }, []);
  useEffect(() => () => waiting?.abort(), [waiting]);

  const say = (sentence: string) => setNote({ kind: 'says', sentence });
  const take = (verdict: Verdict) => {
    if (verdict.kind === 'found') deliver(fieldId, verdict.text);
    setNote(verdict);
  };
  const openDialog = () => {
    setNote(null);
    import('./scan-dialog').then(
      ({ ScanDialog: Loaded }) => setDialog(() => Loaded),
      () => say(words.camera.failed),
    );
  };
  const openPhotos = () => {
    setDialog(null);
    file.current?.click();
  };
  const readPhoto = async (photo: File) => {
    say(words.readingPhoto);
    try {
      const { judgePhoto } = await import('./judge-photo');
      const verdict = await judgePhoto(photo);
      if (verdict === null) return say(words.photoUnreadable);
      if (verdict.kind === 'nothing') return say(words.photoWithout);
      if (verdict.kind === 'several') return say(words.photoSeveral);
      take(verdict);
    } catch {
      say(words.camera.failed);
    }
  };
  const readTag = async () => {
    const waitsFor = new AbortController();
    setWaiting(waitsFor);
    say(words.tagWaiting);
    try {
      const { judgeTag } = await import('./judge-tag');
      take(await judgeTag(waitsFor.signal));
    } catch {
      if (!waitsFor.signal.aborted) say(words.tagFailed);
    }
  };

  return (
    <div className="noscript:hidden">
      <button
        type="button"
        className={isMain ? 'action-main' : 'action-second min-h-14 w-full bg-surface text-lg'}
        onClick={openDialog}
      >
        <Icon name="scan" />
        {words.action}
      </button>
      <div className="mt-3 flex flex-wrap gap-3">
        <button type="button" className="action-second flex-1" onClick={() => file.current?.click()}>
          <Icon name="camera" className="size-5" />
          {words.photo}
        </button>
        {hasTags && (
          <button type="button" className="action-second flex-1" onClick={readTag}>
            {words.tag}
          </button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={words.photo}
        onChange={({ target }) => {
          const [photo] = target.files ?? [];
          // The same photo may be chosen again.
          target.value = '';
          if (photo !== undefined) void readPhoto(photo);
        }}
      />
      <ScanNote words={words} note={note} onUse={(text) => deliver(fieldId, text)} onDrop={() => setNote(null)} />
      {Dialog !== null && (
        <Dialog
          words={words}
          onFound={(text) => deliver(fieldId, text)}
          onClose={() => setDialog(null)}
          onPhoto={openPhotos}
          onType={() => document.getElementById(fieldId)?.focus()}
        />
      )}
    </div>
  );
}
