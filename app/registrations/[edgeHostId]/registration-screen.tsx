import { wordPairOf } from '../../../lib/hosts/word-pair';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import { type HeadingWords, headingWords } from '../../../lib/i18n/registration/heading-words';
import { shortfallSentences } from '../../../lib/i18n/registration/shortfall-sentences';
import { findUnusual } from '../../../lib/i18n/registration/unusual';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Company, Site } from '../../../lib/sites/site';
import type { Base } from '../../_front/base';
import { AnotherHost } from '../../_hosts/another-host';
import { endOfHostId } from '../../_parts/group-host-id';
import { pageTitle } from '../../_parts/page-title';
import { ProblemSummary } from '../../_parts/problem-summary';
import type { ShownProblem } from '../../_parts/shown-problem';
import { SendToIt } from '../../_report/send-to-it';
import { writeReport } from '../../_report/write-report';
import type { UndoAccess } from '../../_undo/undo-access';
import { UndoLine } from '../../_undo/undo-line';
import { CallHelp } from './call-help';
import { Facts } from './facts';
import { GoOn } from './go-on';
import { HostsHere } from './hosts-here';
import { Receipt } from './receipt';
import { SilentChecks } from './silent-checks';
import { StatusHeading } from './status-heading';
import { TryAgain } from './try-again';
import { WatchedProgress } from './watched-progress';
import { WeakMachine } from './weak-machine';

interface RegistrationScreenProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly view: RegistrationView;
  readonly problem: ShownProblem | null;
  readonly site: Site;
  readonly company: Company;
  readonly nowMs: number;
  /** Where this page is, for whoever else is to look at it; without a pass. */
  readonly address: string;
  /** What opens this page where cookies are blocked; null: it opens without. */
  readonly pass: string | null;
  /** For forms that register. */
  readonly formPass: string;
  /** What the reader may do about a mistake. */
  readonly undo: UndoAccess;
  /** May the reader send the registration again? Some may only look. */
  readonly canRegister: boolean;
}

/** How one registration stands, and the one thing to do about it, if any. */
export function RegistrationScreen(props: RegistrationScreenProps) {
  const { t, base, view, problem, site, company, nowMs, pass, formPass, undo } = props;
  const { support } = company;
  const isWaiting = view.state === 'waiting_for_hosts';
  const isFinal = view.state === 'ready';
  const turnInSeconds = view.turnAtMs === null ? null : Math.max(0, Math.ceil((view.turnAtMs - nowMs) / 1_000));
  const shortfalls = shortfallSentences(t, view.machine);
  const unusual = findUnusual(view, shortfalls.length > 0, nowMs);
  const words = headingWords(t, { view, siteName: site.name, turnInSeconds, unusual });
  return (
    <div className="space-y-5">
      <title>{pageTitle(t, base, `${words.title} · ${endOfHostId(view.hostId)} – ${company.productName}`)}</title>
      <StatusHeading words={words} />
      {problem !== null && <Wrong {...props} problem={problem} title={words.title} />}
      <GoOn t={t} base={base} view={view} pass={pass ?? formPass} />
      {isFinal && (
        <Receipt t={t} company={company} facts={{ view, site, words: wordPairOf(view.hostId), mark: markOf(props) }} />
      )}
      {unusual === 'weak' && <WeakMachine t={t} shortfalls={shortfalls} support={support} />}
      {unusual === 'silent' && <SilentChecks t={t} hostId={view.hostId} support={support} />}
      {unusual === 'slow' && (
        <section className="card p-5">
          <CallHelp t={t} support={support} when={t.registration.slow.help} />
        </section>
      )}
      {view.hosts.needed > 1 && !isFinal && (
        <HostsHere t={t} hosts={view.hosts} controlPlane={site.topology.controlPlane} />
      )}
      <WatchedProgress {...{ t, base, view, site, nowMs, pass, turnInSeconds, unusual }} />
      {!isFinal && <Facts t={t} view={view} site={site} />}
      <UndoLine t={t} base={base} view={view} undo={undo} support={support} formPass={formPass} />
      <p className="text-quiet">{t.registration.closeable}</p>
      {problem === null && <Report {...props} title={words.title} />}
      <div className={isWaiting ? 'action-bar' : ''}>
        <AnotherHost {...{ t, base, site, pass, formPass }} hostId={view.hostId} isMain={isWaiting} />
      </div>
    </div>
  );
}

type WithTitle = RegistrationScreenProps & Pick<HeadingWords, 'title'>;

/** What stopped it, how to go on, and how to hand it to somebody who can help. */
function Wrong(props: WithTitle & { readonly problem: ShownProblem }) {
  const { t, base, view, problem, company, formPass, canRegister } = props;
  return (
    <>
      <ProblemSummary t={t} problem={problem} support={company.support} takesFocus={false} />
      <TryAgain t={t} base={base} view={view} code={problem.code} pass={formPass} canRegister={canRegister} />
      <Report {...props} />
    </>
  );
}

function Report(props: WithTitle) {
  const { t, view, problem, site, company, nowMs, address, title } = props;
  const about = {
    words: wordPairOf(view.hostId),
    shortfalls: shortfallSentences(t, view.machine),
    mark: markOf(props),
  };
  const message = writeReport(t, { view, site, title, problem, nowMs, address, ...about });
  return <SendToIt t={t} support={company.support} message={message} isWanted={problem !== null} />;
}

/** What leaves a page of practice says so. */
function markOf({ t, base }: RegistrationScreenProps): string | null {
  return base === '' ? null : t.practice.textMark;
}
