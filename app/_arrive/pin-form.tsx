import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { PassField } from '../_parts/pass-field';
import { SubmitOnce } from '../_parts/submit-once';

interface PinFormProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly hostId: HostId;
  /** Not for a link: that knows its sites. */
  readonly asksForSite: boolean;
  readonly pinSite: string;
  readonly isInvalid: boolean;
  readonly pass: string;
}

/** The PIN, and the site that it belongs to. Fields that password managers know, and nothing that keeps anybody from pasting. */
export function PinForm({ t, base, hostId, asksForSite, pinSite, isInvalid, pass }: PinFormProps) {
  const texts = t.access.prove;
  return (
    <form method="post" action={`${base}/api/access/pin`} className="mt-6">
      <input type="hidden" name="edgeHostId" value={hostId} />
      <PassField pass={pass} />
      {asksForSite && (
        <>
          <h2 className="font-bold text-xl tracking-tight">{texts.pinTitle}</h2>
          <label htmlFor="pin-site" className="mt-3 block font-semibold">
            {texts.site}
          </label>
          <p id="pin-site-hint" className="text-quiet">
            {texts.siteHint}
          </p>
          <input
            id="pin-site"
            name="site"
            type="text"
            defaultValue={pinSite}
            className="field mt-2"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="next"
            maxLength={200}
            aria-describedby={isInvalid ? 'pin-site-hint problem' : 'pin-site-hint'}
            aria-invalid={isInvalid}
          />
        </>
      )}
      <label htmlFor="pin" className="mt-4 block font-semibold">
        {texts.pin}
      </label>
      <p id="pin-hint" className="text-quiet">
        {texts.pinHint}
      </p>
      <input
        id="pin"
        name="pin"
        type="password"
        className="field host-letters mt-2"
        autoComplete="current-password"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={200}
        aria-describedby={isInvalid ? 'pin-hint problem' : 'pin-hint'}
        aria-invalid={isInvalid}
      />
      <div className="mt-4">
        <SubmitOnce label={texts.action} sending={texts.sending} />
      </div>
    </form>
  );
}
