import { z } from 'zod';

/** Zod carries one message per issue; problem and remedy travel in it, parted by this. */
const seam = '\n';

/** One zod message that holds what is wrong and how to mend it. */
export function says(problem: string, fix: string): string {
  return `${problem}${seam}${fix}`;
}

/** The inverse of {@link says}; a message of zod's own has no remedy. */
export function splitMessage(message: string): { readonly problem: string; readonly fix: string } {
  const [problem = '', fix = 'See docs/sites.md.'] = message.split(seam);
  return { problem, fix };
}

/** A text; `problemOf` says what is wrong with a value, or null. `what` and `example` become the remedy. */
export function text(what: string, example: string, problemOf: (value: string) => string | null) {
  const fix = `Write ${what}, such as ${example}.`;
  return z
    .string({ error: (issue) => says(`must be a text, not ${kindOf(issue.input)}`, fix) })
    .superRefine((value, context) => {
      const problem = problemOf(value);
      if (problem !== null) context.addIssue({ code: 'custom', message: says(problem, fix) });
    })
    .describe(fix);
}

/**
 * Marks an option in which somebody may write a secret by mistake: what they wrote is never repeated in a fault, because
 * faults end up in the logs of builds, which more people read than the secret is meant for.
 */
export function notRepeated<S extends z.ZodType>(schema: S): S {
  return schema.meta({ ...schema.meta(), [secretMark]: true });
}

/** Was the schema marked by {@link notRepeated}? */
export function isNotRepeated(schema: z.core.$ZodType): boolean {
  return z.globalRegistry.get(schema)?.[secretMark] === true;
}

const secretMark = 'isNotRepeated';

/** A text of the form `pattern`. */
export function textLike(pattern: RegExp, what: string, example: string) {
  return text(what, example, (value) => (pattern.test(value) ? null : `is not ${what}`));
}

/** A text for people: one line, no blanks at the ends, at most `longest` characters. */
export function lineOfText(what: string, example: string, longest = 120) {
  return text(what, example, (value) => {
    if (value.trim() === '') return 'is empty';
    if (value !== value.trim()) return 'has blanks at its ends';
    if (/\p{Cc}/u.test(value)) return 'has a line break or control character in it';
    return value.length > longest ? `is longer than ${longest} characters` : null;
  });
}

/** A number from `least` to `most`; `whole` refuses fractions. */
export function numberBetween(least: number, most: number, what: string, whole = false) {
  const fix = `Write ${what}: a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`;
  return z
    .number({ error: (issue) => says(`must be a number, not ${kindOf(issue.input)}`, fix) })
    .superRefine((value, context) => {
      if (value >= least && value <= most && (!whole || Number.isInteger(value))) return;
      context.addIssue({
        code: 'custom',
        message: says(`is not a ${whole ? 'whole ' : ''}number from ${least} to ${most}`, fix),
      });
    })
    .describe(fix);
}

/** `true` or `false`. */
export function flag() {
  const fix = 'Write true or false, without quotes.';
  return z.boolean({ error: says('is neither true nor false', fix) }).describe(fix);
}

/** What kind of value it is, in words for a message. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (Number.isNaN(value)) return 'NaN';
  return (
    { string: 'a text', number: 'a number', boolean: 'true or false', object: 'a group' }[typeof value as string] ??
    'nothing'
  );
}

/** A day such as `2027-03-31`, at whose end (UTC) something is over. A day that no calendar has is refused. */
export function day(what: string) {
  return text(`the last day on which ${what}`, "'2027-03-31'", (value) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'is not a day as year-month-day';
    const start = Date.parse(`${value}T00:00:00Z`);
    const isReal = !Number.isNaN(start) && new Date(start).toISOString().startsWith(value);
    return isReal ? null : 'is not a day of the calendar';
  });
}
