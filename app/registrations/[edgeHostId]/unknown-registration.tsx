import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import { arrivalHref } from '../../_arrive/arrival-href';
import { HostPlate } from '../../_parts/host-plate';

/**
 * Nobody registered this host here; null when the address names none. An ordinary page and not Next's `notFound()`: that
 * one is drawn by scripts alone, and without them the reader sees nothing at all.
 */
export function UnknownRegistration({ t, hostId }: { t: Dictionary; hostId: HostId | null }) {
  const { unknown } = t.registration;
  return (
    <>
      <title>{unknown.title}</title>
      <h1 className="heading-page">{unknown.title}</h1>
      <p className="mt-3 mb-5 text-lg">{unknown.sentence}</p>
      {hostId !== null && <HostPlate t={t} hostId={hostId} label={t.confirm.host} />}
      <div className="action-bar">
        <a href={hostId === null ? '/' : arrivalHref({ hostId })} className="action-main">
          {unknown.action}
        </a>
      </div>
    </>
  );
}
