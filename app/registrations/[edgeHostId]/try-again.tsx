import type { RegistrationView } from '../../../lib/registration/view';
import { SubmitOnce } from '../../_parts/submit-once';

interface TryAgainProps {
  readonly view: RegistrationView;
  readonly label: string;
  readonly sending: string;
}

/** Sends the same registration once more; whatever is done already is left alone. */
export function TryAgain({ view, label, sending }: TryAgainProps) {
  return (
    <form method="post" action="/api/registrations">
      <input type="hidden" name="edgeHostId" value={view.hostId} />
      <input type="hidden" name="siteId" value={view.siteId} />
      <input type="hidden" name="hostName" value={view.hostName ?? ''} />
      <SubmitOnce label={label} sending={sending} />
    </form>
  );
}
