import { z } from 'zod';
import type { Fault } from '../../../lib/sites/fault';
import { readValue } from '../../../lib/sites/reading/read-value';
import { numberBetween, says, text } from '../../../lib/sites/schema/leaf';

/** Is there a file at this path of the clone? */
export type HasFile = (path: string) => boolean;

/** The longest run of a function on the smallest plan, seconds. */
const mostSeconds = 300;

/** Regions of the platform's function network; a typo would be deployed somewhere else or not at all. */
const regions = [
  ...['arn1', 'bom1', 'cdg1', 'cle1', 'cpt1', 'dub1', 'dxb1', 'fra1', 'gru1', 'hkg1', 'hnd1', 'iad1', 'icn1', 'kix1'],
  ...['lhr1', 'pdx1', 'sfo1', 'sin1', 'syd1', 'yul1'],
] as const;

/**
 * What is wrong with the text of `vercel.json`: whatever the platform, and `vercel build`, let pass without a word -
 * unknown keys, a cron that never runs, a function that no route has, a region that does not exist. Pure.
 */
export function judgeVercelConfig(content: string, hasFile: HasFile): Fault[] {
  const faults: Fault[] = [];
  const report = (fault: Fault) => faults.push({ ...fault, path: fault.path === '' ? file : `${file}:${fault.path}` });
  const raw = parseJson(content);
  if (raw === undefined) {
    report({ path: '', site: null, value: '', problem: 'is not JSON', fix: 'Look for a comma or a quote too many.' });
    return faults;
  }
  const read = readValue(createSchema(hasFile), raw, { path: '', site: null, report });
  if (read?.regions?.length === 0) {
    report({ path: 'regions', site: null, value: '[]', problem: 'names no region', fix: fixRegion });
  }
  return faults;
}

const file = 'vercel.json';
const fixRegion = "Write the code of the region your KV store is in, such as 'fra1'.";

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function createSchema(hasFile: HasFile) {
  const isRoute = (path: string) => /^app\/.+\/route\.ts$|^app\/(.+\/)?page\.tsx$/.test(path) && hasFile(path);
  const functionFile = text('the file of a route', "'app/api/registrations/route.ts'", (path) =>
    isRoute(path) ? null : 'is the file of no route: the platform would ignore it',
  );
  const cronPath = text('the path of a route', "'/api/cron/sweep'", (path) =>
    hasFile(`app${path}/route.ts`) ? null : 'leads to no route: the cron would call nothing',
  );
  return z
    .strictObject({
      $schema: z.string().optional(),
      framework: z.literal('nextjs', { error: says('is not the framework of this app', "Write 'nextjs'.") }).optional(),
      regions: z
        .array(z.enum(regions, { error: says('is no region', fixRegion) }))
        .describe("Write a list of one region, such as ['fra1']."),
      functions: z
        .record(
          functionFile,
          z
            .strictObject({ maxDuration: numberBetween(1, mostSeconds, 'seconds', true) })
            .describe('Write { maxDuration: 60 }.'),
        )
        .describe('Write functions by file: { "app/api/registrations/route.ts": { "maxDuration": 300 } }.'),
      crons: z
        .array(
          z
            .strictObject({ path: cronPath, schedule: text('a cron of five fields', "'37 3 * * *'", judgeCron) })
            .describe('Write { path, schedule }.'),
        )
        .describe('Write a list of { path, schedule }.')
        .optional(),
    })
    .describe('Write { regions, functions, crons }.');
}

/** Minute, hour, day of month, month, day of week: numbers, lists, ranges and steps, which is all that the platform takes. */
const cronFields = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12 },
  { name: 'day of the week', least: 0, most: 6 },
] as const;

function judgeCron(schedule: string): string | null {
  const fields = schedule.split(' ');
  if (fields.length !== cronFields.length) return 'has not the five fields of a cron';
  const wrong = cronFields.find(({ least, most }, at) => !isCronField(fields[at] ?? '', least, most));
  if (wrong !== undefined) return `has no ${wrong.name} from ${wrong.least} to ${wrong.most}`;
  const isBoth = fields[2] !== '*' && fields[4] !== '*';
  return isBoth ? 'names a day of the month and a day of the week; the platform takes one of them' : null;
}

function isCronField(field: string, least: number, most: number): boolean {
  return field.split(',').every((item) => {
    const [, from, to, step] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(item) ?? [null];
    if (from === null || from === undefined) return /^\*(\/[1-9]\d?)?$/.test(item);
    const [first, last] = [Number(from), Number(to ?? from)];
    return first >= least && last <= most && first <= last && step !== '0';
  });
}
