import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { Icon } from '../_parts/icon';
import { arrivalHref } from './arrival-href';
import type { SiteRows } from './site-row';

interface SiteListProps {
  readonly base: Base;
  readonly hostId: string;
  readonly pass: string | null;
  readonly found: SiteRows;
  readonly texts: Dictionary['choose']['search'];
  readonly count: string;
  readonly isFiltered: boolean;
}

/** The sites to choose from; each row is one big link. */
export function SiteList({ base, hostId, pass, found, texts, count, isFiltered }: SiteListProps) {
  const hasNone = found.sites.length === 0;
  const isUnasked = hasNone && found.more;
  return (
    <section aria-labelledby="sites" className="mt-6">
      <div className="flex items-baseline justify-between gap-3 pb-2">
        <h2 id="sites" className="font-semibold text-quiet">
          {texts.results}
        </h2>
        <p className="text-quiet text-sm" aria-live="polite">
          {found.more ? '' : count}
        </p>
      </div>
      {isUnasked && <p className="card p-5">{texts.tooMany}</p>}
      {hasNone && !isUnasked && <p className="card p-5">{isFiltered ? texts.none : texts.noneAtAll}</p>}
      <ul className="card divide-y divide-line overflow-hidden empty:hidden">
        {found.sites.map((site) => (
          <li key={site.id}>
            <a
              href={arrivalHref({ base, hostId, siteId: site.id, pass })}
              className="flex min-h-16 items-center gap-3 px-5 py-3 -outline-offset-3 hover:bg-tint"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold text-lg leading-snug">{site.name}</span>
                <span className="block text-quiet text-sm">{site.address}</span>
              </span>
              <Icon name="forward" className="size-5 text-link rtl:-scale-x-100" />
            </a>
          </li>
        ))}
      </ul>
      {found.more && !hasNone && <p className="mt-3 text-quiet">{texts.more}</p>}
    </section>
  );
}
