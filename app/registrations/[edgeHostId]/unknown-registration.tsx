import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { AccessMode } from '../../../lib/sites/site';
import { arrivalHref } from '../../_arrive/arrival-href';
import type { Base } from '../../_front/base';
import { registrationHref } from '../../_front/registration-href';
import { HostPlate } from '../../_parts/host-plate';

interface UnknownRegistrationProps {
  readonly t: Dictionary;
  readonly base: Base;
  /** Null when the address names none. */
  readonly hostId: HostId | null;
  /** The ways in that count at any site. */
  readonly modes: readonly AccessMode[];
}

/**
 * Nobody registered this host here, or the reader may not know of it: the same page, so that nobody learns the one from
 * the other. An ordinary page and not Next's `notFound()`: that one is drawn by scripts alone, and without them the reader
 * sees nothing at all.
 */
export function UnknownRegistration({ t, base, hostId, modes }: UnknownRegistrationProps) {
  const { unknown } = t.registration;
  return (
    <>
      <title>{unknown.title}</title>
      <h1 className="heading-page">{unknown.title}</h1>
      <p className="mt-3 mb-5 text-lg">{unknown.sentence}</p>
      {hostId !== null && <HostPlate t={t} hostId={hostId} label={t.confirm.host} />}
      {hostId !== null && <WaysIn t={t} base={base} hostId={hostId} modes={modes} />}
      <div className="action-bar">
        <a href={hostId === null ? `${base}/` : arrivalHref({ base, hostId })} className="action-main">
          {unknown.action}
        </a>
      </div>
    </>
  );
}

/** For whoever has registered it, on another phone or a day ago. */
function WaysIn({ t, base, hostId, modes }: UnknownRegistrationProps & { readonly hostId: HostId }) {
  const isGuarded = modes.some((mode) => mode !== 'open');
  if (!isGuarded) return null;
  const { prove } = t.access;
  const signInHref = `/api/sign-in?${new URLSearchParams({ to: registrationHref(base, hostId) })}`;
  return (
    <section className="mt-6">
      <p>{t.registration.unknown.prove}</p>
      <p className="mt-2 text-quiet">{prove.scan}</p>
      <ul>
        {modes.includes('pin') && (
          <li>
            <a className="link-quiet" href={arrivalHref({ base, hostId, asksForPin: true })}>
              {prove.pinTitle}
            </a>
          </li>
        )}
        {modes.includes('sign_in') && (
          <li>
            <a className="link-quiet" href={signInHref}>
              {prove.signIn}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
