/**
 * How long something takes, in words of the language, no finer than people would say it: `12 seconds`, `3 minutes`,
 * `1 hour, 5 minutes`, `2 days`. At least a second. Runs in the browser as well.
 */
export function formatDuration(ms: number, language: string): string {
  const seconds = Math.max(1, Math.floor(ms / 1_000));
  const [minutes, hours, days] = [60, 3_600, 86_400].map((unit) => Math.floor(seconds / unit)) as [
    number,
    number,
    number,
  ];
  if (minutes === 0) return count(seconds, 'second', language);
  if (hours === 0) return count(minutes, 'minute', language);
  if (days > 0) return count(days, 'day', language);
  const rest = minutes % 60;
  if (rest === 0) return count(hours, 'hour', language);
  const parts = [count(hours, 'hour', language), count(rest, 'minute', language)];
  return new Intl.ListFormat(language, { type: 'unit' }).format(parts);
}

function count(amount: number, unit: 'second' | 'minute' | 'hour' | 'day', language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}
