import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { KeepSubmit } from '../_keep/keep-submit';
import { PassField } from '../_parts/pass-field';
import { goesOneByOne } from './goes-one-by-one';
import { type HostList, listKeys, listPairs } from './host-list';
import type { HostRow } from './host-row';

interface SendFormProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly site: Site;
  readonly list: HostList;
  readonly rows: readonly HostRow[];
  readonly pass: string | null;
}

/** One button for all that are still to be registered; those that are keep their place on the list. Kept like a single submit. */
export function SendForm({ t, base, site, list, rows, pass }: SendFormProps) {
  const toSend = rows.filter(({ isSendable }) => isSendable);
  if (toSend.length === 0) return null;
  const needsKeys = site.access.pairingKey === 'required';
  if (goesOneByOne(site)) return <p className="mt-6 font-medium">{needsKeys ? t.hosts.keys : t.hosts.pools}</p>;
  const isFirstTry = toSend.some(({ problem }) => problem === null);
  const sent = new Set(toSend.map(({ host }) => host.text));
  return (
    <form method="post" action={`${base}/api/registrations/batch`} className="action-bar">
      {listPairs(list).map(([name, value]) => (
        <input
          key={`${name} ${value}`}
          type="hidden"
          name={name === listKeys.host && !sent.has(value) ? listKeys.kept : name}
          value={value}
        />
      ))}
      <PassField pass={pass} />
      <KeepSubmit
        base={base}
        label={isFirstTry ? t.hosts.register(toSend.length) : t.hosts.again}
        sending={t.hosts.sending}
        siteName={site.name}
        texts={t.keep.form}
        list={listKeys}
      />
    </form>
  );
}
