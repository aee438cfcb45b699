import type { Dictionary } from '../../lib/i18n/dictionary';
import { enCrash } from '../../lib/i18n/en/crash';
import type { Base } from '../_front/base';

type CrashTexts = Dictionary['crash'];

const id = 'crash-texts';

interface CrashTextsTemplateProps {
  readonly texts: CrashTexts;
  readonly base: Base;
}

/**
 * The words for a page that could not be shown, in the reader's language, for a script that has no dictionary, and below
 * which path its way on leads.
 */
export function CrashTextsTemplate({ texts, base }: CrashTextsTemplateProps) {
  const attributes = Object.fromEntries(Object.entries(texts).map(([key, text]) => [`data-${key}`, text]));
  return <template id={id} data-base={base} {...attributes} />;
}

/** What {@link CrashTextsTemplate} has left on the page; English where the frame of the page is not there either. */
export function readCrashTexts(): CrashTexts {
  const kept = readLeft();
  const entries = Object.entries(enCrash).map(([key, english]) => [key, kept?.[key] ?? english]);
  return Object.fromEntries(entries) as CrashTexts;
}

/** Nobody is led out of practice into the real thing. */
export function readCrashBase(): Base {
  return readLeft()?.base === '/practice' ? '/practice' : '';
}

function readLeft(): DOMStringMap | undefined {
  return typeof document === 'undefined' ? undefined : document.getElementById(id)?.dataset;
}
