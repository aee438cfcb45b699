import type { Dictionary } from '../../../lib/i18n/dictionary';
import { stepsDone } from '../../../lib/i18n/registration/progress';
import { shownSteps } from '../../../lib/i18n/registration/shown-steps';
import type { Unusual } from '../../../lib/i18n/registration/unusual';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Site } from '../../../lib/sites/site';
import type { Base } from '../../_front/base';
import { withPass } from '../../_front/registration-href';
import { LiveRegistration } from './live-registration';
import { ProgressList } from './progress-list';

interface WatchedProgressProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly view: RegistrationView;
  readonly site: Pick<Site, 'timeZone'>;
  readonly nowMs: number;
  readonly pass: string | null;
  /** In how many seconds it is this host's turn; null when it need not wait. */
  readonly turnInSeconds: number | null;
  readonly unusual: Unusual | null;
}

/** How far it is, and how old that is. */
export function WatchedProgress(props: WatchedProgressProps) {
  const { t, base, view, site, nowMs, pass, turnInSeconds, unusual } = props;
  const texts = t.registration;
  const path = `${base}/api/registrations/${encodeURIComponent(view.hostId)}`;
  const isUsual = turnInSeconds === null && !view.isDue;
  return (
    <>
      <ProgressList
        label={texts.progress}
        steps={shownSteps(t, { view, timeZone: site.timeZone, nowMs, isUsual, unusual })}
        done={stepsDone(view)}
        isStopped={view.problem !== null || view.state === 'needs_attention'}
        language={t.language}
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
          undoWay: view.undo?.way ?? null,
        }}
        pollAfterSeconds={view.pollAfterMs === null ? null : view.pollAfterMs / 1_000}
        ageSeconds={view.observedAtMs === null ? null : Math.max(0, Math.round((nowMs - view.observedAtMs) / 1000))}
        language={t.language}
        texts={{ lastChecked: texts.lastChecked, offline: texts.offline }}
      />
    </>
  );
}
