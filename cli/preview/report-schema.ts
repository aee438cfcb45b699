import { z } from 'zod';
import { languageNames } from '../../lib/languages';

/** Where a report lies below the folder of its artefact. */
export const reportFile = 'report.json';
export const picturesFolder = 'pictures';

/** More than any report that our code writes; a larger file is refused unread. */
export const mostReportBytes = 1_000_000;
/** Of a list, so many entries are written down; of the rest the report knows the number. */
export const mostListed = 25;
/** Of a text that came from a configuration. */
export const longestText = 400;

/** The screens that are pictured, in the order in which an operator meets them. */
export const pictureSteps = ['start', 'choose', 'confirm', 'registered', 'ready'] as const;
export type PictureStep = (typeof pictureSteps)[number];

const languages = Object.keys(languageNames);
const text = z.string().max(longestText);
const count = z.number().int().min(0).max(10_000_000);
const list = <Entry extends z.ZodType>(entry: Entry) =>
  z.strictObject({ total: count, shown: z.array(entry).max(mostListed).readonly() }).readonly();

const faultSchema = z.strictObject({ path: text, site: text.nullable(), value: text, problem: text, fix: text });
const changeSchema = z.strictObject({
  option: text,
  before: text.nullable(),
  after: text.nullable(),
  isIdentity: z.boolean(),
});
const siteSchema = z.strictObject({ id: text, name: text, state: z.enum(['open', 'closed', 'moved']) });
const changedSiteSchema = siteSchema.extend({ changes: list(changeSchema) });

const comparisonSchema = z.strictObject({
  added: list(siteSchema),
  changed: list(changedSiteSchema),
  renamed: list(changedSiteSchema.extend({ previousId: text })),
  removed: list(siteSchema),
  unchanged: count,
  settings: list(changeSchema),
  hostsAdded: list(z.strictObject({ host: text, site: text })),
  hostsMoved: list(z.strictObject({ host: text, from: text, to: text })),
  hostsRemoved: list(z.strictObject({ host: text, site: text })),
  notes: list(text),
});

const contrastSchema = z.strictObject({
  scheme: z.enum(['light', 'dark']),
  of: text,
  on: text,
  ofColor: text,
  onColor: text,
  ratio: z.number().min(1).max(21),
  least: z.number().min(1).max(21),
});

const pictureSchema = z.strictObject({ step: z.enum(pictureSteps), language: z.enum(languages) });

/**
 * What a pull request does to the configuration. Strict and bounded in every part, because whoever posts it has it from
 * code that nobody has reviewed: an unknown key, a long text or a long list makes the whole report void.
 */
export const previewReportSchema = z.strictObject({
  version: z.literal(1),
  /** What was compared with, as it was typed. */
  base: text,
  sites: z.strictObject({
    before: count.nullable(),
    after: count.nullable(),
    /** At so many of them whoever walks the preview may register without a link, a PIN or an account. */
    openToAll: count.nullable(),
  }),
  /** Null: there was nothing to compare, and `notCompared` says why. */
  comparison: comparisonSchema.nullable(),
  notCompared: text.nullable(),
  /** What would make a second cluster, or leave hosts to no site. */
  refusals: list(faultSchema),
  /** What keeps the configuration from compiling. */
  faults: list(faultSchema),
  /** How many of the faults are about a VIP or a name that somebody else has. */
  conflicts: count,
  warnings: list(text),
  /** Null: the brand could not be read. The weakest pairs come first. */
  contrast: z
    .strictObject({ measured: count, failing: count, weakest: z.array(contrastSchema).max(mostListed) })
    .nullable(),
  check: z
    .array(z.strictObject({ name: text, state: z.enum(['good', 'wrong', 'unknown']), says: text }))
    .max(mostListed),
  pictures: z.strictObject({
    taken: z.array(pictureSchema).max(pictureSteps.length * languages.length),
    /** Why there are none, or not all. */
    missing: text.nullable(),
  }),
});

export type PreviewReport = z.infer<typeof previewReportSchema>;
export type Listed<Entry> = { readonly total: number; readonly shown: readonly Entry[] };
export type Picture = z.infer<typeof pictureSchema>;

/** True: something in it would do harm, so the pull request must not be merged as it is. Pure. */
export function mustNotShip({ faults, refusals, contrast, check }: PreviewReport): boolean {
  const isFaint = contrast !== null && contrast.failing > 0;
  return faults.total > 0 || refusals.total > 0 || isFaint || check.some(({ state }) => state === 'wrong');
}

/** The file of a picture, below the folder of the report. Pure. */
export function pictureFile({ step, language }: Picture): string {
  return `${picturesFolder}/${pictureSteps.indexOf(step) + 1}-${step}-${language}.png`;
}
