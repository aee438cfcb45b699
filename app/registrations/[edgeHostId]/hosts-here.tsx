import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import { Icon } from '../../_parts/icon';

interface HostsHereProps {
  readonly t: Dictionary;
  readonly hosts: RegistrationView['hosts'];
  /** How many hosts lead the site: with more than half of them it works on. */
  readonly controlPlane: 1 | 2 | 3 | 5;
}

/** How many of the hosts that a site starts with are there, drawn as places to fill, and what they are good for. */
export function HostsHere({ t, hosts, controlPlane }: HostsHereProps) {
  const places = Array.from({ length: hosts.needed }, (_, index) => ({
    name: `place-${index}`,
    isTaken: index < hosts.present,
  }));
  const missing = Math.max(0, controlPlane - hosts.present);
  return (
    <section className="card p-5" aria-label={t.registration.hosts}>
      <p className="font-bold text-lg">{t.registration.hostsHere(hosts.present, hosts.needed)}</p>
      {controlPlane > 1 && <p className="mt-0.5">{t.registration.survives(missing, (controlPlane - 1) / 2)}</p>}
      <div className="mt-3 flex flex-wrap gap-2" aria-hidden="true">
        {places.map(({ name, isTaken }) => (
          <span
            key={name}
            className={`grid h-14 min-w-14 flex-1 place-items-center rounded-xl border-2 ${
              isTaken ? 'border-good bg-good-tint text-good' : 'border-field-line border-dashed text-quiet'
            }`}
          >
            <Icon name={isTaken ? 'host' : 'add'} className="size-6" />
          </span>
        ))}
      </div>
    </section>
  );
}
