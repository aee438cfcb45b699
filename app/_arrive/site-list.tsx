import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { textGap } from '../_parts/text-gap';
import { arrivalHref } from './arrival-href';
import { SiteLink } from './site-link';
import type { SiteRow, SiteRows } from './site-row';

/** What the rows say. */
export interface SiteTexts {
  readonly search: Dictionary['choose']['search'];
  /** With {@link textGap} for the name of the site. */
  readonly movedTo: string;
  /** What to say for 0, 1, 2, … sites. */
  readonly counts: readonly string[];
  /** For numbers. */
  readonly language: string;
}

interface SiteListProps {
  readonly base: Base;
  readonly hostId: string;
  readonly pass: string | null;
  readonly found: SiteRows;
  readonly texts: SiteTexts;
  readonly title: string;
  /** Said in place of rows where there are none. */
  readonly none: string;
}

/** The sites to choose from; each row is one big link. */
export function SiteList({ base, hostId, pass, found, texts, title, none }: SiteListProps) {
  const { search, counts } = texts;
  const open = found.sites.filter(({ gone }) => gone === undefined);
  const isEmpty = found.sites.length === 0;
  return (
    <section aria-labelledby="sites" className="mt-6">
      <div className="flex items-baseline justify-between gap-3 pb-2">
        <h2 id="sites" className="font-semibold text-quiet">
          {title}
        </h2>
        <p className="text-quiet text-sm" aria-live="polite">
          {found.more || (open.length === 0 && !isEmpty) ? '' : (counts[open.length] ?? '')}
        </p>
      </div>
      {isEmpty && <p className="card p-5">{none}</p>}
      <ul className="card divide-y divide-line overflow-hidden empty:hidden">
        {found.sites.map((site) => (
          <li key={site.id}>
            {site.gone === undefined ? (
              <SiteLink
                href={arrivalHref({ base, hostId, siteId: site.id, pass })}
                site={site}
                distance={distanceOf(site, texts.language)}
              />
            ) : (
              <GoneSite base={base} hostId={hostId} pass={pass} site={site} texts={texts} />
            )}
          </li>
        ))}
      </ul>
      {found.more && !isEmpty && <p className="mt-3 text-quiet">{search.more}</p>}
    </section>
  );
}

type GoneSiteProps = Pick<SiteListProps, 'base' | 'hostId' | 'pass' | 'texts'> & { readonly site: SiteRow };

/** A site where nothing can be registered any more; one that has moved leads to where it is now. */
function GoneSite({ base, hostId, pass, site, texts }: GoneSiteProps) {
  const { movedTo } = site;
  if (movedTo === undefined) {
    const state = site.gone === 'moved' ? texts.search.moved : texts.search.closed;
    return (
      <div className="px-5 py-3 text-quiet">
        <p className="font-semibold leading-snug">
          <bdi>{site.name}</bdi>
        </p>
        <p className="text-sm">
          <bdi>{site.address}</bdi>
        </p>
        <p className="font-semibold text-sm text-warn">{state}</p>
      </div>
    );
  }
  const href = arrivalHref({ base, hostId, siteId: movedTo.id, pass });
  return <SiteLink href={href} site={site} note={texts.movedTo.replace(textGap, () => movedTo.name)} isQuiet />;
}

function distanceOf({ distanceKm }: SiteRow, language: string): string | null {
  if (distanceKm === undefined) return null;
  const digits = distanceKm < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'kilometer',
    maximumFractionDigits: digits,
  }).format(distanceKm);
}
