import { catalogue, type ErrorCode } from '../../../lib/errors';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import { SubmitOnce } from '../../_parts/submit-once';

interface TryAgainProps {
  readonly t: Dictionary;
  readonly view: RegistrationView;
  readonly code: ErrorCode;
}

/** Sends the same registration once more; the main act only where nobody has to mend anything first. */
export function TryAgain({ t, view, code }: TryAgainProps) {
  const { again, againAfterFix, states } = t.registration;
  const canHelp = catalogue[code].retry;
  return (
    <form method="post" action="/api/registrations">
      <input type="hidden" name="edgeHostId" value={view.hostId} />
      <input type="hidden" name="siteId" value={view.siteId} />
      <input type="hidden" name="hostName" value={view.hostName ?? ''} />
      <SubmitOnce
        label={canHelp ? again : againAfterFix}
        sending={states.registering.title}
        className={canHelp ? 'action-main' : 'action-second w-full'}
      />
    </form>
  );
}
