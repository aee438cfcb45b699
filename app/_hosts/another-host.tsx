import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import { arrivalHref } from '../_arrive/arrival-href';
import type { Base } from '../_front/base';
import { Icon } from '../_parts/icon';
import { PassField } from '../_parts/pass-field';
import { goesOneByOne } from './goes-one-by-one';
import { onwardKey } from './host-list';

interface AnotherHostProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly site: Site;
  /** The host that is registered here; it is the first one on the list. */
  readonly hostId: HostId;
  /** What opens the page where cookies are blocked; null: it opens without. */
  readonly pass: string | null;
  readonly formPass: string;
  /** The site waits for more hosts, so this is what to do next. */
  readonly isMain: boolean;
}

/** The site stays, the next scan joins the list; without a list it is one host after the other. */
export function AnotherHost({ t, base, site, hostId, pass, formPass, isMain }: AnotherHostProps) {
  const className = isMain ? 'action-main' : 'action-second w-full';
  const inside = (
    <>
      <Icon name="add" className="size-5" />
      {t.hosts.start.another}
    </>
  );
  if (pass !== null || goesOneByOne(site)) {
    return (
      <a href={arrivalHref({ base, siteId: site.id })} className={className}>
        {inside}
      </a>
    );
  }
  return (
    <form method="post" action={`${base}/api/list`}>
      <input type="hidden" name="site" value={site.id} />
      <input type="hidden" name="edgeHostId" value={hostId} />
      <input type="hidden" name={onwardKey} value="1" />
      <PassField pass={formPass} />
      <button type="submit" className={className}>
        {inside}
      </button>
    </form>
  );
}
