import type { ReactNode } from 'react';
import { wordPairOf } from '../../../lib/hosts/word-pair';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Site } from '../../../lib/sites/site';
import { HostPlate } from '../../_parts/host-plate';
import { formatMinute } from '../../_report/format-minute';

interface FactsProps {
  readonly t: Dictionary;
  readonly view: RegistrationView;
  readonly site: Site;
}

/** Which host, where, and since when: the end of the ID as large as on the page where it was compared. */
export function Facts({ t, view, site }: FactsProps) {
  const { registeredAtMs } = view.milestones;
  const words = wordPairOf(view.hostId).join(' ');
  return (
    <>
      <HostPlate t={t} hostId={view.hostId} label={t.registration.host} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-3 border-line border-y py-4">
        <Fact name={t.report.receipt.words} value={words} />
        {view.hostName !== null && <Fact name={t.report.receipt.name} value={view.hostName} />}
        <Fact name={t.registration.site} value={site.name}>
          <span className="block text-quiet text-sm">
            <bdi>{site.address}</bdi>
          </span>
        </Fact>
        {registeredAtMs !== null && (
          <Fact name={t.report.receipt.registered} value={formatMinute(registeredAtMs, site.timeZone, t.language)} />
        )}
      </dl>
    </>
  );
}

function Fact({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="wrap-anywhere">
        <span className="block font-semibold">
          <bdi>{value}</bdi>
        </span>
        {children}
      </dd>
    </>
  );
}
