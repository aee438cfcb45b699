import { formatTrailCsv, formatTrailJson, toTrailRow, trailCsvHeader } from '../../lib/server/format-trail';
import { readTrail } from '../../lib/server/read-trail';
import { askStore } from './ask-store';
import type { Command, Given, House, Outcome } from './command';
import { readMoment } from './read-moment';

/** Prints the audit trail. Changes nothing. */
export const audit: Command = {
  name: 'audit',
  summary: 'print who did what, and when',
  description: [
    'Prints the audit trail, oldest first, as far back as the config has it kept. Changes nothing.',
    '<when> is a day or moment (UTC), or how long ago: 2026-11-21, 12h, 7d.',
  ],
  options: [
    { flags: '--since <when>', description: 'only what happened from then on' },
    { flags: '--until <when>', description: 'only what happened before' },
    {
      flags: '--format <format>',
      description: 'one JSON object a line, or CSV for a spreadsheet',
      choices: ['jsonl', 'csv'],
    },
  ],
  examples: ['audit --since 7d', 'audit --format csv > trail.csv'],
  run: printTrail,
};

async function printTrail({ values }: Given, house: House): Promise<Outcome> {
  const format = values.format ?? 'jsonl';
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
