/** A moment as people at the site read it, with the name of their time: whoever decides may sit somewhere else. */
export function formatMoment(atMs: number, timeZone: string | null, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: timeZone ?? 'UTC',
  });
  return format.format(atMs);
}
