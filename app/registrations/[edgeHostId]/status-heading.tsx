import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import { Icon } from '../../_parts/icon';

interface StatusHeadingProps {
  readonly t: Dictionary;
  readonly view: RegistrationView;
  readonly siteName: string;
}

/** The answer to “did it work?”, in words that are also spoken when they change. */
export function StatusHeading({ t, view, siteName }: StatusHeadingProps) {
  const text = t.registration.states[view.state];
  const missing = Math.max(1, view.hosts.needed - view.hosts.present);
  const sentence = text.sentence({ site: siteName, missing });
  return (
    <div className="flex items-start gap-4">
      <Badge state={view.state} />
      <div role="status" aria-live="polite" className="min-w-0 flex-1">
        <h1 className="heading-page pt-1.5">{text.title}</h1>
        <p className="mt-2 text-lg leading-normal">{sentence}</p>
      </div>
    </div>
  );
}

function Badge({ state }: { state: RegistrationView['state'] }) {
  const [icon, style] =
    state === 'ready'
      ? (['check', 'bg-good text-surface'] as const)
      : state === 'needs_attention'
        ? (['alert', 'bg-bad text-surface'] as const)
        : (['host', 'bg-tint text-link'] as const);
  return (
    <span aria-hidden="true" className={`grid size-14 shrink-0 place-items-center rounded-2xl ${style}`}>
      <Icon name={icon} className="size-8" />
    </span>
  );
}
