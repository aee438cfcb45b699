import type { Dictionary } from '../../lib/i18n/dictionary';
import type { SiteAccess } from '../../lib/sites/site';

interface PairingKeyFieldProps {
  readonly t: Dictionary;
  readonly wanted: SiteAccess['pairingKey'];
  readonly isInvalid: boolean;
}

/**
 * The key that came with the host. Of all that is typed here the one secret, so it never comes back into the page, not
 * even after an error. Not a password field: no browser should offer to remember it for the next host.
 */
export function PairingKeyField({ t, wanted, isInvalid }: PairingKeyFieldProps) {
  if (wanted === 'none') return null;
  const isRequired = wanted === 'required';
  return (
    <div className="mt-4">
      <label htmlFor="pairingKey" className="block font-semibold">
        {isRequired ? t.confirm.keyLabel : t.confirm.keyLabelOptional}
      </label>
      <p id="pairingKey-hint" className="text-quiet text-sm">
        {t.confirm.keyHint}
      </p>
      <input
        id="pairingKey"
        name="pairingKey"
        type="text"
        className="field host-letters mt-2"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={200}
        aria-describedby={isInvalid ? 'pairingKey-hint problem' : 'pairingKey-hint'}
        aria-invalid={isInvalid}
      />
    </div>
  );
}
