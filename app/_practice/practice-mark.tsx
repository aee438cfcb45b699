import type { Dictionary } from '../../lib/i18n/dictionary';

/** More than a phone held upright shows at once, and enough for a picture of a long page; the rest is cut off. */
const lines = Array.from({ length: 20 }, (_, at) => `line-${at}`);
const words = 14;

/**
 * Lies across every page of practice, so that no picture of one passes for the real thing: in the dark, on paper, in forced
 * colours. The style sheet makes text of it, because backgrounds are not printed; nobody is read it, and no tap meets it.
 */
export function PracticeMark({ t }: { t: Dictionary }) {
  const line = Array.from({ length: words }, () => t.practice.mark).join('   ');
  return (
    <div aria-hidden="true" className="practice-mark" data-practice-mark="">
      {lines.map((name) => (
        <span key={name} data-line={line} />
      ))}
    </div>
  );
}
