import { HostIdText } from '../_parts/host-id-text';
import type { Verdict } from './judge-codes';
import type { ScanWords } from './scan-words';

export type ScanNoteText = Verdict | { readonly kind: 'says'; readonly sentence: string } | null;

interface ScanNoteProps {
  readonly words: ScanWords;
  readonly note: ScanNoteText;
  readonly onUse: (text: string) => void;
  readonly onDrop: () => void;
}

/** What came of a photo or a tag, spoken at once. */
export function ScanNote({ words, note, onUse, onDrop }: ScanNoteProps) {
  const sentence = note === null ? '' : sentenceOf(words, note);
  return (
    <>
      <p role="status" className={sentence === '' ? 'sr-only' : 'mt-3 rounded-2xl bg-tint px-4 py-3 font-medium'}>
        {sentence}
      </p>
      {note?.kind === 'uncertain' && (
        <div className="mt-3">
          <p className="text-xl">
            <HostIdText hostId={note.text} />
          </p>
          <div className="mt-2 flex flex-wrap gap-3">
            <button type="button" className="action-second flex-1" onClick={() => onUse(note.text)}>
              {words.useIt}
            </button>
            <button type="button" className="action-second flex-1" onClick={onDrop}>
              {words.notIt}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

function sentenceOf(words: ScanWords, note: NonNullable<ScanNoteText>): string {
  switch (note.kind) {
    case 'says':
      return note.sentence;
    case 'found':
      return words.found;
    case 'uncertain':
      return words.uncertain;
    case 'several':
      return words.several;
    case 'foreign':
      return words.foreign[note.what];
    case 'nothing':
      return words.tagFailed;
  }
}
