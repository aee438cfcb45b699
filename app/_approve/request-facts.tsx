import type { HostId } from '../../lib/hosts/edge-host-id';
import { wordPairOf } from '../../lib/hosts/word-pair';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import { HostPlate } from '../_parts/host-plate';
import { SitePlate } from '../_parts/site-plate';
import { formatMoment } from './format-moment';

interface RequestFactsProps {
  readonly t: Dictionary;
  readonly request: {
    readonly hostId: HostId;
    readonly hostName: string | null;
    readonly requestedAtMs: number;
    readonly requestedBy: string;
    readonly state: 'waiting' | 'approved' | 'rejected';
  };
  readonly site: Site;
}

/** What IT is asked: which host, for which site, since when, and by which way it was asked for. */
export function RequestFacts({ t, request, site }: RequestFactsProps) {
  const texts = t.access.approve;
  const facts = [
    [t.confirm.words, wordPairOf(request.hostId).join(' ')],
    [
      request.state === 'waiting' ? texts.askedAt : texts.decidedAt,
      formatMoment(request.requestedAtMs, site.timeZone, t.language),
    ],
    [texts.askedBy, request.requestedBy],
    ...(request.hostName === null ? [] : [[texts.hostName, request.hostName]]),
  ];
  return (
    <div className="space-y-3">
      <HostPlate t={t} hostId={request.hostId} label={texts.host} />
      <SitePlate site={site} label={texts.site} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2 px-5 py-2">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="wrap-anywhere font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
