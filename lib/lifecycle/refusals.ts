import { hostRefusals } from './host-refusals';
import { newcomerRefusals } from './newcomer-refusals';
import { siteRefusals } from './site-refusals';
import type { Words } from './words';

/** Why a lifecycle command writes nothing (more): a closed list, in words for IT. `docs/lifecycle.md` has a row for each. */
export const refusals = { ...siteRefusals, ...newcomerRefusals, ...hostRefusals } as const satisfies Record<
  string,
  Words
>;

export type RefusalCode = keyof typeof refusals;

export interface Refusal {
  readonly code: RefusalCode;
  /** What fills the braces. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A refusal as a plan. Pure. */
export function refuse(code: RefusalCode, facts: Readonly<Record<string, string>>) {
  return { kind: 'refused', refusal: { code, facts } } as const;
}

/** Sentence and remedy, filled in. Pure. */
export function explainRefusal({ code, facts }: Refusal): Words {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  const { sentence, remedy } = refusals[code];
  return { sentence: fill(sentence), remedy: fill(remedy) };
}
