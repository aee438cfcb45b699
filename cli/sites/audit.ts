import { formatTrailCsv, formatTrailJson, toTrailRow, trailCsvHeader } from '../../lib/server/format-trail';
import { readTrail } from '../../lib/server/read-trail';
import { askStore } from './ask-store';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { readMoment } from './read-moment';

/** Prints the audit trail. Changes nothing. */
export const audit: Command = {
  usage: `audit [--since <when>] [--until <when>] [--format jsonl|csv]
                         Print who did what, oldest first, as far back as the config has it kept.
                         <when> is a day or moment (UTC), or how long ago: 2026-11-21, 12h, 7d.`,
  options: { since: { type: 'string' }, until: { type: 'string' }, format: { type: 'string' } },
  mostPositionals: 0,
  run: printTrail,
};

async function printTrail({ values }: Given, house: House): Promise<Outcome> {
  const format = values.format ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'csv') throw new CommandFault('--format is jsonl or csv.', 'usage');
  const nowMs = house.now();
  const period = {
    sinceMs: readMoment('since', values.since, nowMs),
    untilMs: readMoment('until', values.until, nowMs),
  };
  const events = await askStore(house, (store) => readTrail(store, period));
  return {
    json: events.map(toTrailRow),
    lines: format === 'csv' ? [trailCsvHeader, ...events.map(formatTrailCsv)] : events.map(formatTrailJson),
  };
}
