import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { PassField } from '../_parts/pass-field';
import { SubmitOnce } from '../_parts/submit-once';
import { goesOneByOne } from './goes-one-by-one';
import type { KeptList } from './list-cookie';

interface AddToListProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly hostId: HostId;
  readonly site: Site;
  /** What the phone keeps; null: nothing yet. */
  readonly list: KeptList | null;
  /** The name of the site of another list that ends with this one; null: there is none, or not for this reader. */
  readonly endsAt: string | null;
  /** For the links of the page; where they need one, hosts go one by one: a pass is good for one host. */
  readonly pass: string | null;
  /** For its form. */
  readonly formPass: string;
}

/** Is there a list for this very site that the host can join? Then joining it is the main act of its page. */
export function joinsList({ list, site, pass }: Pick<AddToListProps, 'list' | 'site' | 'pass'>): boolean {
  return list?.siteId === site.id && canCollect(site, pass);
}

/** Sites that want to know something of every host register one by one, and so does whoever keeps no cookies where those are needed. */
function canCollect(site: Site, pass: string | null): boolean {
  return !goesOneByOne(site) && pass === null;
}

/** What is on the list that the host can join; for the page above its main act. */
export function ListNote({ t, list, site, pass }: Pick<AddToListProps, 't' | 'list' | 'site' | 'pass'>) {
  if (list === null || !joinsList({ list, site, pass })) return null;
  return <p className="mt-3 font-semibold">{t.hosts.start.joins(list.hosts.length, site.name)}</p>;
}

/** Puts the host on the phone's list instead of registering it at once; draws nothing where there can be no list. */
export function AddToList({ t, base, hostId, site, list, endsAt, pass, formPass }: AddToListProps) {
  if (!canCollect(site, pass)) return null;
  const { start, add } = t.hosts;
  const joins = joinsList({ list, site, pass });
  return (
    <form method="post" action={`${base}/api/list`} className={joins ? '' : 'mt-3 text-center'}>
      <input type="hidden" name="site" value={site.id} />
      <input type="hidden" name="edgeHostId" value={hostId} />
      <PassField pass={formPass} />
      <SubmitOnce
        label={joins ? start.join : start.collect}
        sending={add.sending}
        className={joins ? 'action-main' : 'link-quiet cursor-pointer text-sm'}
      />
      {!joins && endsAt !== null && <p className="text-quiet text-sm">{start.ends(endsAt)}</p>}
    </form>
  );
}
