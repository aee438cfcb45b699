import { CommandFault } from './command';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
const forms = 'a day (2026-11-21), a moment (2026-11-21T08:00:00Z), or how long ago (12h, 7d)';

/**
 * The moment that an option names, milliseconds, or null without the option. A day is taken from its beginning for
 * `since`, to its end for `until`, in UTC. Throws {@link CommandFault}.
 */
export function readMoment(option: 'since' | 'until', value: unknown, nowMs: number): number | null {
  if (typeof value !== 'string') return null;
  const ago = /^(\d{1,5})([hd])$/.exec(value);
  if (ago !== null) return nowMs - Number(ago[1]) * (ago[2] === 'h' ? hourMs : dayMs);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value);
  const atMs = isDay || isMoment ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(atMs)) throw new CommandFault(`--${option} is ${forms}.`, 'usage');
  return isDay && option === 'until' ? atMs + dayMs : atMs;
}
