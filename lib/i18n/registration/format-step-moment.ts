/**
 * When a step was done, as a clock at the site shows it: only the time on the same day, otherwise with the date. Null where
 * the site's time is not known: another one would mislead.
 */
export function formatStepMoment(
  atMs: number,
  nowMs: number,
  { timeZone, language }: { readonly timeZone: string | null; readonly language: string },
): string | null {
  if (timeZone === null) return null;
  const dayOf = (ms: number) => new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(ms);
  const isToday = dayOf(atMs) === dayOf(nowMs);
  const style = isToday ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(language, { ...style, timeZone }).format(atMs);
}
