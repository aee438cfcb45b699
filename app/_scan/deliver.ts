/**
 * Puts what was scanned into the field and sends its form without its button, as if nobody had typed. False when the page has
 * no such field any more.
 */
export function deliver(fieldId: string, text: string): boolean {
  const field = document.getElementById(fieldId);
  if (!(field instanceof HTMLInputElement) || field.form === null) return false;
  field.value = text;
  field.form.requestSubmit();
  return true;
}
