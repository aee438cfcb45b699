import type { Page } from '../page';
import { type Paper, papers } from '../papers';
import { joinParts } from '../part';
import { drawCodeCard } from './draw-code-card';
import { drawHeader } from './draw-header';
import { drawHelp } from './draw-help';
import { drawSteps } from './draw-steps';
import type { Frame, PosterWish } from './poster-wish';

/** Wider than any printer's own margin, so that none cuts something off. */
const margin = 13;
/** Letter is 18 mm lower than A4: the code and the steps give way, the words do not. */
const frames: Readonly<Record<Paper, Omit<Frame, 'left' | 'width'>>> = {
  a4: { codeTop: 68, code: 74, stepsTop: 146, stepHeight: 47, helpTop: 244, helpHeight: 40 },
  letter: { codeTop: 67, code: 66, stepsTop: 136.5, stepHeight: 45.5, helpTop: 231.5, helpHeight: 37 },
};

/** Draws the poster of a site for its door: a code that leads to the site's page, six steps as pictures, whom to ask. Pure. */
export function drawPoster(wish: PosterWish): Page {
  const { site, t, paper } = wish;
  const { width, height } = papers[paper];
  const frame: Frame = { left: margin, width: width - 2 * margin, ...frames[paper] };
  const { marks, codes, missing } = joinParts(
    drawHeader(wish, frame),
    drawCodeCard(wish, frame),
    drawSteps(wish, frame),
    drawHelp(wish, frame),
  );
  const title = `${t.poster.title}: ${site.name}`;
  return { title, language: t.language, width, height, marks, codes, missing: [...new Set(missing)] };
}
