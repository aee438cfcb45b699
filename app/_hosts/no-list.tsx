import type { Dictionary } from '../../lib/i18n/dictionary';
import { arrivalHref } from '../_arrive/arrival-href';
import type { Base } from '../_front/base';
import { endOfHostId } from '../_parts/group-host-id';
import { Icon } from '../_parts/icon';
import type { HostList } from './host-list';

interface NoListProps {
  readonly t: Dictionary;
  readonly base: Base;
  /** What the address or the phone names, whoever may see it. */
  readonly list: HostList | null;
}

/** Nothing is kept, or the reader may not see it: the same page, with the way that works for everybody. */
export function NoList({ t, base, list }: NoListProps) {
  const hosts = (list?.hosts ?? []).filter(({ hostId }) => hostId !== null);
  return (
    <>
      <h1 className="heading-page">{t.hosts.none.title}</h1>
      <p className="mt-3 text-lg">{t.hosts.none.sentence}</p>
      {hosts.length > 0 && (
        <ul className="mt-6 space-y-3">
          {hosts.map(({ text }) => (
            <li key={text}>
              <a
                className="action-second w-full"
                href={arrivalHref({ base, hostId: text, ...(list === null ? {} : { siteId: list.siteId }) })}
              >
                <span className="host-letters">{endOfHostId(text)}</span>
                <span className="sr-only"> {t.hosts.row.alone}</span>
                <Icon name="forward" className="size-5 rtl:-scale-x-100" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className="action-bar">
        <a href={arrivalHref({ base })} className="action-main">
          {t.hosts.none.action}
        </a>
      </div>
    </>
  );
}
