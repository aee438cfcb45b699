import type { HeadingWords, Tone } from '../../../lib/i18n/registration/heading-words';
import { Icon, type IconName } from '../../_parts/icon';

/**
 * The answer to “did it work?”, in words that are also spoken when they change. What changes all the time stands below
 * them, where nobody hears it over and over.
 */
export function StatusHeading({ words: { title, sentence, wait, tone } }: { words: HeadingWords }) {
  const { icon, panel, badge, glyph } = looks[tone];
  return (
    <div className={panel}>
      {icon !== null && (
        <span aria-hidden="true" className={`mb-4 grid place-items-center ${badge}`}>
          <Icon name={icon} className={glyph} />
        </span>
      )}
      <div role="status" aria-live="polite">
        <h1 className="heading-page">{title}</h1>
        <p className="mt-2 text-lg leading-normal">{sentence}</p>
      </div>
      {wait !== null && <p className="mt-1 text-lg leading-normal">{wait}</p>}
    </div>
  );
}

interface Look {
  readonly icon: IconName | null;
  readonly panel: string;
  readonly badge: string;
  readonly glyph: string;
}

const panel = 'rounded-3xl border border-transparent p-5 pb-6';
const badge = 'size-14 rounded-2xl forced-colors:border-2';

/** No state is told by its colour alone: each has its own sign, and the words say it anyway. */
const looks: Record<Tone, Look> = {
  busy: {
    icon: 'host',
    panel: `${panel} bg-tint`,
    badge: `${badge} bg-brand text-on-brand pulse-ring`,
    glyph: 'size-8',
  },
  /** Nobody works on it, and nobody here can do anything about that. */
  calm: { icon: 'host', panel: `${panel} bg-tint`, badge: `${badge} bg-brand text-on-brand`, glyph: 'size-8' },
  care: { icon: 'alert', panel: `${panel} bg-warn-tint`, badge: `${badge} bg-warn text-surface`, glyph: 'size-8' },
  good: {
    icon: 'check',
    panel: `${panel} bg-good-tint text-center`,
    badge: 'mx-auto size-24 rounded-full bg-good text-surface forced-colors:border-2',
    glyph: 'size-14',
  },
  /** The problem itself follows, and is what should catch the eye. */
  plain: { icon: null, panel: '', badge: '', glyph: '' },
};
