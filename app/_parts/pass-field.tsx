import { passKey } from '../_front/pass-key';

/** What shows that a form is one of ours, and keeps going where cookies are blocked. */
export function PassField({ pass }: { pass: string | null }) {
  return pass === null ? null : <input type="hidden" name={passKey} value={pass} />;
}
