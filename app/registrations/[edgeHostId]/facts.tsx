import type { ReactNode } from 'react';
import { wordPairOf } from '../../../lib/hosts/word-pair';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import { kindOfHost } from '../../../lib/i18n/pool-words';
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
  const kind = kindOfHost(t, site, view.pool);
  return (
    <>
      <HostPlate t={t} hostId={view.hostId} label={t.registration.host} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-3 border-line border-y py-4">
        <Fact name={t.report.receipt.words} value={words} />
        {view.hostName !== null && <Fact name={t.report.receipt.name} value={view.hostName} />}
        {kind !== null && <Fact name={t.report.receipt.kind} value={kind.text} language={kind.language} />}
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

interface FactProps {
  readonly name: string;
  readonly value: string;
  /** Of words of IT that are in a language of their own. */
  readonly language?: string | undefined;
  readonly children?: ReactNode;
}

function Fact({ name, value, language, children }: FactProps) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="wrap-anywhere">
        <span className="block font-semibold">
          <bdi lang={language}>{value}</bdi>
        </span>
        {children}
      </dd>
    </>
  );
}
