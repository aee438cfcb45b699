import { catalogue } from '../../lib/errors';
import { wordPairOf } from '../../lib/hosts/word-pair';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import { arrivalHref } from '../_arrive/arrival-href';
import type { Base } from '../_front/base';
import { registrationHref } from '../_front/registration-href';
import { withUndo } from '../_front/undo-cookie';
import { endOfHostId } from '../_parts/group-host-id';
import { HostIdText } from '../_parts/host-id-text';
import { Icon, type IconName } from '../_parts/icon';
import { type ShownProblem, wordsOf } from '../_parts/shown-problem';
import { goesOneByOne } from './goes-one-by-one';
import type { HostRow, RowTone } from './host-row';
import { wordFor } from './row-words';

interface HostCardProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly site: Site;
  readonly row: HostRow;
  /** The site that IT expects this host at instead; null: none that the reader may know of. */
  readonly expectedAt: string | null;
  /** Of the form that takes hosts off the list. */
  readonly formId: string;
  /** What a phone without cookies may take back; null: it has cookies, or nothing. */
  readonly undo: string | null;
}

/** One host of the list: which one, how it stands, why, and what can be done about it. */
export function HostCard({ t, base, site, row, expectedAt, formId, undo }: HostCardProps) {
  const { host, tone, problem, view } = row;
  const end = endOfHostId(host.text);
  return (
    <li className="card px-4 pt-3.5 pb-1.5">
      <p className="flex items-center gap-2.5 font-semibold leading-snug">
        <span aria-hidden="true" className={`grid size-7 shrink-0 place-items-center rounded-full ${badge[tone]}`}>
          <Icon name={icons[tone]} className="size-4.5" />
        </span>
        {wordFor(t, row)}
      </p>
      {host.hostId === null ? (
        <p className="wrap-anywhere mt-2 font-bold text-xl">{host.text}</p>
      ) : (
        <>
          <p className="mt-1.5 flex flex-wrap items-baseline gap-x-3">
            <span className="host-letters font-bold text-2xl tracking-[0.04em]">{end}</span>
            <span className="font-medium text-quiet" lang="en" translate="no">
              {wordPairOf(host.hostId).join(' ')}
            </span>
          </p>
          {view?.hostName && <p className="font-semibold">{view.hostName}</p>}
          {end !== host.text && (
            <p className="text-quiet text-sm">
              <span className="sr-only">{t.common.hostId}: </span>
              <HostIdText hostId={host.text} />
            </p>
          )}
        </>
      )}
      {problem !== null && <Reason t={t} problem={problem} />}
      {expectedAt !== null && view === null && (
        <p className="mt-2 font-medium text-warn">{t.hosts.row.expectedAt(expectedAt)}</p>
      )}
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4">
        <WayOn t={t} base={base} site={site} row={row} end={end} undo={undo} />
        <button
          type="submit"
          form={formId}
          name="remove"
          value={host.text}
          className="link-quiet ms-auto cursor-pointer text-sm"
        >
          {t.hosts.row.remove}
          <span className="sr-only"> {end}</span>
        </button>
      </div>
    </li>
  );
}

const icons: Record<RowTone, IconName> = { good: 'check', waiting: 'clock', bad: 'alert' };

const badge: Record<RowTone, string> = {
  good: 'bg-good text-surface',
  waiting: 'bg-warn-tint text-warn',
  bad: 'bg-bad text-surface',
};

function Reason({ t, problem }: { t: Dictionary; problem: ShownProblem }) {
  const { sentence, nextStep } = wordsOf(t, problem);
  // What IT is to be told needs a reference, and that comes with a try: it is only foreseen here.
  const isForeseen = problem.reference === null && catalogue[problem.code].fixedBy === 'it';
  return (
    <div className="wrap-anywhere mt-2 text-sm">
      <p className="font-semibold">{sentence}</p>
      {!isForeseen && <p>{nextStep}</p>}
      {problem.reference !== null && (
        <p className="mt-1 text-quiet">
          {t.common.reference}{' '}
          <strong className="host-letters whitespace-nowrap text-ink tracking-wide">{problem.reference}</strong>
        </p>
      )}
    </div>
  );
}

type WayOnProps = Pick<HostCardProps, 't' | 'base' | 'site' | 'row' | 'undo'> & { readonly end: string };

/** To the page of this one host: how it stands there, or what it needs that a list cannot give. */
function WayOn({ t, base, site, row, end, undo }: WayOnProps) {
  const { view, host, problem } = row;
  const isForList = problem === null && !goesOneByOne(site);
  if (view === null && (host.hostId === null || isForList)) return null;
  const href =
    view === null
      ? arrivalHref({ base, hostId: host.text, siteId: site.id })
      : withUndo(registrationHref(base, view.hostId), undo);
  return (
    <a className="link-quiet text-sm" href={href}>
      {view === null ? t.hosts.row.alone : t.hosts.row.look}
      <span className="sr-only"> {end}</span>
    </a>
  );
}
