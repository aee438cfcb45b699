import { existsSync } from 'node:fs';
import { z } from 'zod';

/** Regions of the platform's function network; a typo would be deployed somewhere else or not at all. */
const regions = [
  'arn1',
  'bom1',
  'cdg1',
  'cle1',
  'cpt1',
  'dub1',
  'dxb1',
  'fra1',
  'gru1',
  'hkg1',
  'hnd1',
  'iad1',
  'icn1',
  'kix1',
  'lhr1',
  'pdx1',
  'sfo1',
  'sin1',
  'syd1',
  'yul1',
] as const;

const cronField = (least: number, most: number) => {
  const part = /^(\*|\d{1,2}(-\d{1,2})?)(\/\d{1,2})?$/;
  return (field: string) =>
    field.split(',').every((item) => {
      const numbers =
        item
          .replace(/\/\d+$/, '')
          .match(/\d+/g)
          ?.map(Number) ?? [];
      return part.test(item) && numbers.every((number) => number >= least && number <= most);
    });
};

/** Minute, hour, day of month, month, day of week: what the platform's own check does not read. */
const cronFields = [cronField(0, 59), cronField(0, 23), cronField(1, 31), cronField(1, 12), cronField(0, 6)];

const cronExpression = z.string().refine((text) => {
  const fields = text.split(' ');
  return fields.length === cronFields.length && cronFields.every((isValid, index) => isValid(fields[index] ?? ''));
}, 'no cron expression of five fields');

/** Longest run of a function on the smallest plan, seconds. */
const mostSeconds = 300;

const isRouteFile = (path: string) => /^app\/.+\/route\.ts$|^app\/.*page\.tsx$/.test(path) && existsSync(path);

/** `vercel.json`, strictly: the platform lets unknown keys, bad crons and functions that match nothing pass. */
export const vercelConfigSchema = z.strictObject({
  $schema: z.string(),
  framework: z.literal('nextjs'),
  regions: z.array(z.enum(regions)).min(1),
  functions: z.record(
    z.string().refine(isRouteFile, 'matches no route of the app'),
    z.strictObject({ maxDuration: z.number().int().min(1).max(mostSeconds) }),
  ),
  crons: z
    .array(
      z.strictObject({
        path: z.string().refine((path) => existsSync(`app${path}/route.ts`), 'no such route'),
        schedule: cronExpression,
      }),
    )
    .optional(),
});
