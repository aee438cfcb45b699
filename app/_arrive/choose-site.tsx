import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { HostLine } from '../_parts/host-line';
import { textGap } from '../_parts/text-gap';
import { arrivalHref } from './arrival-href';
import { RegisteredBefore } from './registered-before';
import { SiteLink } from './site-link';
import type { SiteRows } from './site-row';
import { SiteSearch } from './site-search';

interface ChooseSiteProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly hostId: HostId;
  readonly search: string;
  readonly found: SiteRows;
  /** Where this phone registered last, if one may register there now. */
  readonly lastSite: Site | null;
  /** Is it known of any site where it is? */
  readonly hasPlaces: boolean;
  /** For the links of this page; null where they work without. */
  readonly pass: string | null;
  /** There are ways in that open further sites. */
  readonly canProveMore: boolean;
}

const mostRows = 20;

/** Step two, when nobody has said yet where this host belongs: what is likely first, then the search. */
export function ChooseSite(props: ChooseSiteProps) {
  const { t, base, hostId, search, found, lastSite, hasPlaces, pass, canProveMore } = props;
  const counts = Array.from({ length: mostRows + 1 }, (_, count) => t.choose.count(count));
  return (
    <>
      <HostLine t={t} hostId={hostId} />
      <h1 className="heading-page mt-1">{t.choose.title}</h1>
      {lastSite !== null && search === '' && (
        <section aria-labelledby="last-site" className="mt-5">
          <h2 id="last-site" className="pb-2 font-semibold text-quiet">
            {t.choose.lastSite}
          </h2>
          <div className="card overflow-hidden">
            <SiteLink href={arrivalHref({ base, hostId, siteId: lastSite.id, pass })} site={rowOf(lastSite)} />
          </div>
        </section>
      )}
      <SiteSearch
        base={base}
        hostId={hostId}
        pass={pass}
        initialSearch={search}
        initial={found}
        texts={{ search: t.choose.search, movedTo: t.choose.movedTo(textGap), counts, language: t.language }}
        near={hasPlaces ? t.choose.near : null}
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

function rowOf({ name, address, number }: Site) {
  return number === null ? { name, address } : { name, address, number };
}
