import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Base } from '../../_front/base';
import { PassField } from '../../_parts/pass-field';

interface GoOnProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly view: RegistrationView;
  readonly pass: string | null;
}

/** For browsers without scripts: what the others do by themselves when nobody may be working on a registration. */
export function GoOn({ t, base, view, pass }: GoOnProps) {
  const { sentence, action } = t.registration.goOn;
  const isUnderWay = view.state === 'queued' || view.state === 'registering' || view.state === 'joining';
  if (!view.isDue || !isUnderWay || view.problem !== null) return null;
  return (
    <noscript className="block">
      <form method="post" action={`${base}/api/registrations/${encodeURIComponent(view.hostId)}/continue`}>
        <PassField pass={pass} />
        <p className="mb-3">{sentence}</p>
        <button type="submit" className="action-main">
          {action}
        </button>
      </form>
    </noscript>
  );
}
