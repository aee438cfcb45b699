import type { Dictionary } from '../../i18n/dictionary';
import type { Company, Site } from '../../sites/site';
import type { Paper } from '../papers';
import type { Hand } from '../text/set-text';
import type { Inks } from './drawings/drawing';

/** Everything that a poster says, and how. */
export interface PosterWish {
  readonly site: Pick<Site, 'id' | 'name' | 'number'>;
  /** What its code carries. */
  readonly address: string;
  /** May somebody type the address? A staging link is too long for that. */
  readonly isShort: boolean;
  readonly company: Pick<Company, 'name' | 'support'>;
  readonly paper: Paper;
  readonly inks: Inks;
  readonly t: Dictionary;
  readonly hand: Hand;
}

/** Where the parts of a poster are, millimetres; across, all of them are as wide as the sheet without its margins. */
export interface Frame {
  readonly left: number;
  readonly width: number;
  readonly codeTop: number;
  readonly code: number;
  readonly stepsTop: number;
  readonly stepHeight: number;
  readonly helpTop: number;
  readonly helpHeight: number;
}
