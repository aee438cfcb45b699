import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Company, Site } from '../../../lib/sites/site';
import { arrivalHref } from '../../_arrive/arrival-href';
import type { Base } from '../../_front/base';
import { withPass } from '../../_front/registration-href';
import { HostIdText } from '../../_parts/host-id-text';
import { Icon } from '../../_parts/icon';
import { ProblemSummary } from '../../_parts/problem-summary';
import type { ShownProblem } from '../../_parts/shown-problem';
import { GoOn } from './go-on';
import { HostsHere } from './hosts-here';
import { LiveRegistration } from './live-registration';
import { type ProgressStep, stepsDone, stepsOf } from './progress';
import { ProgressList } from './progress-list';
import { StatusHeading } from './status-heading';
import { TryAgain } from './try-again';

interface RegistrationScreenProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly view: RegistrationView;
  readonly problem: ShownProblem | null;
  readonly site: Site;
  readonly support: Company['support'];
  readonly nowMs: number;
  /** What opens this page where cookies are blocked; null: it opens without. */
  readonly pass: string | null;
  /** For forms that register. */
  readonly formPass: string;
  /** May the reader send the registration again? Some may only look. */
  readonly canRegister: boolean;
}

/** How one registration stands, and the one thing to do about it, if any. */
export function RegistrationScreen(props: RegistrationScreenProps) {
  const { t, base, view, problem, site, support, nowMs, pass, formPass, canRegister } = props;
  const isFinal = view.state === 'ready';
  const isWaiting = view.state === 'waiting_for_hosts';
  const turnInSeconds = view.turnAtMs === null ? null : secondsUntil(view.turnAtMs, nowMs);
  const texts = t.registration;
  const isUsual = turnInSeconds === null && !view.isDue;
  const steps = stepsOf(view).map((step) => ({ ...texts.steps[step], hint: hintOf(t, step, isWaiting, isUsual) }));
  const path = `${base}/api/registrations/${encodeURIComponent(view.hostId)}`;
  return (
    <div className="space-y-5">
      <StatusHeading t={t} view={view} siteName={site.name} turnInSeconds={turnInSeconds} />
      {problem !== null && <ProblemSummary t={t} problem={problem} support={support} takesFocus={false} />}
      {problem !== null && (
        <TryAgain t={t} base={base} view={view} code={problem.code} pass={formPass} canRegister={canRegister} />
      )}
      <GoOn t={t} base={base} view={view} pass={pass ?? formPass} />
      {view.hosts.needed > 1 && !isFinal && <HostsHere t={t} hosts={view.hosts} />}
      <ProgressList
        label={texts.progress}
        steps={steps}
        done={stepsDone(view)}
        isStopped={problem !== null || view.state === 'needs_attention'}
        words={texts.status}
      />
      <LiveRegistration
        addresses={{ look: withPass(path, pass), goOn: withPass(`${path}/continue`, pass) }}
        shown={{
          state: view.state,
          updatedAtMs: view.updatedAtMs,
          observedAtMs: view.observedAtMs,
          together: view.together,
          isDue: view.isDue,
          turnInSeconds,
        }}
        pollAfterSeconds={view.pollAfterMs === null ? null : view.pollAfterMs / 1_000}
        ageSeconds={view.observedAtMs === null ? null : Math.max(0, Math.round((nowMs - view.observedAtMs) / 1000))}
        language={t.language}
        texts={{ lastChecked: texts.lastChecked, offline: texts.offline }}
      />
      <Facts t={t} view={view} site={site} />
      <p className="text-quiet">{texts.closeable}</p>
      <div className={isWaiting ? 'action-bar' : ''}>
        <a href={arrivalHref({ base, siteId: site.id })} className={isWaiting ? 'action-main' : 'action-second w-full'}>
          <Icon name="add" className="size-5" />
          {texts.anotherHost}
        </a>
      </div>
    </div>
  );
}

/** What usually holds is not said where it does not. */
function hintOf(t: Dictionary, step: ProgressStep, isWaiting: boolean, isUsual: boolean): string {
  const { steps, waitsForHosts } = t.registration;
  if (step === 'registered' && !isUsual) return '';
  return step === 'set_up' && isWaiting ? waitsForHosts : steps[step].hint;
}

function secondsUntil(atMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((atMs - nowMs) / 1_000));
}

function Facts({ t, view, site }: Pick<RegistrationScreenProps, 't' | 'view' | 'site'>) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-3 border-line border-y py-4">
      <dt className="text-quiet">{t.registration.site}</dt>
      <dd>
        <span className="block font-semibold">{site.name}</span>
        <span className="block text-quiet text-sm">{site.address}</span>
      </dd>
      <dt className="text-quiet">{t.registration.host}</dt>
      <dd>
        {view.hostName !== null && <span className="block font-semibold">{view.hostName}</span>}
        <HostIdText hostId={view.hostId} />
      </dd>
    </dl>
  );
}
