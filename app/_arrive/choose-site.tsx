import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { endOfHostId } from '../_parts/group-host-id';
import { Icon } from '../_parts/icon';
import { RegisteredBefore } from './registered-before';
import type { SiteRows } from './site-row';
import { SiteSearch } from './site-search';

interface ChooseSiteProps {
  readonly t: Dictionary;
  readonly hostId: HostId;
  readonly search: string;
  readonly found: SiteRows;
}

const mostRows = 20;

/** Step two, when nobody has said yet where this host belongs. */
export function ChooseSite({ t, hostId, search, found }: ChooseSiteProps) {
  const counts = Array.from({ length: mostRows + 1 }, (_, count) => t.choose.count(count));
  return (
    <>
      <p className="flex items-center gap-2 font-medium text-quiet">
        <Icon name="host" className="size-5 text-link" />
        {t.confirm.host}
        <span className="host-letters font-bold text-ink text-lg">{endOfHostId(hostId)}</span>
      </p>
      <h1 className="heading-page mt-1">{t.choose.title}</h1>
      <SiteSearch hostId={hostId} initialSearch={search} initial={found} texts={t.choose.search} counts={counts} />
      <RegisteredBefore t={t} hostId={hostId} />
    </>
  );
}
