import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { SubmitOnce } from '../_parts/submit-once';
import type { HostList } from './host-list';
import { ListFields } from './list-fields';

interface AddFormProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly list: HostList;
  readonly pass: string | null;
  /** What was typed and did not make a host; empty: nothing. */
  readonly typed: string;
  readonly isInvalid: boolean;
  /** The phone keeps the list, so that what its own camera scans joins it. */
  readonly isKept: boolean;
}

/** How the next host joins the list: a scan, the phone's own camera, or typing. */
export function AddForm({ t, base, list, pass, typed, isInvalid, isKept }: AddFormProps) {
  const texts = t.hosts.add;
  return (
    <section className="mt-8" aria-labelledby="add-title">
      <h2 id="add-title" className="font-bold text-xl tracking-tight">
        {texts.title}
      </h2>
      <form method="post" action={`${base}/api/list`} className="mt-3">
        <ListFields list={list} pass={pass} />
        <input type="hidden" name="action" value="add" />
        <label htmlFor="edgeHostId" className="block font-semibold">
          {texts.label}
        </label>
        <p id="edgeHostId-hint" className="text-quiet">
          {texts.hint}
        </p>
        <input
          id="edgeHostId"
          name="edgeHostId"
          type="text"
          defaultValue={typed}
          className="field host-letters mt-2"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={200}
          aria-describedby={isInvalid ? 'edgeHostId-hint problem' : 'edgeHostId-hint'}
          aria-invalid={isInvalid}
        />
        <div className="mt-3">
          <SubmitOnce label={texts.action} sending={texts.sending} className="action-second w-full" />
        </div>
      </form>
      {isKept && <p className="mt-3 text-quiet">{texts.ownCamera}</p>}
    </section>
  );
}
