import { z } from 'zod';
import { flag, says, text, textLike } from './leaf';
import { schedule } from './schedule';

const scansSchema = z
  .strictObject({
    security: schedule('its security is scanned', "'0 3 * * 6'").optional(),
    penetration: schedule('it is tested from outside', "'0 4 * * 6'").optional(),
    conformance: schedule('its conformance is tested', "'0 5 1 * *'").optional(),
  })
  .describe("Write { security: '0 3 * * 6' }.");

/** Left out by a site that has it from its region or the defaults. */
function orFalse<S extends z.ZodType>(schema: S, fix: string) {
  return z.union([z.literal(false, { error: says('is neither a group nor false', fix) }), schema]).describe(fix);
}

const dnsWord = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const backupFix = "Write { location: 'branch-backups', schedule: '0 2 * * *', keep: '30 days' }, or false.";
const backupSchema = z
  .strictObject({
    location: textLike(/^\S(?:[^\p{Cc}]{0,118}\S)?$/u, 'the name of a backup location in Palette', "'branch-backups'"),
    schedule: schedule('it is backed up', "'0 2 * * *'"),
    prefix: textLike(
      dnsWord,
      'what backups are called first (lower-case letters, digits, dashes)',
      "'nightly'",
    ).optional(),
    keep: text('how long a backup is kept', "'30 days' or '12 hours'", judgeKeep),
    namespaces: z
      .array(textLike(dnsWord, 'the name of a namespace', "'point-of-sale'"))
      .describe("Write a list, such as ['point-of-sale'].")
      .optional(),
    disks: flag().optional(),
    clusterResources: z
      .enum(['always', 'auto', 'never'], {
        error: says('does not say whether resources of the cluster are in it', "Write 'always', 'auto' or 'never'."),
      })
      .optional(),
  })
  .describe(backupFix);

const hoursOf: Readonly<Record<string, number>> = { hour: 1, day: 24 };

/** So many hours as `30 days` or `12 hours` has; null for another text. */
export function readKeep(value: string): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4}) (hour|day)s?$/.exec(value) ?? [];
  const hours = Number(count) * (hoursOf[unit] ?? 0);
  return hours === 0 ? null : hours;
}

const mostHours = 24 * 3_650;

function judgeKeep(value: string): string | null {
  const hours = readKeep(value);
  if (hours === null) return 'is not a number of days or hours';
  return hours > mostHours ? 'is more than ten years' : null;
}

const osPatchFix = "Write { schedule: '0 3 * * 0', rebootIfRequired: true }, or false.";
const osPatchSchema = z
  .strictObject({
    schedule: schedule('the system is patched', "'0 3 * * 0'").optional(),
    onBoot: flag().optional(),
    rebootIfRequired: flag().optional(),
  })
  .describe(osPatchFix);

/** What Palette does to the cluster by itself. */
export const policiesSchema = z
  .strictObject({
    scans: scansSchema.optional(),
    backup: orFalse(backupSchema, backupFix).optional(),
    osPatch: orFalse(osPatchSchema, osPatchFix).optional(),
  })
  .describe("Write { scans: { security: '0 3 * * 6' }, backup: { location, schedule, keep } }.");
