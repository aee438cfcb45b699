import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { registrationHref } from '../_front/registration-href';

interface RegisteredBeforeProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly hostId: HostId;
  readonly pass: string | null;
}

/** The way on for a host that shows no QR code any more, because it is registered. */
export function RegisteredBefore({ t, base, hostId, pass }: RegisteredBeforeProps) {
  return (
    <p className="mt-4 text-center">
      <a className="link-quiet text-sm" href={registrationHref(base, hostId, pass)}>
        {t.confirm.registeredBefore}
      </a>
    </p>
  );
}
