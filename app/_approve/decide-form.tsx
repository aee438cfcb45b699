import type { Dictionary } from '../../lib/i18n/dictionary';
import { approvalHref } from '../_front/approval-href';

/** Who would decide if the form were sent now. */
export type Decider =
  | { readonly by: 'name' }
  | { readonly by: 'sign_in'; readonly who: string }
  | { readonly by: 'nobody'; readonly isSignedIn: boolean };

interface DecideFormProps {
  readonly t: Dictionary;
  readonly token: string;
  readonly decider: Decider;
  readonly name: string;
  readonly isNameInvalid: boolean;
}

/** Yes or no, once it is clear who says so. */
export function DecideForm({ t, token, decider, name, isNameInvalid }: DecideFormProps) {
  const texts = t.access.approve;
  if (decider.by === 'nobody') {
    const signInHref = `/api/sign-in?${new URLSearchParams({ to: approvalHref(token) })}`;
    return (
      <section className="mt-6">
        <p className="mb-3">{decider.isSignedIn ? texts.notIt : texts.signInFirst}</p>
        <a className="action-main" href={signInHref}>
          {t.access.prove.signIn}
        </a>
      </section>
    );
  }
  return (
    <form method="post" action="/api/approvals" className="mt-4">
      <input type="hidden" name="token" value={token} />
      {decider.by === 'sign_in' ? (
        <p className="wrap-anywhere">{texts.signedInAs(decider.who)}</p>
      ) : (
        <NameField texts={texts} name={name} isInvalid={isNameInvalid} />
      )}
      <div className="mt-6 space-y-3">
        <button type="submit" name="verdict" value="approve" className="action-main">
          {texts.allow}
        </button>
        <button type="submit" name="verdict" value="reject" className="action-second w-full">
          {texts.refuse}
        </button>
      </div>
    </form>
  );
}

interface NameFieldProps {
  readonly texts: Dictionary['access']['approve'];
  readonly name: string;
  readonly isInvalid: boolean;
}

function NameField({ texts, name, isInvalid }: NameFieldProps) {
  return (
    <>
      <label htmlFor="name" className="block font-semibold">
        {texts.name}
      </label>
      <p id="name-hint" className="text-quiet text-sm">
        {texts.nameHint}
      </p>
      <input
        id="name"
        name="name"
        type="text"
        defaultValue={name}
        className="field mt-2"
        autoComplete="name"
        spellCheck={false}
        maxLength={80}
        aria-describedby={isInvalid ? 'name-hint problem' : 'name-hint'}
        aria-invalid={isInvalid}
      />
    </>
  );
}
