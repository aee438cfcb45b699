import { Cron } from 'croner';
import { text } from './leaf';

/** Looking for a day that never comes takes 10 ms, and thousands of sites share a few schedules. */
const judged = new Map<string, string | null>();

/**
 * A time that comes again and again, in cron's five fields. Only what every cron knows: which one Palette has is not
 * known, and that of most Go programs (robfig/cron, `spec.go`) has neither a day 7 in the week nor `L`, `W`, `#`.
 */
export function schedule(what: string, example: string) {
  return text(`when ${what}: minute, hour, day, month and day of the week as cron has them`, example, (value) => {
    const problem = judged.has(value) ? (judged.get(value) ?? null) : judge(value);
    judged.set(value, problem);
    return problem;
  });
}

const months = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/gi;
const weekdays = /\b(?:sun|mon|tue|wed|thu|fri|sat)\b/gi;

function judge(value: string): string | null {
  const fields = value.split(' ');
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  if (fields.length !== 5 || fields.includes('')) return 'is not five fields with one blank between them';
  const numbers = [minute, hour, day, month.replace(months, '1'), weekday.replace(weekdays, '1')];
  if (!numbers.every((field) => /^[\d*,/-]+$/.test(field))) return 'has signs that not every cron knows';
  if (/\b7\b/.test(weekday.replace(/\/7$/, '')))
    return 'has a day 7 in the week, which not every cron knows: Sunday is 0';
  return findNextRun(value);
}

/** The zone shifts when it comes, never whether. */
function findNextRun(value: string): string | null {
  try {
    const next = new Cron(value, { mode: '5-part', timezone: 'UTC', paused: true }).nextRun();
    return next === null ? 'names a day that never comes' : null;
  } catch {
    return 'has a value that no clock or calendar has';
  }
}
