import type { Page } from '../../../lib/posters/page';
import type { Company } from '../../../lib/sites/site';
import type { Terminal } from '../terminal';
import { drawLabelSheets, drawPosters, type SheetStyle } from './draw-sheets';
import type { LabelPlan } from './plan-labels';
import type { PosterPlan } from './plan-posters';
import { type SheetFile, writeSheets } from './write-sheets';

/** What is to be drawn, and where it goes. */
export type Job = SheetStyle &
  Pick<SheetFile, 'path' | 'format' | 'mayReplace' | 'atMs'> & {
    readonly company: Company;
    readonly warnings: readonly string[];
  } & (
    | { readonly kind: 'poster'; readonly posters: readonly PosterPlan[] }
    | { readonly kind: 'labels'; readonly labels: readonly LabelPlan[]; readonly skip: number }
  );

/** What was drawn. */
export interface Drawn {
  readonly files: readonly string[];
  readonly codes: readonly DrawnCode[];
  /** Letters that no font has. */
  readonly missing: readonly string[];
}

export interface DrawnCode {
  /** Id of the site or of the host. */
  readonly id: string;
  readonly address: string;
  readonly moduleMm: number;
}

/** A poster is big; a label's smallest letters are not. */
const dotsPerInch = { poster: 150, labels: 300 } as const;

/** About 7 MB of posters. */
const pagesPerFile = 500;

/** Draws and writes a job, and shows on a terminal how far it is. Throws `CommandFault`. */
export async function runJob(job: Job, { progress }: Pick<Terminal, 'progress'>): Promise<Drawn> {
  const ids = job.kind === 'poster' ? job.posters.map(({ site }) => site.id) : job.labels.map(({ hostId }) => hostId);
  const sheets = job.kind === 'poster' ? drawPosters(job.posters, job) : drawLabelSheets(job.labels, job.skip, job);
  const bar = progress('Drawing');
  const codes: Omit<DrawnCode, 'id'>[] = [];
  const missing = new Set<string>();
  let done = 0;
  const note = (page: Page) => {
    codes.push(
      ...page.codes.map(({ text, module }) => ({ address: text, moduleMm: Math.round(module * 1_000) / 1_000 })),
    );
    for (const letter of page.missing) missing.add(letter);
    done += 1;
    bar.show(done, sheets.length);
  };
  try {
    const files = await writeSheets(sheets, fileOf(job, ids.length), note);
    return { files, codes: codes.map((code, at) => ({ id: ids[at] ?? '', ...code })), missing: [...missing] };
  } finally {
    bar.end();
  }
}

function fileOf(job: Job, count: number): SheetFile {
  const { company, kind } = job;
  return {
    ...job,
    title: `${company.name}: ${count} ${kind === 'poster' ? 'posters' : 'labels'}`,
    author: company.name,
    language: job.language ?? 'en',
    logo: company.logo,
    dotsPerInch: dotsPerInch[kind],
    pagesPerFile,
  };
}
