/** A moment as people at the site read it, to the minute and with the name of their time; UTC where that is not known. */
export function formatMinute(atMs: number, timeZone: string | null, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone ?? 'UTC',
  });
  return format.format(atMs);
}
