import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';

/** For browsers without scripts: what the others do by themselves when nobody may be working on a registration. */
export function GoOn({ t, view }: { readonly t: Dictionary; readonly view: RegistrationView }) {
  const { sentence, action } = t.registration.goOn;
  const isUnderWay = view.state === 'queued' || view.state === 'registering' || view.state === 'joining';
  if (!view.isDue || !isUnderWay || view.problem !== null) return null;
  return (
    <noscript className="block">
      <form method="post" action={`/api/registrations/${encodeURIComponent(view.hostId)}/continue`}>
        <p className="mb-3">{sentence}</p>
        <button type="submit" className="action-main">
          {action}
        </button>
      </form>
    </noscript>
  );
}
