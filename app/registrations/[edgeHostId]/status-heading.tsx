import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import { Icon, type IconName } from '../../_parts/icon';

interface StatusHeadingProps {
  readonly t: Dictionary;
  readonly view: RegistrationView;
  readonly siteName: string;
}

/** The answer to “did it work?”, in words that are also spoken when they change. */
export function StatusHeading({ t, view, siteName }: StatusHeadingProps) {
  const tone = toneOf(view.state);
  const text = t.registration.states[view.state];
  const missing = Math.max(1, view.hosts.needed - view.hosts.present);
  const sentence = text.sentence({ site: siteName, missing });
  return (
    <div className={`rounded-3xl p-5 pb-6 ${tone.panel}`}>
      <span aria-hidden="true" className={`grid size-14 place-items-center rounded-2xl ${tone.badge}`}>
        <Icon name={tone.icon} className="size-8" />
      </span>
      <div role="status" aria-live="polite" className="mt-4">
        <h1 className="heading-page">{text.title}</h1>
        <p className="mt-2 text-lg leading-normal">{sentence}</p>
      </div>
    </div>
  );
}

interface Tone {
  readonly icon: IconName;
  readonly panel: string;
  readonly badge: string;
}

const busy: Tone = { icon: 'host', panel: 'bg-tint', badge: 'bg-brand text-on-brand pulse-ring' };
const good: Tone = { icon: 'check', panel: 'bg-good-tint', badge: 'bg-good text-surface' };
const bad: Tone = { icon: 'alert', panel: 'bg-bad-tint', badge: 'bg-bad text-surface' };

function toneOf(state: RegistrationView['state']): Tone {
  if (state === 'ready') return good;
  return state === 'needs_attention' ? bad : busy;
}
