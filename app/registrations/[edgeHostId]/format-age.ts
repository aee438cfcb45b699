/** How long ago, in words of the language: `now`, `12 seconds ago`, `3 minutes ago`. Never in the future. */
export function formatAge(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const age = Math.max(0, Math.floor(seconds));
  if (age < 60) return format.format(-age, 'second');
  if (age < 3600) return format.format(-Math.floor(age / 60), 'minute');
  return format.format(-Math.floor(age / 3600), 'hour');
}
