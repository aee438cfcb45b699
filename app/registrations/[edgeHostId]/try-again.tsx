import { catalogue, type ErrorCode } from '../../../lib/errors';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import { arrivalHref } from '../../_arrive/arrival-href';
import type { Base } from '../../_front/base';
import { PassField } from '../../_parts/pass-field';
import { SubmitOnce } from '../../_parts/submit-once';

interface TryAgainProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly view: RegistrationView;
  readonly code: ErrorCode;
  readonly pass: string;
  readonly canRegister: boolean;
}

/** Sends the same registration once more; the main act only where nobody has to mend anything first. */
export function TryAgain({ t, base, view, code, pass, canRegister }: TryAgainProps) {
  const { again, againAfterFix, states, unknown } = t.registration;
  if (code === 'host_leaving') return null;
  if (code === 'host_removed') {
    // Where it is to be used now, nobody knows but whoever stands there.
    return (
      <a className="action-second w-full" href={arrivalHref({ base, hostId: view.hostId })}>
        {unknown.action}
      </a>
    );
  }
  const canHelp = catalogue[code].retry;
  const label = canHelp ? again : againAfterFix;
  const className = canHelp ? 'action-main' : 'action-second w-full';
  const isPoolWrong = code.startsWith('host_pool_') && !canHelp;
  if (!canRegister || isPoolWrong || code.startsWith('pairing_key_')) {
    // Something has to be typed, chosen or proved once more: the form asks for it.
    return (
      <a className={className} href={arrivalHref({ base, hostId: view.hostId, siteId: view.siteId })}>
        {label}
      </a>
    );
  }
  return (
    <form method="post" action={`${base}/api/registrations`}>
      <input type="hidden" name="edgeHostId" value={view.hostId} />
      <input type="hidden" name="siteId" value={view.siteId} />
      <input type="hidden" name="hostName" value={view.hostName ?? ''} />
      <PassField pass={pass} />
      <SubmitOnce label={label} sending={states.registering.title} className={className} />
    </form>
  );
}
