import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { Icon, type IconName } from '../_parts/icon';
import { AddForm } from './add-form';
import { HostCard } from './host-card';
import { type HostList, mostListed } from './host-list';
import { countRows, type Gathered, type HostRow } from './host-row';
import { hostsHref } from './hosts-href';
import { ListFields } from './list-fields';
import { SendForm } from './send-form';

interface HostsScreenProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly site: Site;
  readonly list: HostList;
  readonly rows: readonly HostRow[];
  readonly gathering: Gathered;
  /** Name of the site where IT expects a host instead, by the text of the host. */
  readonly expectedAt: ReadonlyMap<string, string>;
  /** Show how the next host joins the list. */
  readonly isAdding: boolean;
  readonly isTwice: boolean;
  readonly typed: string;
  readonly isTypedInvalid: boolean;
  readonly isKept: boolean;
  readonly pass: string | null;
  /** What a phone without cookies may take back. */
  readonly undo: string | null;
}

/** One form for all buttons that take something off the list: they stand in the rows, and it below them. */
const formId = 'list';

/** Several hosts of one site: how each one stands, how the next one joins, and one button for all. */
export function HostsScreen(props: HostsScreenProps) {
  const { t, base, site, list, rows, gathering, expectedAt, isAdding, isTwice, pass } = props;
  const isFull = list.hosts.length >= mostListed;
  const hasToSend = rows.some(({ isSendable }) => isSendable);
  const isWanting = gathering !== null && gathering.present < gathering.needed;
  return (
    <>
      <h1 className="heading-page">{t.hosts.title(rows.length, site.name)}</h1>
      <p className="mt-1 text-quiet">{site.address}</p>
      {isTwice && (
        <p role="status" className="mt-4 rounded-xl bg-tint px-4 py-3 font-medium">
          {t.hosts.add.twice}
        </p>
      )}
      <Counts t={t} rows={rows} />
      {gathering !== null && <p className="mt-3 font-semibold">{t.hosts.gathering(gathering)}</p>}
      {isFull && <p className="mt-4 font-medium">{t.hosts.add.full(mostListed)}</p>}
      {!isFull && isAdding && (
        <AddForm
          t={t}
          base={base}
          list={list}
          pass={pass}
          typed={props.typed}
          isInvalid={props.isTypedInvalid}
          isKept={props.isKept}
          isMain={!hasToSend}
        />
      )}
      <ul aria-label={t.hosts.list} className="mt-6 space-y-3">
        {rows.map((row) => (
          <HostCard
            key={row.host.text}
            t={t}
            base={base}
            site={site}
            row={row}
            expectedAt={expectedAt.get(row.host.text) ?? null}
            formId={formId}
            undo={props.undo}
          />
        ))}
      </ul>
      {!isFull && !isAdding && (
        <a
          className={isWanting ? 'action-main mt-6' : 'action-second mt-6 w-full'}
          href={hostsHref(base, list, { isAdding: true })}
        >
          <Icon name="add" className="size-5" />
          {t.hosts.add.another}
        </a>
      )}
      <SendForm t={t} base={base} site={site} list={list} rows={rows} pass={pass} />
      <form id={formId} method="post" action={`${base}/api/list`} className="mt-4 text-center">
        <ListFields list={list} pass={pass} />
        <button type="submit" name="clear" value="1" className="link-quiet cursor-pointer text-sm">
          {t.hosts.clear}
        </button>
        <p className="text-quiet text-sm">{t.hosts.clearHint}</p>
      </form>
    </>
  );
}

const kinds = [
  ['good', 'check', 'text-good'],
  ['waiting', 'clock', 'text-warn'],
  ['fresh', 'clock', 'text-warn'],
  ['bad', 'alert', 'text-bad'],
] as const satisfies readonly (readonly [string, IconName, string])[];

/** The list in one line, spoken when it changes; nothing as long as no host has been sent. */
function Counts({ t, rows }: Pick<HostsScreenProps, 't' | 'rows'>) {
  const counts = countRows(rows);
  const isShown = counts.fresh < rows.length;
  return (
    <p role="status" className="mt-4 flex flex-wrap gap-x-5 gap-y-1 font-semibold">
      {kinds.map(([kind, icon, color]) =>
        !isShown || counts[kind] === 0 ? null : (
          <span key={kind} className="inline-flex items-center gap-1.5">
            <Icon name={icon} className={`size-5 ${color}`} />
            {t.hosts.counts[kind](counts[kind])}
          </span>
        ),
      )}
    </p>
  );
}
