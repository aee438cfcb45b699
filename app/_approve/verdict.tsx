import type { ReactNode } from 'react';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { Icon } from '../_parts/icon';

interface VerdictProps {
  readonly t: Dictionary;
  readonly state: 'approved' | 'rejected';
  readonly decidedBy: string | null;
  /** What was asked. */
  readonly children: ReactNode;
}

/** What was decided, and by whom: also what somebody sees who comes second. */
export function Verdict({ t, state, decidedBy, children }: VerdictProps) {
  const { title, sentence } = t.access.approve[state];
  const isYes = state === 'approved';
  return (
    <>
      <title>{title}</title>
      <div className={`mb-5 rounded-3xl p-5 pb-6 ${isYes ? 'bg-good-tint' : 'bg-tint'}`}>
        {isYes && (
          <span aria-hidden="true" className="mb-4 grid size-14 place-items-center rounded-2xl bg-good text-surface">
            <Icon name="check" className="size-8" />
          </span>
        )}
        <h1 className="heading-page">{title}</h1>
        <p className="mt-2 text-lg leading-normal">{sentence}</p>
        {decidedBy !== null && (
          <p className="mt-2">
            {t.access.approve.decidedBy} <strong className="wrap-anywhere">{decidedBy}</strong>
          </p>
        )}
      </div>
      {children}
    </>
  );
}
