import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import { Icon, type IconName } from '../../_parts/icon';

interface StatusHeadingProps {
  readonly t: Dictionary;
  readonly view: RegistrationView;
  readonly siteName: string;
  /** In how many seconds it is this host's turn; null when it need not wait. */
  readonly turnInSeconds: number | null;
}

/** The answer to “did it work?”, in words that are also spoken when they change. */
export function StatusHeading({ t, view, siteName, turnInSeconds }: StatusHeadingProps) {
  const isHeldUp = view.problem !== null && view.state !== 'needs_attention';
  const tone = isHeldUp ? plain : toneOf(view.state);
  const text = t.registration.states[view.state];
  const missing = Math.max(1, view.hosts.needed - view.hosts.present);
  const isSilent = view.hasCalledHome === false;
  const { together, isDue: isLate } = view;
  const values = { site: siteName, missing, isSilent, together, turnInSeconds, isLate };
  const { title, sentence } = isHeldUp
    ? t.registration.unfinished
    : { title: text.title, sentence: text.sentence(values) };
  return (
    <div className={tone.panel}>
      {tone.icon !== null && (
        <span aria-hidden="true" className={`mb-4 grid size-14 place-items-center rounded-2xl ${tone.badge}`}>
          <Icon name={tone.icon} className="size-8" />
        </span>
      )}
      <div role="status" aria-live="polite">
        <h1 className="heading-page">{title}</h1>
        <p className="mt-2 text-lg leading-normal">{sentence}</p>
      </div>
    </div>
  );
}

interface Tone {
  readonly icon: IconName | null;
  readonly panel: string;
  readonly badge: string;
}

const panel = 'rounded-3xl p-5 pb-6';
const busy: Tone = { icon: 'host', panel: `${panel} bg-tint`, badge: 'bg-brand text-on-brand pulse-ring' };
/** Nobody works on it, and nobody here can do anything about that. */
const calm: Tone = { icon: 'host', panel: `${panel} bg-tint`, badge: 'bg-brand text-on-brand' };
const good: Tone = { icon: 'check', panel: `${panel} bg-good-tint`, badge: 'bg-good text-surface' };
/** The problem itself follows, and is what should catch the eye. */
const plain: Tone = { icon: null, panel: '', badge: '' };

function toneOf(state: RegistrationView['state']): Tone {
  if (state === 'ready') return good;
  if (state === 'waiting_for_approval') return calm;
  return state === 'needs_attention' ? plain : busy;
}
