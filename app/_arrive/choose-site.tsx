import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { HostLine } from '../_parts/host-line';
import { arrivalHref } from './arrival-href';
import { RegisteredBefore } from './registered-before';
import type { SiteRows } from './site-row';
import { SiteSearch } from './site-search';

interface ChooseSiteProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly hostId: HostId;
  readonly search: string;
  readonly found: SiteRows;
  /** For the links of this page; null where they work without. */
  readonly pass: string | null;
  /** There are ways in that open further sites. */
  readonly canProveMore: boolean;
}

const mostRows = 20;

/** Step two, when nobody has said yet where this host belongs. */
export function ChooseSite({ t, base, hostId, search, found, pass, canProveMore }: ChooseSiteProps) {
  const counts = Array.from({ length: mostRows + 1 }, (_, count) => t.choose.count(count));
  return (
    <>
      <HostLine t={t} hostId={hostId} />
      <h1 className="heading-page mt-1">{t.choose.title}</h1>
      <SiteSearch
        base={base}
        hostId={hostId}
        pass={pass}
        initialSearch={search}
        initial={found}
        texts={t.choose.search}
        counts={counts}
      />
      {canProveMore && (
        <p className="mt-4 text-center">
          <a className="link-quiet text-sm" href={arrivalHref({ base, hostId, asksForPin: true, pass })}>
            {t.access.prove.another}
          </a>
        </p>
      )}
      <RegisteredBefore t={t} base={base} hostId={hostId} pass={pass} />
    </>
  );
}
