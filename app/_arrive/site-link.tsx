import { Icon } from '../_parts/icon';
import type { SiteRow } from './site-row';

interface SiteLinkProps {
  readonly href: string;
  readonly site: Pick<SiteRow, 'name' | 'address' | 'number'>;
  /** How far it is, in words. */
  readonly distance?: string | null;
  /** What has become of it. */
  readonly note?: string;
  /** Not what was asked for, only the way to it. */
  readonly isQuiet?: boolean;
}

/** A site as one big link, with what tells it from its namesakes. */
export function SiteLink({ href, site, distance = null, note, isQuiet = false }: SiteLinkProps) {
  const { name, address, number } = site;
  return (
    <a href={href} className="flex min-h-16 items-center gap-3 px-5 py-3 -outline-offset-3 hover:bg-tint">
      <span className="min-w-0 flex-1">
        <span className={`block font-semibold leading-snug ${isQuiet ? 'text-quiet' : 'text-lg'}`}>
          <bdi>{name}</bdi>
        </span>
        <span className="block text-quiet text-sm">
          {number !== undefined && (
            <>
              <bdi className="host-letters font-semibold text-ink">{number}</bdi>
              {' · '}
            </>
          )}
          <bdi>{address}</bdi>
        </span>
        {note !== undefined && <span className="block font-semibold text-sm text-warn">{note}</span>}
      </span>
      {distance !== null && (
        <span className="shrink-0 text-quiet text-sm">
          <bdi>{distance}</bdi>
        </span>
      )}
      <Icon name="forward" className="size-5 text-link rtl:-scale-x-100" />
    </a>
  );
}
