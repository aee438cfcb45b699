import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import { Icon } from '../../_parts/icon';

/** How many of the hosts that a site starts with are there; drawn as places to fill. */
export function HostsHere({ t, hosts }: { t: Dictionary; hosts: RegistrationView['hosts'] }) {
  const places = Array.from({ length: hosts.needed }, (_, index) => ({
    name: `place-${index}`,
    isTaken: index < hosts.present,
  }));
  return (
    <section className="card p-5" aria-label={t.registration.hosts}>
      <p className="font-bold text-lg">{t.registration.hostsHere(hosts.present, hosts.needed)}</p>
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
