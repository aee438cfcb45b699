import type { Dictionary } from '../../lib/i18n/dictionary';
import { enCrash } from '../../lib/i18n/en/crash';

type CrashTexts = Dictionary['crash'];

const id = 'crash-texts';

/** The words for a page that could not be shown, in the reader's language, for a script that has no dictionary. */
export function CrashTextsTemplate({ texts }: { texts: CrashTexts }) {
  const attributes = Object.fromEntries(Object.entries(texts).map(([key, text]) => [`data-${key}`, text]));
  return <template id={id} {...attributes} />;
}

/** What {@link CrashTextsTemplate} has left on the page; English where the frame of the page is not there either. */
export function readCrashTexts(): CrashTexts {
  const kept = typeof document === 'undefined' ? undefined : document.getElementById(id)?.dataset;
  const entries = Object.entries(enCrash).map(([key, english]) => [key, kept?.[key] ?? english]);
  return Object.fromEntries(entries) as CrashTexts;
}
