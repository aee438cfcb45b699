import { z } from 'zod';
import { longestOwnText } from '../../branding/own-texts';
import { siteIdPattern } from '../site-id';
import { labelName } from './label';
import { kindOf, numberBetween, says, text } from './leaf';
import { nodeMarks } from './node-marks';
import { onceOrPerLanguage, ownText } from './wording';

/** What Palette calls the pool of the control plane (API.md §4.2), today and formerly. */
const controlPlaneNames: readonly string[] = ['control-plane-pool', 'master-pool'];

const poolName = text(
  'the name of a pool (lower-case letters, digits, dashes, a letter first, at most 32)',
  "'cameras'",
  (value) => {
    if (controlPlaneNames.includes(value)) return 'is what the pool of the control plane is called';
    return siteIdPattern.test(value) ? null : 'is not the name of a pool';
  },
);

const countFix = "Write how many hosts at a time, such as 1 or '25%'.";
const countOfHosts = z
  .union([z.number(), z.string()], {
    error: (issue) => says(`must be a number or a percentage, not ${kindOf(issue.input)}`, countFix),
  })
  .superRefine((value, context) => {
    if (/^(?:\d{1,3}|(?:\d{1,2}|100)%)$/.test(String(value))) return;
    context.addIssue({ code: 'custom', message: says('is neither a number of hosts nor a percentage', countFix) });
  })
  .describe(countFix);

const updateFix = "Write 'expand-first', 'contract-first' or { maxSurge: 1, maxUnavailable: 0 }.";
const update = z
  .union([
    z.enum(['expand-first', 'contract-first'], { error: says('is no way to update a pool', updateFix) }),
    z.strictObject({ maxSurge: countOfHosts, maxUnavailable: countOfHosts }).describe(updateFix),
  ])
  .describe(updateFix);

const annotation = text('the value of an annotation, at most 4000 characters', "'https://wiki.example.com'", (value) =>
  value.length > 4000 ? 'is longer than 4000 characters' : null,
);

const pool = z
  .strictObject({
    name: poolName,
    label: onceOrPerLanguage(
      ownText('how a host of this pool is told from others', "'The camera server'", 60),
      "Write 'The camera server', or { en: '…', de: '…' }.",
    ).optional(),
    ...nodeMarks,
    annotations: z
      .record(labelName('an annotation'), annotation)
      .describe("Write { 'example.com/owner': 'store systems' }.")
      .optional(),
    architecture: z
      .enum(['amd64', 'arm64'], { error: says('is not an architecture', "Write 'amd64' or 'arm64'.") })
      .optional(),
    update: update.optional(),
    repaveSeconds: numberBetween(
      0,
      86_400,
      'how many seconds a new node must be ready before the next',
      true,
    ).optional(),
    maxHosts: numberBetween(1, 200, 'how many hosts the pool may have', true).optional(),
  })
  .describe("Write { name: 'cameras', label: 'The camera server' }.");

/** The worker pools of a site. */
export const poolsSchema = z.array(pool).describe("Write a list, such as [{ name: 'tills' }, { name: 'cameras' }].");

/** What the operator is asked where several pools may take their host. */
export const poolQuestionSchema = onceOrPerLanguage(
  ownText('a question', "'Is this the till computer or the camera server?'", longestOwnText),
  "Write a question, or { en: '…', de: '…' }.",
);

export type PoolInput = z.output<typeof pool>;
