import type { Dictionary } from '../../lib/i18n/dictionary';
import type { RegistrationView } from '../../lib/registration/view';
import type { Company } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { undoKey } from '../_front/undo-cookie';
import { AlertBox } from '../_parts/alert-box';
import { Icon } from '../_parts/icon';
import { PassField } from '../_parts/pass-field';
import { type ShownProblem, wordsOf } from '../_parts/shown-problem';
import { SubmitOnce } from '../_parts/submit-once';
import { telHref } from '../_parts/tel-href';
import type { UndoAccess } from './undo-access';

interface UndoLineProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly view: Pick<RegistrationView, 'hostId' | 'undo'>;
  readonly undo: UndoAccess;
  readonly support: Company['support'];
  /** For forms: what shows that this one is ours. */
  readonly formPass: string;
}

/** How to take back a mistake, what became of asking for it, or whom to call. Nothing where there is nothing to take back. */
export function UndoLine(props: UndoLineProps) {
  const { t, view, undo } = props;
  if (view.undo === null) return null;
  return (
    <div className="space-y-3" id="undo">
      {undo.problem !== null && <CameBack t={t} problem={undo.problem} />}
      <Way {...props} way={view.undo.way} reference={view.undo.reference} />
    </div>
  );
}

/** Why nothing was done. Beside it the page may tell of another problem, which has the other name. */
function CameBack({ t, problem }: Pick<UndoLineProps, 't'> & { readonly problem: ShownProblem }) {
  const { sentence, nextStep } = wordsOf(t, problem);
  return (
    <AlertBox
      id="undo-problem"
      takesFocus={true}
      className="wrap-anywhere rounded-2xl border-2 border-bad bg-bad-tint p-5"
    >
      <p className="font-bold text-bad text-lg leading-snug">
        <span className="sr-only">{t.common.problem}: </span>
        {sentence}
      </p>
      <p className="mt-2">{nextStep}</p>
      <Reference t={t} reference={problem.reference} />
    </AlertBox>
  );
}

function Reference({ t, reference }: Pick<UndoLineProps, 't'> & Pick<Offer, 'reference'>) {
  if (reference === null) return null;
  return (
    <p className="mt-3 text-sm">
      {t.common.reference}{' '}
      <strong className="host-letters whitespace-nowrap text-base tracking-wide">{reference}</strong>
    </p>
  );
}

type Offer = NonNullable<RegistrationView['undo']>;

function Way(props: UndoLineProps & Pick<Offer, 'way' | 'reference'>) {
  const { t, way, reference, undo } = props;
  if (way === 'asked') return <Asked t={t} reference={reference} />;
  if (way === 'under_way') {
    return (
      <p role="status" className="card p-5 font-semibold">
        {t.undo.underWay}
      </p>
    );
  }
  return (
    // Opening it does nothing, so one tap by accident does no harm; it works without scripts.
    <details className="card px-5" open={undo.problem !== null}>
      <summary className="flex min-h-14 items-center gap-2 font-semibold text-link">
        <Icon name="again" className="size-5" />
        {t.undo.title}
      </summary>
      <div className="pb-5">{undo.isAllowed ? <UndoForm {...props} way={way} /> : <WhomToCall {...props} />}</div>
    </details>
  );
}

function UndoForm({ t, base, view, undo, formPass, way }: UndoLineProps & { readonly way: 'at_once' | 'ask_it' }) {
  const { sentence, action, sending } = way === 'at_once' ? t.undo.atOnce : t.undo.askIt;
  return (
    <form method="post" action={`${base}/api/registrations/${encodeURIComponent(view.hostId)}/undo`}>
      <p className="mb-4">{sentence}</p>
      <input type="hidden" name="way" value={way} />
      <PassField pass={formPass} />
      {undo.carried !== null && <input type="hidden" name={undoKey} value={undo.carried} />}
      <SubmitOnce label={action} sending={sending} className="action-second min-h-14 w-full" />
    </form>
  );
}

/** Told to everybody who sees the page, so that nobody asks twice. */
function Asked({ t, reference }: Pick<UndoLineProps, 't'> & Pick<Offer, 'reference'>) {
  return (
    <section role="status" className="card p-5">
      <p className="font-semibold">{t.undo.asked.title}</p>
      <p className="mt-1">{t.undo.asked.sentence}</p>
      <Reference t={t} reference={reference} />
    </section>
  );
}

function WhomToCall({ t, support }: Pick<UndoLineProps, 't' | 'support'>) {
  return (
    <>
      <p className="font-semibold">{t.undo.call}</p>
      <p className="mt-2 wrap-anywhere">{support.name}</p>
      <p className="wrap-anywhere text-quiet">{support.hours}</p>
      {support.phone !== null && (
        <a className="action-second mt-3 min-h-14 w-full" href={telHref(support.phone)}>
          <Icon name="phone" className="size-5" />
          {t.support.call(support.phone)}
        </a>
      )}
    </>
  );
}
