import { companyDictionaryFor } from '../../../lib/i18n/company-dictionary';
import { chooseInks } from '../../../lib/posters/choose-inks';
import { drawLabels } from '../../../lib/posters/labels/draw-labels';
import type { Page } from '../../../lib/posters/page';
import type { Paper } from '../../../lib/posters/papers';
import { drawPoster } from '../../../lib/posters/poster/draw-poster';
import type { Company, Site } from '../../../lib/sites/site';
import { loadFaces } from './load-faces';
import type { LabelPlan } from './plan-labels';
import type { PosterPlan } from './plan-posters';

/** How sheets are drawn. */
export interface SheetStyle {
  readonly company: Company;
  readonly paper: Paper;
  /** Instead of that of each site; null: none was asked for. */
  readonly language: string | null;
}

/** A page with a name for its file. */
export interface Sheet {
  readonly name: string;
  readonly draw: () => Page;
}

/** Posters that are drawn when they are asked for: thousands of them never are in memory at once. */
export function drawPosters(posters: readonly PosterPlan[], style: SheetStyle): Sheet[] {
  const inks = chooseInks(style.company.colors);
  return posters.map((plan) => ({
    name: plan.site.id,
    draw: () => drawPoster({ ...plan, ...style, inks, ...voiceFor(plan.site, style) }),
  }));
}

/** Draws sheets of labels. */
export function drawLabelSheets(labels: readonly LabelPlan[], skip: number, style: SheetStyle): Sheet[] {
  const { company, paper } = style;
  const wishes = labels.map((plan) => ({
    ...plan,
    heading: plan.site?.name ?? company.name,
    ...voiceFor(plan.site, style),
  }));
  return drawLabels(wishes, paper, company.name, skip).map((page, at) => ({ name: String(at + 1), draw: () => page }));
}

/** The words and the letters for a site: of the language that was asked for, else its own, else English. */
function voiceFor(site: Site | null, { company, language }: SheetStyle) {
  const t = companyDictionaryFor(language ?? site?.language ?? 'en', company.texts);
  return { t, hand: { faces: loadFaces(t.language), language: t.language, isRightToLeft: t.direction === 'rtl' } };
}
