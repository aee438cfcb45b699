import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';

/** The way on for a host that shows no QR code any more, because it is registered. */
export function RegisteredBefore({ t, hostId }: { t: Dictionary; hostId: HostId }) {
  return (
    <p className="mt-4 text-center">
      <a className="link-quiet text-sm" href={`/registrations/${encodeURIComponent(hostId)}`}>
        {t.confirm.registeredBefore}
      </a>
    </p>
  );
}
